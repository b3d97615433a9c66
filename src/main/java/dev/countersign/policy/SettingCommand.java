package dev.countersign.policy;

import dev.countersign.change.Command;
import dev.countersign.change.Ruling;
import dev.countersign.policy.Clause.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands `/type <name> because <reason>` and `/risk <level> because <reason>`.
///
/// @param known what can be set, the mildest first
/// @param now what holds at present, null where nothing does
record SettingCommand(Case asked, Ruling.Kind kind, List<String> known, @Nullable String now) {

  static SettingCommand ofType(Case asked) {
    List<String> names =
        new ArrayList<>(asked.policy().types().stream().map(ChangeType::name).toList());
    Collections.reverse(names);
    Verdict.TypeFound type = new Judgement(asked).verdict().type();
    return new SettingCommand(asked, Ruling.Kind.TYPE, names, type == null ? null : type.type());
  }

  static SettingCommand ofRisk(Case asked) {
    Verdict.RiskFound risk = new Judgement(asked).verdict().risk();
    return new SettingCommand(
        asked,
        Ruling.Kind.RISK,
        asked.policy().risk().levelNames(),
        risk == null ? null : risk.level());
  }

  Wish read(Command command) {
    String form = kind == Ruling.Kind.TYPE ? "/type <name>" : "/risk <level>";
    if (known.isEmpty()) {
      return new Wish.Unclear("This policy rates no risks.");
    }
    return switch (Clause.read(command.words(), this::name, asked.policy().zone())) {
      case Reading.Groundless _ ->
          new Wish.Unclear("It needs a reason: %s because <reason>.".formatted(form));
      case Reading.Nameless(String said) -> unknown(said);
      case Reading.Timeless(String said) -> WaiverCommand.noTime(said);
      case Reading.Read(Clause clause) when clause.until() != null ->
          new Wish.Unclear("What is set by a command has no end of its own: leave out until.");
      case Reading.Read(Clause clause) -> set(clause);
    };
  }

  private Wish set(Clause clause) {
    boolean lower = known.indexOf(clause.subject()) < known.indexOf(now);
    String refused = "It stays " + now;
    return lower
        ? new Wish.Lifts(kind, clause, asked.policy().mayLower(), refused)
        : new Wish.Tightens(kind, clause);
  }

  private @Nullable String name(String said) {
    return known.stream().filter(name -> Spelling.same(name, said)).findFirst().orElse(null);
  }

  private Wish unknown(String said) {
    Emergency emergency = asked.policy().emergency();
    if (kind == Ruling.Kind.TYPE && emergency != null && Spelling.same(emergency.type(), said)) {
      return new Wish.Unclear(
          "An emergency is declared, not set: %s.".formatted(EmergencyCommands.form(emergency)));
    }
    return new Wish.Unclear(
        "The policy knows no %s; there are %s."
            .formatted(
                said.isEmpty() ? "empty name" : Spelling.brief(said), String.join(", ", known)));
  }
}

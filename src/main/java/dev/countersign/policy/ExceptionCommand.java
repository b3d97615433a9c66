package dev.countersign.policy;

import dev.countersign.calendar.Freeze;
import dev.countersign.change.Command;
import dev.countersign.change.Ruling;
import dev.countersign.policy.Clause.Reading;
import java.util.List;

/// The command `/except freeze because <reason>`.
record ExceptionCommand(Case asked) {
  private static final String FORM = "/except freeze because <reason>";
  private static final String WHAT = "freeze";

  Wish read(Command command) {
    return switch (Clause.read(
        command.words(), said -> Spelling.same(said, WHAT) ? WHAT : null, asked.policy().zone())) {
      case Reading.Groundless _ -> new Wish.Unclear("An exception needs its reason: " + FORM + ".");
      case Reading.Nameless _ ->
          new Wish.Unclear("Only from a freeze can an exception be made: " + FORM + ".");
      case Reading.Timeless(String said) -> WaiverCommand.noTime(said);
      case Reading.Read(Clause clause) -> exception(clause);
    };
  }

  private Wish exception(Clause clause) {
    Verdict.TypeFound type = new Judgement(asked).verdict().type();
    Facts facts = new Facts(asked);
    List<Freeze> freezes =
        new TimeFindings(facts, type == null ? "" : type.type(), new Rulings(facts, new Gaps()))
            .inForce();
    if (freezes.isEmpty()) {
      return new Wish.Unclear("No freeze is in force, so there is nothing to except this from.");
    }
    List<String> roles =
        freezes.stream().flatMap(freeze -> freeze.exceptionsBy().stream()).distinct().toList();
    String names = String.join(", ", freezes.stream().map(Freeze::name).toList());
    return new Wish.Lifts(Ruling.Kind.EXCEPTION, clause, roles, names + " holds it still");
  }
}

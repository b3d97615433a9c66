package dev.countersign.policy;

import dev.countersign.change.Command;
import dev.countersign.change.Ruling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The command `/waive <rule> [until <day>] because <reason>`.
record WaiverCommand(Case asked) {
  private static final String FORM = "/waive <rule> because <reason>";

  Wish read(Command command) {
    return switch (Clause.read(command.words(), this::rule, asked.policy().zone())) {
      case Clause.Reading.Groundless _ ->
          new Wish.Unclear("A waiver needs its reason: " + FORM + ".");
      case Clause.Reading.Nameless(String said) -> unknown(said);
      case Clause.Reading.Timeless(String said) -> noTime(said);
      case Clause.Reading.Read(Clause clause) -> waiver(clause);
    };
  }

  static Wish noTime(String said) {
    return new Wish.Unclear(
        "%s is no day: write it as in until 2026-03-05.".formatted(Spelling.brief(said)));
  }

  private Wish waiver(Clause clause) {
    Instant until = clause.until();
    if (until != null && !until.isAfter(asked.now())) {
      return new Wish.Unclear("A waiver cannot end before it begins.");
    }
    Rule rule =
        asked.policy().rules().stream()
            .filter(one -> one.name().equals(clause.subject()))
            .findFirst()
            .orElseThrow();
    return new Wish.Lifts(
        Ruling.Kind.WAIVER, clause, rule.waivableBy(), rule.name() + " is not waived");
  }

  private @Nullable String rule(String said) {
    return asked.policy().rules().stream()
        .map(Rule::name)
        .filter(name -> Spelling.same(name, said))
        .findFirst()
        .orElse(null);
  }

  private Wish unknown(String said) {
    String names = Words.first(asked.policy().rules().stream().map(Rule::name).toList());
    return new Wish.Unclear(
        said.isEmpty()
            ? "A waiver needs its rule: %s.".formatted(FORM)
            : "No rule of the policy is called %s; there are %s."
                .formatted(Spelling.brief(said), names));
  }
}

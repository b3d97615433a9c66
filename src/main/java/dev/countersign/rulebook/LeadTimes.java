package dev.countersign.rulebook;

import dev.countersign.calendar.Term;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lead times that a policy gives its types, and whether a rule asks for them.
final class LeadTimes {
  private static final Term NONE = new Term(0, Term.Unit.DAYS);

  private LeadTimes() {}

  /// The requirement of a type's own lead time; null where no rule has it.
  static Node.@Nullable Field askedIn(Node policy) {
    return Tree.under(Take.at(policy, "rules"), "lead_time")
        .filter(field -> Take.texts(field.value()).equals(List.of("true")))
        .findFirst()
        .orElse(null);
  }

  /// The types' lead times that may be less than that of the next milder type.
  ///
  /// @param types strictest first
  static Stream<Node.Field> lessThanMilder(Node policy, List<String> types) {
    List<Node.Field> found =
        Take.fields(Take.at(policy, "types")).fields().stream()
            .filter(type -> types.contains(type.name()))
            .toList();
    return Stream.iterate(1, at -> at < found.size(), at -> at + 1)
        .filter(at -> mayBeLess(found.get(at - 1), found.get(at)))
        .map(at -> found.get(at - 1));
  }

  private static boolean mayBeLess(Node.Field type, Node.Field other) {
    Term own = of(type);
    Term milder = of(other);
    return milder.amount() > 0 && (own.unit() != milder.unit() || own.amount() < milder.amount());
  }

  private static Term of(Node.Field type) {
    Term said = Term.of(Take.text(type.value(), "lead_time", ""));
    return said == null ? NONE : said;
  }
}

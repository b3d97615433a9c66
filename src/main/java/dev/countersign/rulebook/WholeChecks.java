package dev.countersign.rulebook;

import dev.countersign.calendar.Term;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must be true of a policy as a whole, beyond the shape of each of its parts. Reads on where
/// parts are broken, so that everything is said in one go.
final class WholeChecks {
  private final Node root;
  private final Problems problems;

  WholeChecks(Node root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  void run() {
    types();
    Take.fields(Take.at(root, "areas")).fields().forEach(this::cycles);
    baseInCheck();
    leadTimes();
    freezes();
  }

  /// The type that a declared emergency has; empty where there is none.
  static String emergencyType(Node root) {
    return Take.text(Take.at(root, "emergency"), "type", "");
  }

  private void types() {
    String emergency = emergencyType(root);
    List<Node.Field> ordinary = ordinaryTypes(root);
    Take.fields(Take.at(root, "types")).fields().stream()
        .filter(type -> type.name().equals(emergency))
        .forEach(this::emergencyType);
    Node.Field types = Take.fields(root).field("types");
    if (types == null || !(types.value() instanceof Node.Fields)) {
      return;
    }
    if (ordinary.isEmpty()) {
      problems.error(
          types.key().spot(),
          "`types` has none but the emergency's",
          "add one, as in `standard: {}`");
      return;
    }
    fallback(ordinary, fallbackOf(ordinary));
  }

  static List<Node.Field> ordinaryTypes(Node root) {
    String emergency = emergencyType(root);
    return Take.fields(Take.at(root, "types")).fields().stream()
        .filter(type -> !type.name().equals(emergency))
        .toList();
  }

  /// The type that a change has where no condition holds, of types that are not the emergency's.
  static Node.Field fallbackOf(List<Node.Field> types) {
    return types.stream()
        .filter(type -> Take.flag(type.value(), "fallback", false))
        .findFirst()
        .orElse(types.getLast());
  }

  private void emergencyType(Node.Field type) {
    for (String key : List.of("when", "fallback")) {
      Node.Field field = Take.fields(type.value()).field(key);
      if (field != null) {
        problems.error(
            field.key().spot(),
            "the emergency type %s is declared, so it has no %s"
                .formatted(Shown.quoted(type.name()), Shown.quoted(key)),
            "take it out");
      }
    }
    if (Take.has(type.value(), "label")) {
      problems.warning(
          Take.at(type.value(), "label").spot(),
          "the emergency type's label is read, not acted on yet",
          null);
    }
  }

  private void fallback(List<Node.Field> types, Node.Field fallback) {
    boolean marked = Take.flag(fallback.value(), "fallback", false);
    if (!marked && Take.has(fallback.value(), "when")) {
      problems.error(
          fallback.key().spot(),
          "no type takes what no condition takes: the last, %s, has a `when`"
              .formatted(Shown.quoted(fallback.name())),
          "add a type without `when`, or mark one `fallback: true`");
    }
    for (Node.Field type : types) {
      if (!type.equals(fallback) && Take.flag(type.value(), "fallback", false)) {
        problems.error(
            type.key().spot(),
            "a second fallback; the first is %s".formatted(Shown.quoted(fallback.name())),
            "mark one of them");
      } else if (!type.equals(fallback) && !Take.has(type.value(), "when")) {
        problems.error(
            type.key().spot(),
            "the type %s has no `when` and is not the fallback, so no change can have it"
                .formatted(Shown.quoted(type.name())),
            "give it a `when`, or put it last");
      }
    }
  }

  private void cycles(Node.Field area) {
    Deque<String> open = new ArrayDeque<>(covered(area.name()));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (next.equals(area.name())) {
        problems.error(
            area.key().spot(),
            "the area %s contains itself, by way of %s"
                .formatted(
                    Shown.quoted(area.name()), Shown.quoted(seen.isEmpty() ? next : last(seen))),
            "break the circle");
        return;
      }
      if (seen.add(next)) {
        open.addAll(covered(next));
      }
    }
  }

  private static String last(Set<String> seen) {
    return List.copyOf(seen).getLast();
  }

  private List<String> covered(String area) {
    Node node = Take.at(root, "areas", area);
    return Stream.concat(
            Take.texts(node, "covers").stream(),
            Tree.asked(node, "area").flatMap(each -> Take.texts(each.value()).stream()))
        .toList();
  }

  /// A freeze holds only by a rule that asks for it, and the rule only by a freeze.
  private void freezes() {
    Node.@Nullable Field freezes = Take.fields(Take.at(root, "calendar")).field("freezes");
    Node.@Nullable Field asked =
        Tree.under(Take.at(root, "rules"), "no_freeze").findFirst().orElse(null);
    if (freezes != null && asked == null) {
      problems.warning(
          freezes.key().spot(),
          "no rule asks for `no_freeze`, so these hold no change",
          "write a rule with `require: {no_freeze: true}`");
    } else if (freezes == null && asked != null) {
      problems.warning(
          asked.key().spot(),
          "the calendar has no freezes, so this is always met",
          "give some under `calendar.freezes`");
    }
  }

  /// Where a rule asks for the lead time of the type, it must be a length of time.
  private void leadTimes() {
    Node.@Nullable Field asked = LeadTimes.askedIn(root);
    if (asked == null) {
      return;
    }
    List<Node> said =
        ordinaryTypes(root).stream()
            .map(type -> Take.at(type.value(), "lead_time"))
            .filter(node -> !node.equals(Take.NOTHING))
            .toList();
    if (said.isEmpty()) {
      problems.error(
          asked.key().spot(),
          "no type has a `lead_time`, so the rule asks for nothing",
          "give one to a type, as in `lead_time: 2-5 days`");
    }
    for (Node node : said) {
      if (Term.of(String.join("", Take.texts(node))) == null) {
        problems.error(
            node.spot(),
            "%s is no length of time, and %s asks for it"
                .formatted(node.kind(), asked.key().spot().inWordsFrom(node.spot())),
            "write a duration such as 24h, 3d or 2-5 business days, of which the least counts");
      }
    }
  }

  private void baseInCheck() {
    String check = Take.text(root, "check", "countersign");
    Node.@Nullable Field asked = check.contains("{base}") || oneBranch() ? null : askedOfBase();
    if (asked != null) {
      Node.Field named = Take.fields(root).field("check");
      problems.error(
          asked.key().spot(),
          "what is decided depends on the base branch, so `check` must carry `{base}`%s"
              .formatted(named == null ? "" : " (line %d)".formatted(named.key().spot().line())),
          "write `check: \"%s: {base}\"`".formatted(check));
    }
  }

  /// Whether only one base branch is judged at all.
  private boolean oneBranch() {
    List<String> branches = Take.texts(Take.at(root, "scope"), "branches");
    return branches.size() == 1 && branches.getFirst().matches("[A-Za-z0-9._/-]+[^/]");
  }

  private Node.@Nullable Field askedOfBase() {
    return Stream.of("rules", "types", "areas", "risk", "emergency")
        .map(key -> Take.at(root, key))
        .flatMap(node ->
            node instanceof Node.Fields fields
                ? fields.fields().stream().map(Node.Field::value)
                : Stream.of(node))
        .flatMap(node -> Tree.asked(node, "base"))
        .findFirst()
        .orElse(null);
  }
}

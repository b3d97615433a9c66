package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The laying of one file's rules over another's: new ones are added, those that may be overridden
/// are replaced, the others only ask for more.
final class RuleTightening implements Merge {
  private static final List<String> NO_THEN_YES = List.of("false", "true");

  @Override
  public Node merge(Node.@Nullable Field above, Node.Field own, Problems problems) {
    if (above == null) {
      return own.value();
    }
    if (!(own.value() instanceof Node.Items items)) {
      return Merge.refusedKind(above, own, "a list", problems);
    }
    List<Node> rules = new ArrayList<>(Take.items(above.value()));
    for (Node rule : items.items()) {
      int at = indexOf(rule, rules);
      if (at < 0 || rules.get(at).spot().source() == rule.spot().source()) {
        rules.add(rule);
      } else {
        rules.set(at, over(rules.get(at), rule, problems));
      }
    }
    return new Node.Items(rules, items.spot());
  }

  private static int indexOf(Node rule, List<Node> rules) {
    String name = name(rule);
    List<String> names = rules.stream().map(RuleTightening::name).toList();
    return name.isEmpty() ? -1 : names.indexOf(name);
  }

  private static String name(Node rule) {
    return Take.text(rule, "rule", "").toLowerCase(Locale.ROOT);
  }

  private static Node over(Node above, Node own, Problems problems) {
    return Take.flag(above, "overridable", false)
        ? own
        : tightened().merge(field(above), field(own), problems);
  }

  private static Node.Field field(Node rule) {
    Node.Field name = Take.fields(rule).field("rule");
    Spot spot = name == null ? rule.spot() : name.key().spot();
    return new Node.Field(new Node.Text(Take.text(rule, "rule", "rule"), true, spot), rule);
  }

  private static Merge tightened() {
    return (above, own, problems) -> {
      Merge others = (old, field, noted) -> asAbove(above, old, field, noted);
      Node merged =
          Merge.keyed(
                  Map.of(
                      "rule", (old, field, _) -> old == null ? field.value() : old.value(),
                      "severity", Merge.ordered("block", List.of("warn", "block")),
                      "in_emergency", Merge.ordered("false", NO_THEN_YES),
                      "overridable", Merge.fixedTo("false"),
                      "waivable_by", Merge.within(),
                      "require", require()),
                  others)
              .merge(above, own, problems);
      // People are led to the file that says when and why.
      return above == null
          ? merged
          : new Node.Fields(Take.fields(merged).fields(), above.value().spot());
    };
  }

  /// What is neither in the rule above nor tightens it may not be put in.
  private static Node asAbove(
      Node.@Nullable Field rule, Node.@Nullable Field old, Node.Field field, Problems problems) {
    if (old == null && rule != null && field.name().equals("when")) {
      Merge.fixed(rule.key().spot(), field, problems);
      return field.value();
    }
    return Merge.same().merge(old, field, problems);
  }

  private static Merge require() {
    return (above, own, problems) -> {
      boolean newChecks = above == null || !Take.has(above.value(), "checks");
      return Merge.keyed(
              Map.of(
                  "approvals", RuleTightening::approvals,
                  "sections", Merge.added(),
                  "checks", Merge.added(),
                  "recommended", Merge.added(),
                  "allow", newChecks ? Merge.own() : Merge.within()),
              Merge.same())
          .merge(above, own, problems);
    };
  }

  private static Node approvals(Node.@Nullable Field above, Node.Field own, Problems problems) {
    if (above == null) {
      return own.value();
    }
    Node before = above.value();
    if (Take.has(before, "matrix") != Take.has(own.value(), "matrix")) {
      Merge.fixed(above.key().spot(), own, problems);
      return before;
    }
    int seats = Math.max(1, Take.texts(before, "including").size());
    return Merge.keyed(
            Map.of(
                "count",
                Tightening.atLeast(seats),
                "including",
                RuleTightening::including,
                "from",
                Take.has(before, "from") ? Merge.within() : Merge.own(),
                "matrix",
                Merge.named(RuleTightening::including)),
            Merge.same())
        .merge(above, own, problems);
  }

  /// Seats may be added, and none taken away.
  private static Node including(Node.@Nullable Field above, Node.Field own, Problems problems) {
    List<Node> missing = new ArrayList<>(above == null ? List.of() : Take.items(above.value()));
    Take.items(own.value()).forEach(seat -> removeOne(missing, seat));
    if (above != null && !missing.isEmpty()) {
      problems.error(
          own.key().spot(),
          "%s is without %s, which %s asks for"
              .formatted(
                  Shown.quoted(own.name()),
                  missing.getFirst().kind(),
                  above.key().spot().inWords()),
          "add it");
    }
    return own.value();
  }

  private static void removeOne(List<Node> seats, Node seat) {
    for (int at = 0; at < seats.size(); at++) {
      if (seats.get(at).saysTheSameAs(seat)) {
        seats.remove(at);
        return;
      }
    }
  }
}

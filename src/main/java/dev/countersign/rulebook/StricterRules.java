package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules of two files: the lower one adds rules, raises the number of approvals of a rule above,
/// and replaces those rules above that say `overridable: true`.
final class StricterRules {
  private static final Set<String> SHOWN_ONLY = Set.of("rule", "because", "clauses", "require");

  private final Problems problems;

  StricterRules(Problems problems) {
    this.problems = problems;
  }

  Node.Field merged(Node.@Nullable Field upper, Node.Field lower) {
    if (upper == null) {
      return lower;
    }
    Map<String, Node> rules = new LinkedHashMap<>();
    Take.items(upper.value()).forEach(rule -> rules.put(name(rule), rule));
    List<Node> nameless = new ArrayList<>();
    for (Node rule : Take.items(lower.value())) {
      Node above = rules.get(name(rule));
      if (name(rule).isEmpty()) {
        nameless.add(rule);
      } else {
        rules.put(name(rule), above == null ? rule : same(above, rule));
      }
    }
    List<Node> all = new ArrayList<>(rules.values());
    all.addAll(nameless);
    return new Node.Field(upper.key(), new Node.Items(all, upper.value().spot()));
  }

  private static String name(Node rule) {
    return Take.text(rule, "rule", "");
  }

  private Node same(Node above, Node below) {
    if (Take.flag(above, "overridable", false) || above.saysTheSameAs(below)) {
      return below;
    }
    for (Node.Field field : Take.fields(below).fields()) {
      Node said = Take.fields(above).get(field.name());
      boolean fits =
          SHOWN_ONLY.contains(field.name()) || (said != null && said.saysTheSameAs(field.value()));
      if (!fits) {
        loosens(above, field.key());
        return above;
      }
    }
    return raised(above, below);
  }

  /// The rule above with the number of approvals of the rule below.
  private Node raised(Node above, Node below) {
    Node asked = Take.at(below, "require");
    Node approvals = Take.at(asked, "approvals");
    boolean onlyCount =
        Take.fields(asked).names().equals(List.of("approvals"))
            && Take.fields(approvals).names().equals(List.of("count"));
    Node.Field count = Take.fields(approvals).field("count");
    if (!onlyCount || count == null || !higher(above, count.value())) {
      loosens(above, below);
      return above;
    }
    return replaced(above, List.of("require", "approvals", "count"), count.value());
  }

  private static boolean higher(Node above, Node count) {
    String now = Take.text(Take.at(above, "require", "approvals"), "count");
    String then = String.join("", Take.texts(count));
    return now != null
        && now.matches("[0-9]{1,4}")
        && then.matches("[0-9]{1,4}")
        && Integer.parseInt(then) >= Integer.parseInt(now);
  }

  private static Node replaced(Node node, List<String> path, Node value) {
    if (path.isEmpty()) {
      return value;
    }
    Node.Fields fields = Take.fields(node);
    return new Node.Fields(
        fields.fields().stream()
            .map(field ->
                field.name().equals(path.getFirst())
                    ? new Node.Field(
                        field.key(), replaced(field.value(), path.subList(1, path.size()), value))
                    : field)
            .toList(),
        fields.spot());
  }

  private void loosens(Node above, Node at) {
    problems.error(
        at.spot(),
        "the rule %s is said by the policy above (%s) and is not `overridable`"
            .formatted(Shown.quoted(name(above)), above.spot().inWords()),
        "raise only its number of approvals, as in `require: {approvals: {count: 3}}`, or add a rule of another name");
  }
}

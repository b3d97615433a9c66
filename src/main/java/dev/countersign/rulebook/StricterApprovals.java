package dev.countersign.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may count as an approver, said by two files: the lower one may only ask for more.
final class StricterApprovals {
  /// Strictest first.
  private static final List<String> STALE =
      List.of("any_push", "changed_diff", "changed_area", "never");

  private final Problems problems;

  StricterApprovals(Problems problems) {
    this.problems = problems;
  }

  Node.Field merged(Node.@Nullable Field upper, Node.Field lower) {
    Node above = upper == null ? Take.NOTHING : upper.value();
    Map<String, Node.Field> all = new LinkedHashMap<>();
    Take.fields(above).fields().forEach(field -> all.put(field.name(), field));
    for (Node.Field field : Take.fields(lower.value()).fields()) {
      if (tightens(above, field)) {
        all.put(field.name(), field);
      } else {
        Node.Field there = all.get(field.name());
        String where = there == null ? "by leaving it out" : "in " + there.key().spot().inWords();
        problems.error(
            field.key().spot(),
            "%s would loosen what the policy above says (%s)"
                .formatted(Shown.quoted(field.name()), where),
            "take it out here");
      }
    }
    return new Node.Field(
        lower.key(), new Node.Fields(List.copyOf(all.values()), lower.value().spot()));
  }

  private static boolean tightens(Node above, Node.Field field) {
    String said = String.join("", Take.texts(field.value()));
    return switch (field.name()) {
      case "stale" -> STALE.indexOf(said) <= STALE.indexOf(Take.text(above, "stale", "any_push"));
      case "contributors" -> !said.equals("true") || Take.flag(above, "contributors", false);
      case "separate_roles" -> said.equals("true") || !Take.flag(above, "separate_roles", true);
      case "bots" -> Take.texts(above, "bots").containsAll(Take.texts(field.value()));
      default -> true; // a key that is none is noted with the shapes
    };
  }
}

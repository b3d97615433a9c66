package dev.countersign.rulebook;

import dev.countersign.policy.ChangeType;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/// What a policy says that no change can ever meet: rules that never apply, types that no change
/// has, types that no rule is about.
final class Unreachable {
  private final Policy policy;
  private final Node root;
  private final Problems problems;
  private final Reach reach;

  /// @param root the tree that the policy was read from
  Unreachable(Policy policy, Node root, Problems problems) {
    this.policy = policy;
    this.root = root;
    this.problems = problems;
    this.reach = new Reach(policy.risk().levelNames());
  }

  void note() {
    List<ChangeType> before = new ArrayList<>();
    for (ChangeType type : policy.types()) {
      sameAsEarlier(type, before);
      before.add(type);
    }
    List<Node> nodes = Take.items(Take.at(root, "rules"));
    for (int at = 0; at < nodes.size(); at++) {
      neverApplies(policy.rules().get(at), nodes.get(at));
    }
    // An authorised emergency passes by that authority, with or without a rule.
    WholeChecks.ordinaryTypes(root).forEach(this::uncovered);
  }

  private void sameAsEarlier(ChangeType type, List<ChangeType> before) {
    before.stream()
        .filter(earlier -> type.when() != null && type.when().equals(earlier.when()))
        .findFirst()
        .ifPresent(earlier ->
            problems.warning(
                key(type.name()),
                "no change can have the type %s: %s asks the same and comes first"
                    .formatted(Shown.quoted(type.name()), Shown.quoted(earlier.name())),
                null));
  }

  private Spot key(String type) {
    return Take.fields(Take.at(root, "types")).fields().stream()
        .filter(field -> field.name().equals(type))
        .findFirst()
        .orElseThrow()
        .key()
        .spot();
  }

  private void neverApplies(Rule rule, Node node) {
    List<String> types = Take.fields(Take.at(root, "types")).names();
    if (types.stream().noneMatch(type -> applies(rule, type))) {
      boolean emergency = types.stream().anyMatch(type -> possible(rule.when(), type));
      problems.warning(
          Take.at(node, "rule").spot(),
          "the rule can never apply",
          emergency
              ? "it asks for the emergency type; add `in_emergency: true`"
              : "its `when` asks for things that exclude each other");
    }
  }

  private boolean applies(Rule rule, String type) {
    boolean ordinary = policy.types().stream().anyMatch(each -> each.name().equals(type));
    return (ordinary || rule.inEmergency()) && possible(rule.when(), type);
  }

  private boolean possible(Condition when, String type) {
    return reach.of(when, type).possible();
  }

  private void uncovered(Node.Field type) {
    if (policy.rules().stream().noneMatch(rule -> applies(rule, type.name()))) {
      problems.warning(
          type.key().spot(),
          "no rule covers the type %s, so such a change can never pass"
              .formatted(Shown.quoted(type.name())),
          "write a rule that applies to it");
    }
  }
}

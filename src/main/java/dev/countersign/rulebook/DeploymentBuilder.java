package dev.countersign.rulebook;

import dev.countersign.policy.DeploymentGate;

/// What must hold for deployments, out of a tree whose shape is right.
final class DeploymentBuilder {
  private DeploymentBuilder() {}

  static DeploymentGate gate(Node.Field field) {
    Node require = Take.at(field.value(), "require");
    return new DeploymentGate(
        field.name(),
        Take.flag(require, "reachable_from_default_branch", false),
        Take.texts(require, "succeeded_first_in"),
        Take.texts(require, "window"),
        Take.flag(require, "no_freeze", false),
        Take.flag(require, "every_change_recorded", false),
        Take.has(require, "approvals")
            ? new DeploymentGate.Approvals(
                Take.whole(Take.at(require, "approvals"), "count", 1),
                Take.texts(Take.at(require, "approvals"), "from"))
            : null);
  }
}

package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.PullRequest.Branch;
import dev.countersign.forge.PullId;

/// Where a pull request in a stack really goes: to the stack's base, which GitHub tells in REST
/// only.
///
/// REST is asked for that only where it can matter: where the base branch is not the default branch
/// and is itself the head of an open pull request, or is gone.
final class Stacks {
  private final Rest rest;

  Stacks(Rest rest) {
    this.rest = rest;
  }

  Branch baseOf(PullId id, PullFacts facts) {
    Branch own = facts.ownBase();
    if (!facts.mayBeStacked()) {
      return own;
    }
    String path = Rest.path(id.repo()) + "/pulls/" + id.number();
    JsonNode stack = rest.get(Access.judging(id.installation()), path).json().path("stack");
    return stack.isObject()
        ? new Branch(
            id.repo(),
            Facts.text(Facts.object(stack, "base"), "ref"),
            Facts.sha(Facts.object(stack, "base"), "sha"))
        : own;
  }
}

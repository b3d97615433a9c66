package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Truth;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may lift something of a change by a command: who is in a role that the policy names, and is
/// neither its author nor, where they may not approve, one who worked on it.
final class Authority {
  private final Policy policy;
  private final Change change;
  private final RoleMembers members;
  private final Contributors contributors;

  Authority(Policy policy, Change change, People people) {
    this.policy = policy;
    this.change = change;
    this.members = new RoleMembers(policy, people);
    this.contributors = new Contributors(change, new Heads(change));
  }

  /// Why this one may not, as in `is the author`; null where they may.
  @Nullable String against(Login who, List<String> roles) {
    if (who.equals(change.pull().author().login())) {
      return "is the author";
    }
    Truth has = roles.stream().map(role -> members.has(role, who)).reduce(Truth.NO, Truth::or);
    return switch (has) {
      case YES -> asContributor(who);
      case NO -> roles.isEmpty() ? "may not: nobody may" : "is not in the role " + titles(roles);
      case UNKNOWN -> "cannot be seen to be in the role " + titles(roles);
    };
  }

  private @Nullable String asContributor(Login who) {
    if (policy.approving().contributors() && !change.pull().author().bot()) {
      return null;
    }
    String deed = contributors.deed(who);
    return deed != null || contributors.complete() ? deed : Sentence.MAY_HAVE_WRITTEN;
  }

  /// The titles of roles, as in `Security Lead or Manager`.
  String titles(Collection<String> roles) {
    return String.join(" or ", roles.stream().map(role -> policy.role(role).title()).toList());
  }
}

package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a change is the one person's who runs everything, so that nobody else could approve it.
final class SoleOperation {
  private SoleOperation() {}

  /// The policy's sole operator, where the change is all theirs; null where it is not.
  static @Nullable SoleOperator of(Case asked, Gaps gaps) {
    SoleOperator operator = asked.policy().soleOperator();
    Change change = asked.change();
    if (operator == null || !change.pull().author().login().equals(operator.user())) {
      return null;
    }
    if (!asked.people().canWrite(operator.user())) {
      gaps.remark(
          "@%s, who runs everything alone by the policy, may not write to this repository, as far as GitHub tells: the approvals stay wanted."
              .formatted(operator.user()));
      return null;
    }
    if (!change.commitsComplete()) {
      gaps.missed(Gap.COMMITS_UNSEEN);
      return null;
    }
    Login other =
        hands(change)
            .filter(login -> !login.equals(operator.user()))
            .sorted()
            .findFirst()
            .orElse(null);
    if (other != null) {
      gaps.remark(
          "@%s has a hand in the commits: the approvals stay wanted, although @%s runs everything alone."
              .formatted(other, operator.user()));
      return null;
    }
    gaps.remark("Accepted limitation " + operator.riskReference() + ": sole operator.");
    return operator;
  }

  private static Stream<Login> hands(Change change) {
    return change.commits().stream().flatMap(SoleOperation::hands).map(Person::login);
  }

  private static Stream<Person> hands(Commit commit) {
    Stream<Person> others =
        Stream.of(commit.committer(), commit.pusher()).flatMap(Stream::ofNullable);
    return Stream.concat(commit.writers().stream(), others);
  }
}

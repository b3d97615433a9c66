package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Change;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every policy out of two files: whatever a repository's file says, where it is
/// taken at all, nothing passes that the organisation's alone holds.
class InheritanceLaws {
  private static final int FILES = 300;
  private static final int CHANGES = 10;
  private static final Rulebook RULEBOOK = new Rulebook();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noFileOfARepositoryLetsAnythingPassThatItsOrganisationHolds(long seed) {
    hold(new Random(seed), MadeFiles::organisation);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void norBelowAnOrganisationThatStartsFromAPreset(long seed) {
    hold(
        new Random(seed),
        _ ->
            """
            extends: preset/starter
            policy: o
            title: O
            mode: enforce
            roles: {lead: {users: [dana]}}
            sections: {plan: {title: Plan}}
            rules: [{rule: R0, require: {approvals: {count: 2}}, because: x}]
            """);
  }

  private interface Above {
    String text(MadeFiles made);
  }

  private static void hold(Random random, Above above) {
    MadeFiles made = new MadeFiles(random);
    int taken = 0;
    int passed = 0;
    for (int number = 0; number < FILES; number++) {
      String upper = above.text(made);
      String lower = made.repository();
      if (read(upper, null) instanceof PolicyReading.Valid(Policy alone, var _)
          && read(upper, lower) instanceof PolicyReading.Valid(Policy both, var _)) {
        taken++;
        for (Change change : changes(random)) {
          boolean held = held(alone, change);
          boolean passes = !held(both, change);
          passed += passes ? 1 : 0;
          assertThat(held && passes)
              .as("held by\n%s\npasses with\n%s\n%s", upper, lower, change)
              .isFalse();
        }
      }
    }
    assertThat(taken).as("files of repositories that are taken").isGreaterThan(FILES / 10);
    assertThat(passed).as("changes that pass, else the law says nothing").isPositive();
  }

  private static List<Change> changes(Random random) {
    List<Change> changes = new ArrayList<>();
    for (int number = 0; number < CHANGES; number++) {
      changes.add(new MadeChange(random).change());
    }
    return changes;
  }

  private static boolean held(Policy policy, Change change) {
    Verdict verdict = new Judge().judge(policy, change, MadeChange.people(), MadeChange.NOON);
    return !verdict.observing()
        && verdict.outcome() != Outcome.READY
        && verdict.outcome() != Outcome.OUT_OF_SCOPE
        && verdict.outcome() != Outcome.UNWATCHED;
  }

  private static PolicyReading read(String upper, @org.jspecify.annotations.Nullable String lower) {
    return RULEBOOK.read(
        null,
        new PolicyFile("acme/.github: countersign.yml", upper),
        lower == null ? null : new PolicyFile("acme/shop: .github/countersign.yml", lower),
        "acme");
  }
}

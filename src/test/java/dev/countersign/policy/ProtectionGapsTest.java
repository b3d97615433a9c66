package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.ProtectionFacts.RequiredCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtectionGapsTest {
  private static final Fence FENCE = new Fence("main", "countersign", 42);
  private static final RequiredCheck OURS = new RequiredCheck("countersign", 42L);
  private static final ProtectionFacts GOOD =
      new ProtectionFacts(
          2,
          true,
          true,
          Set.of(OURS, new RequiredCheck("build", null)),
          true,
          false,
          false,
          true,
          "");
  private static final Protection ALL =
      new Protection(2, true, true, List.of("build", "countersign"), true, false, false);

  @Test
  void a_branch_that_is_all_that_is_expected_has_no_gap() {
    assertThat(gaps(ALL, GOOD)).isEmpty();
  }

  @Test
  void a_branch_that_is_stricter_than_expected_has_no_gap() {
    Protection mild = new Protection(0, false, false, List.of(), false, true, true);

    assertThat(gaps(mild, GOOD)).isEmpty();
    assertThat(gaps(new Protection(1, null, null, List.of(), null, null, null), GOOD)).isEmpty();
  }

  @Test
  void a_branch_without_protection_names_each_setting_of_the_fence_whatever_the_policy_says() {
    assertThat(gaps(Protection.NOTHING, ProtectionFacts.bare()))
        .containsExactly(
            "Branch `main`, setting \"Require status checks to pass\": the check `countersign` is not required: changes"
                + " merge without it. Whoever administers the repository: add `countersign` with this app (number 42) as"
                + " its source.",
            "Branch `main`, setting \"Do not allow bypassing the above settings\": some may go past the settings,"
                + " administrators for one. Whoever administers the repository: turn it on in the branch protection rule,"
                + " and empty the bypass list of each ruleset.",
            "Branch `main`, setting \"Block force pushes\": pushes may be forced: what was checked can be replaced."
                + " Whoever administers the repository: turn it on in a ruleset, or turn \"Allow force pushes\" off in"
                + " the branch protection rule.");
  }

  @Test
  void what_the_policy_expects_beyond_the_fence_is_named_with_what_it_is_and_must_be() {
    assertThat(gaps(ALL, ProtectionFacts.bare()))
        .filteredOn(gap -> gap.contains("expects") || gap.contains("deleted"))
        .containsExactly(
            "Branch `main`, setting \"Restrict deletions\": the branch may be deleted. Whoever administers the"
                + " repository: turn it on in a ruleset, or turn \"Allow deletions\" off in the branch protection rule.",
            "Branch `main`, setting \"Required approvals\": 0 are asked for, the policy expects 2. Whoever administers"
                + " the repository: set it to 2.",
            "Branch `main`, setting \"Dismiss stale pull request approvals\": it is off, the policy expects it. Whoever"
                + " administers the repository: turn it on.",
            "Branch `main`, setting \"Require review from Code Owners\": it is off, the policy expects it. Whoever"
                + " administers the repository: turn it on.",
            "Branch `main`, setting \"Require status checks to pass\": the check `build` is not required, the policy"
                + " expects it. Whoever administers the repository: add `build`.");
  }

  @Test
  void our_check_must_be_pinned_to_this_app() {
    assertThat(gaps(Protection.NOTHING, required(Set.of(new RequiredCheck("countersign", null)))))
        .singleElement()
        .asString()
        .contains(
            "required of no app in particular",
            "choose this app (number 42) as the source of `countersign`");
    assertThat(gaps(Protection.NOTHING, required(Set.of(new RequiredCheck("countersign", 7L)))))
        .singleElement()
        .asString()
        .contains("required of another app, number 7");
    assertThat(
            gaps(
                Protection.NOTHING, required(Set.of(OURS, new RequiredCheck("countersign", null)))))
        .isEmpty();
  }

  @Test
  void a_check_that_the_merge_queue_does_not_require_either_is_said() {
    assertThat(gaps(Protection.NOTHING, required(Set.of())))
        .singleElement()
        .asString()
        .contains("is not required, in its merge queue neither: changes merge without it");
  }

  @Test
  void what_cannot_be_read_is_a_gap_that_says_why() {
    ProtectionFacts unread =
        new ProtectionFacts(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "the app lacks the permission administration: read");

    assertThat(ProtectionGaps.of(FENCE, ALL, unread))
        .noneMatch(ProtectionGap::known)
        .extracting(ProtectionGap::problem)
        .first()
        .isEqualTo(
            "Branch `main`, setting \"Require status checks to pass\": which checks are required could not be read: the"
                + " app lacks the permission administration: read.");
    assertThat(ProtectionGaps.of(FENCE, ALL, unread))
        .extracting(ProtectionGap::setting)
        .containsExactly(
            "Require status checks to pass",
            "Do not allow bypassing the above settings",
            "Block force pushes",
            "Restrict deletions",
            "Required approvals",
            "Dismiss stale pull request approvals",
            "Require review from Code Owners");
    assertThat(
            gaps(
                Protection.NOTHING,
                new ProtectionFacts(0, true, true, Set.of(OURS), null, false, true, false, "")))
        .singleElement()
        .asString()
        .contains("who may go past the settings could not be read. Whoever administers");
  }

  @Test
  void patterns_that_take_in_one_branch_expect_the_stricter_of_both() {
    Protection one = new Protection(1, true, null, List.of("build"), null, false, true);
    Protection other = new Protection(2, false, true, List.of("test", "build"), false, true, false);
    Oversight oversight =
        new Oversight(
            Map.of("release/*", one, "release/1", other, "main", ALL),
            ServiceLevels.NONE,
            null,
            Map.of(),
            Map.of(),
            null,
            null,
            null);

    assertThat(oversight.protectionOf("release/1"))
        .isEqualTo(new Protection(2, true, true, List.of("build", "test"), false, false, false));
    assertThat(oversight.protectionOf("release/2")).isEqualTo(one);
    assertThat(oversight.protectionOf("develop")).isEqualTo(Protection.NOTHING);
    assertThat(one.and(new Protection(null, null, null, List.of(), true, null, null)).admins())
        .isTrue();
  }

  private static ProtectionFacts required(Set<RequiredCheck> checks) {
    return new ProtectionFacts(0, false, false, checks, true, false, true, true, "");
  }

  private static List<String> gaps(Protection expected, ProtectionFacts facts) {
    return ProtectionGaps.of(FENCE, expected, facts).stream().map(ProtectionGap::sentence).toList();
  }
}

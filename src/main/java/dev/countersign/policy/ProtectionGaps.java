package dev.countersign.policy;

import dev.countersign.policy.ProtectionFacts.RequiredCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The comparison of a branch's settings with what must be so: what the policy expects, and the
/// fence itself. Stricter than expected is never a gap; unknown always is.
public final class ProtectionGaps {
  private static final String REQUIRED = "Require status checks to pass";

  private final Fence fence;
  private final ProtectionFacts facts;
  private final List<ProtectionGap> gaps = new ArrayList<>();

  private ProtectionGaps(Fence fence, ProtectionFacts facts) {
    this.fence = fence;
    this.facts = facts;
  }

  /// Every gap: those of the fence first.
  public static List<ProtectionGap> of(Fence fence, Protection expected, ProtectionFacts facts) {
    ProtectionGaps gaps = new ProtectionGaps(fence, facts);
    gaps.ourCheck();
    gaps.bypassing();
    gaps.forcing();
    gaps.deleting(expected);
    gaps.reviews(expected.reviews());
    gaps.setting(
        "Dismiss stale pull request approvals", expected.dismissStale(), facts.dismissStale());
    gaps.setting("Require review from Code Owners", expected.codeOwners(), facts.codeOwners());
    gaps.otherChecks(expected.checks());
    return List.copyOf(gaps.gaps);
  }

  private void ourCheck() {
    Set<RequiredCheck> checks = facts.checks();
    if (checks == null) {
      unknown(REQUIRED, "which checks are required");
      return;
    }
    List<RequiredCheck> ours =
        checks.stream().filter(each -> each.name().equals(fence.check())).toList();
    if (ours.isEmpty()) {
      gap(
          REQUIRED,
          "the check `%s` is not required%s: changes merge without it"
              .formatted(fence.check(), queue()),
          "add `%s` with this app (number %d) as its source".formatted(fence.check(), fence.app()));
    } else if (ours.stream().noneMatch(each -> Long.valueOf(fence.app()).equals(each.app()))) {
      gap(REQUIRED, unpinned(ours.getFirst().app()), pin());
    }
  }

  private String queue() {
    return Boolean.TRUE.equals(facts.mergeQueue()) ? ", in its merge queue neither" : "";
  }

  private String unpinned(@Nullable Long app) {
    return app == null
        ? "the check `%s` is required of no app in particular: anybody with write access can report it"
            .formatted(fence.check())
        : "the check `%s` is required of another app, number %d: that one opens the gate"
            .formatted(fence.check(), app);
  }

  private String pin() {
    return "choose this app (number %d) as the source of `%s`"
        .formatted(fence.app(), fence.check());
  }

  private void bypassing() {
    String setting = "Do not allow bypassing the above settings";
    if (facts.admins() == null) {
      unknown(setting, "who may go past the settings");
    } else if (!facts.admins()) {
      gap(
          setting,
          "some may go past the settings, administrators for one",
          "turn it on in the branch protection rule, and empty the bypass list of each ruleset");
    }
  }

  private void forcing() {
    String setting = "Block force pushes";
    if (facts.forcePush() == null) {
      unknown(setting, "whether pushes may be forced");
    } else if (facts.forcePush()) {
      gap(
          setting,
          "pushes may be forced: what was checked can be replaced",
          "turn it on in a ruleset, or turn \"Allow force pushes\" off in the branch protection rule");
    }
  }

  private void deleting(Protection expected) {
    String setting = "Restrict deletions";
    if (!Boolean.FALSE.equals(expected.deletion())) {
      return;
    }
    if (facts.deletion() == null) {
      unknown(setting, "whether the branch may be deleted");
    } else if (facts.deletion()) {
      gap(
          setting,
          "the branch may be deleted",
          "turn it on in a ruleset, or turn \"Allow deletions\" off in the branch protection rule");
    }
  }

  private void reviews(@Nullable Integer expected) {
    String setting = "Required approvals";
    if (expected == null || expected == 0) {
      return;
    }
    Integer actual = facts.reviews();
    if (actual == null) {
      unknown(setting, "how many approvals are asked for");
    } else if (actual < expected) {
      gap(
          setting,
          "%d are asked for, the policy expects %d".formatted(actual, expected),
          "set it to %d".formatted(expected));
    }
  }

  private void setting(String setting, @Nullable Boolean expected, @Nullable Boolean actual) {
    if (!Boolean.TRUE.equals(expected)) {
      return;
    }
    if (actual == null) {
      unknown(setting, "whether it is on");
    } else if (!actual) {
      gap(setting, "it is off, the policy expects it", "turn it on");
    }
  }

  /// Without ours, which must be there anyway. A list that is unknown was said with ours.
  private void otherChecks(List<String> expected) {
    Set<RequiredCheck> checks = facts.checks();
    if (checks == null) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>(expected);
    missing.remove(fence.check());
    checks.forEach(each -> missing.remove(each.name()));
    missing.forEach(name ->
        gap(
            REQUIRED,
            "the check `%s` is not required, the policy expects it".formatted(name),
            "add `%s`".formatted(name)));
  }

  private void gap(String setting, String so, String mend) {
    gaps.add(
        new ProtectionGap(
            setting,
            true,
            "Branch `%s`, setting \"%s\": %s.".formatted(fence.branch(), setting, so),
            "Whoever administers the repository: %s.".formatted(mend)));
  }

  private void unknown(String setting, String what) {
    gaps.add(
        new ProtectionGap(
            setting,
            false,
            "Branch `%s`, setting \"%s\": %s could not be read%s."
                .formatted(
                    fence.branch(),
                    setting,
                    what,
                    facts.unread().isEmpty() ? "" : ": " + facts.unread()),
            "Whoever administers the repository: look at it yourself, and let this app read it."));
  }
}

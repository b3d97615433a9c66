package dev.countersign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Finding.VersionRaised;
import dev.countersign.policy.Finding.VersionStep;
import dev.countersign.policy.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of the version of a project.
class VersionsTest {
  @Test
  void a_step_that_is_too_small_says_how_far_it_must_go_and_why() {
    VersionRaised small =
        new VersionRaised(
            State.UNMET,
            List.of(new VersionStep("Cargo.toml", "1.2.3", "1.2.4", "patch", false)),
            "minor",
            "feat: pages",
            "v1.2.3");

    assertThat(Duties.brief(small)).isEqualTo("Raise the version by a minor step");
    assertThat(Duties.sentence(small))
        .isEqualTo(
            "Raise the version by a minor step at least: now `Cargo.toml` moves from `1.2.3` to `1.2.4` (a patch step);"
                + " what went in since the release `v1.2.3` demands a minor step because of `feat: pages`.");
  }

  @Test
  void steps_back_unread_ones_and_none_are_told_apart() {
    VersionRaised odd =
        new VersionRaised(
            State.UNMET,
            List.of(
                new VersionStep("a/package.json", "2.0.0", "1.0.0", "back", false),
                new VersionStep("b/package.json", "none", "soon", null, false)),
            "patch",
            "",
            null);

    assertThat(Versions.steps(odd))
        .isEqualTo(
            "`a/package.json` moves from `2.0.0` to `1.0.0` (which goes back) and `b/package.json` moves from `none` to"
                + " `soon` (not to be read as versions)");
    assertThat(Versions.demand(odd)).isEqualTo("; what went in demands a patch step");
  }

  @Test
  void what_is_not_known_is_said_to_be() {
    VersionRaised unknown = new VersionRaised(State.WAITING, List.of(), null, "", null);

    assertThat(Duties.sentence(unknown)).isEqualTo("Wait for the commits.");
    assertThat(Versions.steps(unknown) + Versions.demand(unknown))
        .isEqualTo("no manifest's version moves; what went in since the last release is not known");
  }
}

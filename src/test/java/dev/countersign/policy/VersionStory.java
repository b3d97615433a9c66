package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Project;
import dev.countersign.change.Project.Release;
import dev.countersign.policy.Finding.VersionRaised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far the project's version must go.
class VersionStory {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.2.3 | 1.2.4 | fix: pages                        | MET
          1.2.3 | 1.2.4 | Merge pull request 5              | MET
          1.2.3 | 1.2.4 | feat: pages                       | UNMET
          1.2.3 | 1.3.0 | feat: pages                       | MET
          1.2.3 | 2.0.0 | feature(x): pages                 | MET
          1.2.3 | 1.3.0 | fix!: pages                       | UNMET
          1.2.3 | 2.0.0 | fix!: pages                       | MET
          0.2.3 | 0.3.0 | fix!: pages                       | MET
          0.2.3 | 0.2.4 | fix!: pages                       | UNMET
          0.2.3 | 0.2.4 | feat: pages                       | UNMET
          1.3.0 | 1.2.9 | fix: pages                        | UNMET
          1.2.3 | soon  | fix: pages                        | UNMET
          """)
  void the_step_is_at_least_what_went_in_demands(
      String before, String after, String message, State state) {
    Hearing hearing = release(before, after, List.of(message), true);

    assertThat(found(hearing).state()).isEqualTo(state);
  }

  @Test
  void a_footer_that_says_so_is_a_break() {
    List<String> since = List.of("fix: pages\n\nBREAKING CHANGE: another format");

    assertThat(found(release("1.2.3", "1.3.0", since, true)).state()).isEqualTo(State.UNMET);
  }

  @Test
  void the_first_message_that_demands_most_is_named() {
    VersionRaised raised =
        (VersionRaised)
            found(release("1.2.3", "1.2.4", List.of("fix: a", "feat: b", "feat: c"), true));

    assertThat(raised.demanded()).isEqualTo("minor");
    assertThat(raised.because()).isEqualTo("feat: b");
    assertThat(raised.release()).isEqualTo("v1.2.3");
    assertThat(raised.steps())
        .containsExactly(new Finding.VersionStep("Cargo.toml", "1.2.3", "1.2.4", "patch", false));
  }

  @Test
  void a_version_that_goes_back_or_cannot_be_read_is_said_to() {
    assertThat(((VersionRaised) found(release("1.3.0", "1.2.0", List.of(), true))).steps())
        .extracting(Finding.VersionStep::part)
        .containsExactly("back");
    assertThat(((VersionRaised) found(release("1.3.0", "soon", List.of(), true))).steps())
        .extracting(Finding.VersionStep::part)
        .containsOnlyNulls();
  }

  @Test
  void what_the_change_itself_says_counts_too() {
    assertThat(found(release("1.2.3", "1.2.4", List.of(), true).titled("feat: more")).state())
        .isEqualTo(State.UNMET);
    assertThat(found(release("1.2.3", "1.3.0", List.of(), true).titled("chore!: more")).state())
        .isEqualTo(State.UNMET);
    Hearing commits = release("1.2.3", "1.2.4", List.of(), true).commit("b", "bob", "feat: more");
    assertThat(found(commits).state()).isEqualTo(State.MET);
    commits.commitsFromTitle = false;
    assertThat(found(commits).state()).isEqualTo(State.UNMET);
  }

  @Test
  void where_not_every_commit_could_be_read_a_major_step_is_demanded() {
    VersionRaised raised =
        (VersionRaised) found(release("1.2.3", "1.3.0", List.of("fix: a"), false));

    assertThat(raised.state()).isEqualTo(State.UNMET);
    assertThat(raised.because()).isEqualTo("not every commit since the last release could be read");
    assertThat(found(release("1.2.3", "2.0.0", List.of("fix: a"), false)).state())
        .isEqualTo(State.MET);
  }

  @Test
  void where_nobody_tells_what_went_in_it_waits() {
    Hearing hearing = release("1.2.3", "2.0.0", List.of(), true);
    hearing.project = Project.unknown();

    VersionRaised raised = (VersionRaised) found(hearing);
    assertThat(raised.state()).isEqualTo(State.WAITING);
    assertThat(raised.demanded()).isNull();
  }

  @Test
  void a_version_that_does_not_move_is_no_step() {
    Hearing hearing = release("1.2.3", "1.2.3", List.of("fix: a"), true);

    assertThat(found(hearing).state()).isEqualTo(State.UNMET);
    assertThat(((VersionRaised) found(hearing)).steps()).isEmpty();
  }

  @Test
  void files_that_cannot_be_read_are_waited_for() {
    Hearing unread = release("1.2.3", "1.2.4", List.of(), true).file("package.json");
    Hearing cut = release("1.2.3", "1.2.4", List.of(), true).filesCut();

    assertThat(found(unread))
        .isEqualTo(
            new Finding.Unknown(
                State.WAITING, "the project's version in package.json cannot be read"));
    assertThat(found(cut).state()).isEqualTo(State.WAITING);
  }

  @Test
  void what_went_in_is_read_only_where_a_rule_asks() {
    assertThat(Interests.of(release("1.2.3", "1.2.4", List.of(), true).policy()))
        .matches(Interests::release)
        .matches(Interests::dependencies);
    assertThat(Interests.of(new Hearing().policy())).matches(interests -> !interests.release());
  }

  private static Hearing release(
      String before, String after, List<String> since, boolean complete) {
    Hearing hearing =
        new Hearing()
            .titled("chore: release")
            .text("Cargo.toml", cargo(before), cargo(after))
            .rule("R", Condition.always(), new Requirement.VersionRaised());
    hearing.project = new Project(null, new Release("v1.2.3", since, complete));
    return hearing;
  }

  private static String cargo(String version) {
    return "[package]\nname = \"x\"\nversion = \"%s\"\n".formatted(version);
  }

  private static Finding found(Hearing hearing) {
    return hearing.verdict().rules().getFirst().findings().getFirst();
  }
}

package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Regex;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextRequirementStory {
  private static Hearing wanting(Requirement requirement) {
    return new Hearing().rule("R", Condition.always(), requirement);
  }

  private static Finding only(Hearing hearing) {
    return hearing.verdict().rules().getFirst().findings().getFirst();
  }

  @Test
  void commitsThatAreNotAllThereAreWaitedFor() {
    Hearing hearing = wanting(new Requirement.Messages(true, Set.of(), false, null, false));
    hearing.commitsComplete = false;

    assertThat(only(hearing)).isInstanceOf(Finding.Unknown.class);
    assertThat(hearing.says()).startsWith("WAITING");
  }

  @Test
  void aReferenceBeyondWhatIsReadIsNone() {
    Hearing hearing =
        wanting(new Requirement.Messages(false, Set.of(), false, new Regex("X-1$"), true));
    hearing.body = "x".repeat(70_000) + "X-1";

    assertThat(hearing.says()).startsWith("AUTHOR_MUST_ACT");
  }

  @Test
  void aChangelogTooLargeToBeSentIsWaitedFor() {
    Hearing unsent = wanting(new Requirement.ChangelogEntry("C.md"));
    unsent.file(
        new FileChange(
            "C.md", null, FileChange.Kind.MODIFIED, 1, 0, new FileChange.Lines.Unsent(null)));
    Hearing unread = wanting(new Requirement.ChangelogEntry("C.md")).file("C.md");
    Hearing odd = wanting(new Requirement.ChangelogEntry("C.md"));
    odd.file("C.md", null, FileChange.Kind.MODIFIED, "+no hunk");

    assertThat(only(unsent)).isInstanceOf(Finding.Unknown.class);
    assertThat(only(unread)).isInstanceOf(Finding.Unknown.class);
    assertThat(only(odd)).isInstanceOf(Finding.Unknown.class);
  }

  @Test
  void aChangelogOfNoLinesHasNoEntry() {
    Hearing hearing = wanting(new Requirement.ChangelogEntry("C.md"));
    hearing.text("C.md", "a", "a");
    hearing.files.clear();
    hearing.file(
        new FileChange(
            "C.md", null, FileChange.Kind.MODIFIED, 0, 0, new FileChange.Lines.None(null)));

    assertThat(only(hearing))
        .isEqualTo(new Finding.ChangelogEntry(State.UNMET, "C.md", false, List.of()));
  }

  @Test
  void whatIsAskedOfFilesAndChecksIsOfInterest() {
    Requirement coverage = new Requirement.Coverage(new NameGlobs(List.of("cov*")), BigDecimal.TEN);
    Interests interests =
        Interests.of(
            wanting(new Requirement.AnyOf(List.of(coverage, new Requirement.ChangelogEntry("C"))))
                .policy());

    assertThat(interests.checks()).containsExactly("cov*");
    assertThat(interests.texts()).containsExactly("C");
  }
}

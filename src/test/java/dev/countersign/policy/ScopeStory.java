package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeStory {
  private static Hearing hearing() {
    Hearing hearing =
        new Hearing()
            .area("texts", new Condition.Paths(globs("content/")))
            .rule("R", Condition.always(), new Requirement.ConversationsResolved());
    hearing.scope =
        new Scope(globs("main", "release/*"), globs("release/old"), globs("content/", "*.md"));
    return hearing;
  }

  @Test
  void aChangeOfExceptedFilesOnlyIsOutOfScope() {
    assertThat(hearing().file("content/a.html").file("README.md").says())
        .isEqualTo("OUT_OF_SCOPE\n");
  }

  @Test
  void oneOtherFileBringsItIntoScope() {
    assertThat(hearing().file("content/a.html").file("src/a.rs").says()).startsWith("READY\n");
    assertThat(hearing().file("content/a.html", "src/a.html", FileChange.Kind.RENAMED, "").says())
        .startsWith("READY\n");
    assertThat(
            hearing().file("content/a.html", "content/b.html", FileChange.Kind.RENAMED, "").says())
        .startsWith("OUT_OF_SCOPE\n");
  }

  @Test
  void aListThatIsCutMayHideOne() {
    assertThat(hearing().file("content/a.html").filesCut().says())
        .startsWith("READY\n")
        .contains("gap: The list of changed files is not complete");
  }

  @Test
  void aChangeOfNothingIsInScope() {
    assertThat(hearing().says()).startsWith("READY\n");
  }

  @Test
  void aBranchOutsideIsNotWatched() {
    Hearing hearing = hearing();
    hearing.into = "develop";
    assertThat(hearing.says()).isEqualTo("UNWATCHED\n");
    assertThat(hearing.verdict().labels().managed()).isEmpty();
    hearing.into = "release/old";
    assertThat(hearing.says()).isEqualTo("UNWATCHED\n");
    hearing.into = "release/2";
    assertThat(hearing.says()).startsWith("READY\n");
  }

  @Test
  void outOfScopeTheLabelsOfTheAppGo() {
    assertThat(hearing().file("README.md").verdict().labels().managed())
        .containsExactly("change: significant", "change: standard", "texts");
  }

  @Test
  void nothingThatJudgedNothingPasses() {
    Hearing hearing =
        new Hearing()
            .area("crypto", new Condition.Paths(globs("src/keys/")))
            .rule(
                "R",
                new Condition.InArea(Set.of("crypto")),
                new Requirement.ConversationsResolved());

    assertThat(hearing.file("src/a.rs").says()).startsWith("UNCOVERED\n");
    assertThat(hearing.filesCut().says()).startsWith("UNCOVERED\n").contains("MET R\n");
    assertThat(new Hearing().says()).startsWith("UNCOVERED\n");
  }

  @Test
  void guidanceIsShownWhereItsConditionHolds() {
    Hearing hearing = hearing();
    hearing.guidance.add(new Guidance(new Condition.Draft(false), true, "Read twice"));
    hearing.guidance.add(new Guidance(new Condition.Draft(true), true, "Do not read"));

    assertThat(hearing.says()).contains("guidance: Read twice\n").doesNotContain("Do not");
  }
}

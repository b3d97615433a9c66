package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeStory {
  private static final Requirement ANY_BRANCH = new Requirement.BranchName(globs("**"));

  private static Hearing hearing() {
    return new Hearing()
        .area("crypto", new Condition.Paths(globs("**/crypto/**", "src/keys/")))
        .type(
            "significant",
            new Condition.AnyOf(
                List.of(
                    new Condition.InArea(Set.of("crypto")), new Condition.OfKind(Set.of("feat")))))
        .type("standard", null)
        .rule("Anything", Condition.always(), ANY_BRANCH);
  }

  @Test
  void theFirstTypeWhoseConditionHoldsIsTheTypeAndTheCheckSaysWhy() {
    assertThat(hearing().titled("fix: keys").file("src/crypto/a.rs").file("src/keys/b.rs").says())
        .isEqualTo(
            """
            READY
            type significant: src/crypto/a.rs, src/keys/b.rs are in area crypto
            area crypto: src/crypto/a.rs, src/keys/b.rs are among **/crypto/**, src/keys/
            MET Anything
            labels: change: significant, crypto
            """);
  }

  @Test
  void eachReasonIsGivenAndOnlyTheFirstFilesAreNamed() {
    Hearing hearing = hearing();
    for (int number = 1; number <= 5; number++) {
      hearing.file("src/keys/%d.rs".formatted(number));
    }
    assertThat(hearing.says())
        .contains(
            "type significant: src/keys/1.rs, src/keys/2.rs, src/keys/3.rs and 2 more are in area"
                + " crypto; the title's kind is feat\n");
  }

  @Test
  void whereNoConditionHoldsTheFallbackIsTheType() {
    assertThat(hearing().titled("fix: typo").file("README.md").says())
        .isEqualTo(
            """
            READY
            type standard
            MET Anything
            labels: change: standard
            """);
  }

  @Test
  void aListOfFilesThatIsCutMayHideTheStricterType() {
    assertThat(hearing().titled("fix: typo").file("README.md").filesCut().says())
        .contains("type significant: area crypto applies: a file that is not listed may be among")
        .contains("gap: The list of changed files is not complete");
  }

  @Test
  void aLooserTypeAfterTheFallbackIsNotTakenOnAMaybe() {
    Hearing docsOnly =
        new Hearing()
            .type("normal", null)
            .type("standard", new Condition.OnlyPaths(globs("docs/")))
            .rule("Anything", Condition.always(), ANY_BRANCH)
            .file("docs/a.md");

    assertThat(docsOnly.says()).contains("type standard: docs/a.md is all among docs/");
    assertThat(docsOnly.filesCut().says())
        .contains("type normal\n")
        .contains("gap: The list of changed files is not complete");
  }

  @Test
  void aStricterDeclaredTypeIsTaken() {
    assertThat(hearing().titled("fix: typo").label("change: significant", "bob").says())
        .contains("type significant: it is labelled change: significant\n");
    assertThat(hearing().titled("fix: typo").body("Category: Significant").says())
        .contains("type significant: the description's Category is Significant\n");
    assertThat(hearing().titled("fix: typo").body("## Change type\nsignificant").says())
        .contains("type significant: the description's Change type is significant\n");
  }

  @Test
  void aLooserDeclaredTypeIsIgnoredAndNoted() {
    assertThat(hearing().label("change: standard", "bob").says())
        .contains("type significant: the title's kind is feat\ndeclared standard\n")
        .contains(
            "note: Declared as standard (it is labelled change: standard): the stricter"
                + " significant holds.");
  }

  @Test
  void whatIsDeclaredAsItIsNeedsNoWord() {
    assertThat(hearing().label("change: significant", "bob").says())
        .contains("type significant: the title's kind is feat\n")
        .doesNotContain("declared", "note");
  }

  @Test
  void aLabelThatThisAppPutOnDeclaresNothing() {
    assertThat(hearing().titled("fix: typo").ourLabel("change: significant").says())
        .contains("type standard\n");
  }

  @Test
  void ofSeveralDeclarationsTheStrictestCounts() {
    assertThat(
            hearing()
                .titled("fix: typo")
                .label("change: standard", "bob")
                .body("Category: significant")
                .says())
        .contains("type significant: the description's Category is significant\n");
  }

  @Test
  void aDeclarationOfNoTypeIsNoted() {
    assertThat(hearing().body("Category: huge").label("change: tiny", "bob").says())
        .contains("note: That the description's Category is huge declares no type of this policy:")
        .contains("note: That it is labelled change: tiny declares no type of this policy:");
  }

  @Test
  void theLabelOfATypeStaysWhereSomebodyPutItOnAndGoesWhereTheAppDid() {
    assertThat(hearing().label("change: standard", "bob").verdict().labels().managed())
        .containsExactly("change: significant", "crypto");
    assertThat(hearing().ourLabel("change: standard").verdict().labels().managed())
        .containsExactly("change: significant", "change: standard", "crypto");
  }

  @Test
  void anAreaThatCoversOthersAppliesWithThem() {
    Hearing hearing =
        hearing().area("security", new Condition.AnyOf(List.of()), "crypto", "security");

    assertThat(hearing.file("src/keys/b.rs").says())
        .contains("area security: src/keys/b.rs is among **/crypto/**, src/keys/\n");
    assertThat(hearing().area("security", new Condition.AnyOf(List.of()), "crypto").says())
        .doesNotContain("security");
  }

  @Test
  void anAreaWithoutFilesSaysWhyElseItApplies() {
    Hearing hearing =
        new Hearing()
            .area(
                "hasty",
                new Condition.All(
                    List.of(new Condition.Draft(false), new Condition.OfKind(Set.of("feat")))))
            .rule("Anything", Condition.always(), ANY_BRANCH);

    assertThat(hearing.says()).contains("area hasty: it is no draft, the title's kind is feat\n");
  }

  @Test
  void theTypeIsNotKnownWhileItIsDecided() {
    Hearing circular =
        new Hearing()
            .area("odd", new Condition.OfType(Set.of("standard")))
            .type("significant", new Condition.InArea(Set.of("odd")))
            .type("standard", null)
            .rule("Anything", Condition.always(), ANY_BRANCH);

    assertThat(circular.says())
        .contains("type significant:")
        .contains("gap: The type is asked for before it is decided");
  }

  @Test
  void theEmergencyTypeDeclaredInTheDescriptionLiftsNothing() {
    Hearing hearing = hearing().body("Category: emergency").role("lead", "dana");
    hearing.emergency =
        new Emergency(
            "emergency",
            Set.of("emergency"),
            Set.of(),
            Set.of(),
            List.of(new Emergency.Authority(List.of("lead"), List.of(), null)));
    hearing.permissions.put(new Login("dana"), Permission.ADMIN);

    assertThat(hearing.says())
        .contains("type significant: the title's kind is feat\n")
        .contains(
            "note: That the description's Category is emergency lifts nothing: to declare an"
                + " emergency, somebody with write access puts on the label emergency.");
    hearing.emergency = new Emergency("emergency", Set.of(), Set.of(), Set.of(), List.of());
    assertThat(hearing.says()).contains("Category is emergency lifts nothing.\n");
  }
}

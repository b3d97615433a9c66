package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import dev.countersign.change.Permission;
import org.junit.jupiter.api.Test;

class OwnersStory {
  private static Scene scene(String codeOwners) {
    return new Scene("dana eve kim")
        .baseFile(".github/CODEOWNERS", codeOwners)
        .rule("Code owners", new Requirement.CodeOwners());
  }

  @Test
  void anyOneOwnerOfTheLastLineThatMatchesSuffices() {
    Scene scene = scene("* @kim\nsrc/ @dana @eve\n").files("src/a.rs=1", "src/b.rs=1", "README=1");
    assertThat(scene.approves("eve").says())
        .isEqualTo(
            """
            Code owners
              MET @dana @eve for [src/a.rs, src/b.rs] (2): eve
              WAITING @kim for [README] (1): -; could: kim
            ask: kim
            """);
    assertThat(scene.approves("kim").says()).doesNotContain("WAITING");
  }

  @Test
  void theFirstOfTheThreePlacesHolds() {
    Scene scene =
        new Scene("dana eve")
            .baseFile("docs/CODEOWNERS", "* @dana")
            .rule("Code owners", new Requirement.CodeOwners());
    assertThat(scene.says()).contains("WAITING @dana for");
    assertThat(scene.baseFile("CODEOWNERS", "* @eve").says()).contains("WAITING @eve for");
    assertThat(scene.baseFile(".github/CODEOWNERS", "docs/ @eve").says())
        .contains("MET  for [] (0): -");
  }

  @Test
  void withoutCodeownersNobodyOwnsAnything() {
    assertThat(new Scene("").rule("Code owners", new Requirement.CodeOwners()).says())
        .isEqualTo("Code owners\n  MET  for [] (0): -\nask:\n");
  }

  @Test
  void aFileThatCannotBeReadMakesTheRuleWait() {
    assertThat(scene("* @dana").baseUnread(".github/CODEOWNERS").approves("dana").says())
        .isEqualTo(
            """
            Code owners
              WAITING .github/CODEOWNERS of the base branch could not be read: who owns the changed files is not known.
            ask:
            """);
  }

  @Test
  void aListOfFilesThatIsCutMakesTheRuleWait() {
    assertThat(scene("* @dana").filesCut().approves("dana").says())
        .contains(
            "WAITING The list of changed files is not complete: which code owners must approve is not"
                + " known.");
  }

  @Test
  void aRenameCountsUnderBothNames() {
    Scene scene =
        scene("old/ @dana\nnew/ @eve\n")
            .files()
            .file(
                new FileChange(
                    "new/a",
                    "old/a",
                    FileChange.Kind.RENAMED,
                    0,
                    0,
                    new FileChange.Lines.None("1")))
            .approves("eve");
    assertThat(scene.says())
        .contains("MET @eve for [new/a] (1): eve\n  WAITING @dana for [old/a] (1): -; could: dana");
  }

  @Test
  void aTeamOwnsThroughItsMembers() {
    Scene scene = scene("* @acme/api @eve\n").team("acme/api", "dana kim");
    assertThat(scene.says())
        .contains("WAITING @acme/api @eve for [src/a.rs] (1): -; could: dana eve kim")
        .endsWith("ask: acme/api\n");
    assertThat(scene.askingPeople().says()).endsWith("ask: dana\n");
    assertThat(scene.approves("kim").says()).contains("MET @acme/api @eve for [src/a.rs] (1): kim");
  }

  @Test
  void aTeamThatCannotBeSeenIsNamedWhereNobodyElseOwns() {
    assertThat(scene("* @acme/api\n").says())
        .contains(
            "-; nobody: the team acme/api does not exist or cannot be seen | let this app see the team,"
                + " or correct its name");
    assertThat(scene("* @acme/api @eve\n").says()).contains("could: eve");
  }

  @Test
  void ownersWhoLackWriteOrAreTheAuthorAreSaid() {
    assertThat(scene("* @bob @lee\n").permission("lee", Permission.READ).says())
        .contains(
            "nobody: no owner can approve: @bob is the author, @lee has no write access | name another"
                + " owner in CODEOWNERS on the base branch");
  }

  @Test
  void anAddressBelongsToNobodyThatCanBeTold() {
    assertThat(scene("* who@knows.example\n").says())
        .contains("nobody: CODEOWNERS names no account that can be seen |")
        .contains(
            "gap: CODEOWNERS names who@knows.example for src/a.rs: whose address that is cannot be told,"
                + " and it is passed over.");
  }

  @Test
  void aLineThatIsWrongIsPassedOverAndSaid() {
    assertThat(scene("!src/ @dana\n* @kim\n").says())
        .contains("WAITING @kim")
        .contains("gap: Line 1 of CODEOWNERS is passed over:");
    assertThat(
            new Scene("dana")
                .baseFile("CODEOWNERS", "!x @dana\n")
                .rule("One", Scene.approvals(1))
                .says())
        .doesNotContain("gap");
  }

  @Test
  void aLineWithoutOwnersClearsThem() {
    assertThat(scene("* @dana\n/src/\n").says()).contains("MET  for [] (0): -");
  }
}

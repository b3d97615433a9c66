package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `countersign check`, typed in a repository with a branch that is no pull request yet.
class LocalCheckStory {
  private static final String POLICY =
      """
      policy: shop
      title: Shop
      roles: {lead: {title: Lead, teams: [leads]}}
      areas: {crypto: {paths: ["**/crypto/**"]}}
      types:
        significant: {when: {area: crypto}}
        standard: {}
      sections: {rollback: {title: Rollback plan, template: How to go back.}}
      rules:
        - rule: One reviewer
          require: {approvals: {count: 1}}
        - rule: Lead approval
          when: {type: significant}
          require: {approvals: {count: 2, including: [lead]}}
        - rule: Code owners
          require: {code_owners: true}
        - rule: CI
          require: {checks: [build]}
        - rule: Rollback plan
          when: {type: significant}
          require: {sections: [rollback]}
        - rule: All said
          require: {conversations_resolved: true}
      """;

  @TempDir private Path machine;
  private Path folder = Path.of("shop");

  @BeforeEach
  void aFolderForTheRepository() throws Exception {
    folder = Files.createDirectory(machine.resolve("shop"));
  }

  private LocalRepository shop() throws Exception {
    return LocalRepository.in(folder)
        .write(".github/countersign.yml", POLICY)
        .write(".github/CODEOWNERS", "/src/ @acme/core\n")
        .write("src/shop.rs", "fn main() {\n}\n")
        .write("README.md", "# Shop\n")
        .commit("Begin");
  }

  private Shell.Said check(String... further) {
    return check(folder, further);
  }

  private static Shell.Said check(Path folder, String... further) {
    String[] typed = new String[further.length + 1];
    typed[0] = "check";
    System.arraycopy(further, 0, typed, 1, further.length);
    return new Shell(folder).types(typed);
  }

  @Test
  void whatTheAuthorMustDoIsSaidAsTheCheckWouldSayIt() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("feat/keys")
          .write("src/crypto/keys.rs", "fn rotate() {}\n")
          .commit("Rotate keys");
      Shell.Said said = check();
      assertThat(said.err()).isEmpty();
      assertThat(said.out()).isEqualTo(golden("author-must-act"));
      assertThat(said.status()).isEqualTo(1);
    }
  }

  @Test
  void whatOnlyAPullRequestCanHaveIsWaitedForAndNobodysFault() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("docs").write("README.md", "# The shop\n").commit("Say more\n\nBecause.");
      Shell.Said said = check();
      assertThat(said.out()).isEqualTo(golden("waiting"));
      assertThat(said.status()).isZero();
    }
  }

  @Test
  void theDescriptionAndTitleAreTakenFromWhereTheyAreGiven() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("feat/keys")
          .write("src/crypto/keys.rs", "fn rotate() {}\n")
          .commit("Rotate keys");
      String body = "## Rollback plan\nRevert the merge commit.\n";
      Shell there = new Shell(folder).file("../body.md", body).input(body);
      Shell.Said said = there.types("check", "--body", "../body.md", "--title", "feat: keys");
      assertThat(said.status()).isZero();
      assertThat(said.out())
          .contains("| ✓ | Rollback plan | answered |")
          .doesNotContain("The title is taken", "No description was given");
      assertThat(there.types("check", "--body", "-", "--title", "feat: keys")).isEqualTo(said);
    }
  }

  @Test
  void theOnlyCommitsOwnWordsAreTheDescriptionOtherwise() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("feat/keys")
          .write("src/crypto/keys.rs", "fn rotate() {}\n")
          .commit("Rotate keys\n\nRollback plan: revert the merge commit.\n");
      Shell.Said said = check();
      assertThat(said.status()).isZero();
      assertThat(said.out()).contains("The description is taken from the commit");
    }
  }

  @Test
  void ofSeveralCommitsTheBranchGivesTheTitle() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("more-words").write("a.md", "a\n").commit("A").write("b.md", "b\n").commit("B");
      assertThat(check().out()).contains("The title is taken from the branch");
    }
  }

  @Test
  void renamesDeletionsAndBinaryFilesAreSeen() throws Exception {
    try (LocalRepository shop = shop()) {
      String keys = "fn rotate() {}\n".repeat(20);
      shop.write("src/crypto/keys.rs", keys).write("old.md", "gone\n").commit("Keys");
      Files.delete(folder.resolve("src/crypto/keys.rs"));
      Files.delete(folder.resolve("old.md"));
      shop.branch("move").write("lib/keys.rs", keys + "// moved\n").write("logo.png", "\0\1\2");
      shop.commit("Move keys");
      assertThat(check().out())
          .contains("**Significant**, because `lib/keys.rs` is in area crypto");
    }
  }

  @Test
  void theBranchIsJudgedByThePolicyOfItsBaseAndToldWhatItsOwnWouldSay() throws Exception {
    try (LocalRepository shop = shop()) {
      String looser = POLICY.replace("count: 1", "count: 2");
      shop.branch("policy").write(".github/countersign.yml", looser).commit("Two reviewers");
      assertThat(check().out()).contains("This change edits the policy", "0 of 1");
      shop.write(".github/countersign.yml", "policy: [").commit("Break it");
      Shell.Said said = check();
      assertThat(said.out()).startsWith("Mend the policy: line ");
      assertThat(said.status()).isEqualTo(1);
    }
  }

  @Test
  void aRepositoryWithoutAPolicyIsToldHowToStartOne() throws Exception {
    try (LocalRepository shop = LocalRepository.in(folder)) {
      shop.write("a", "a").commit("Begin").branch("b").write("b", "b").commit("Go on");
      assertThat(check())
          .isEqualTo(
              new Shell.Said(
                  2,
                  "",
                  "There is no policy on main yet: neither .github/countersign.yml nor countersign.yml. To start one, try"
                      + " the one to begin with by `countersign check --policy preset/starter`, then put your own"
                      + " version of policies/starter.yml into .github/countersign.yml.\n"));
      Shell.Said tried = check("--policy", "preset/provii-procedure");
      assertThat(tried.status()).isEqualTo(1);
      assertThat(tried.out()).contains("Policy *Change Management Procedure*");
      assertThat(check("--policy", "preset/nothing").err())
          .contains("no shipped policy preset/nothing");
    }
  }

  @Test
  void aPolicyThatCannotBeReadIsShownAndNothingIsJudged() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("b").write("b", "b").commit("Go on");
      Files.writeString(folder.resolve("mine.yml"), "policy: mine\n");
      Shell.Said said = check("--policy", "mine.yml");
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.out()).isEmpty();
      assertThat(said.err())
          .contains("mine.yml:1:1:")
          .endsWith(
              "The policy mine.yml cannot be read, so nothing can be judged; mend what is said above.\n");
    }
  }

  @Test
  void theBaseIsTheRemotesDefaultBranchWhereItIsKnown() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("trunk").write("c", "c").commit("Only on trunk");
      var git = shop.git().getRepository();
      RefUpdate trunk = git.updateRef("refs/remotes/origin/trunk");
      trunk.setNewObjectId(git.resolve("trunk"));
      trunk.update();
      git.updateRef("refs/remotes/origin/HEAD").link("refs/remotes/origin/trunk");
      shop.branch("b").write("b.md", "b").commit("Go on");
      assertThat(check().out()).contains("`trunk: .github/countersign.yml`");
      assertThat(check("--base", "main").out()).contains("`main: .github/countersign.yml`");
    }
  }

  @Test
  void aLinkedWorktreeAndASubfolderAreTheRepositoryToo() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("docs").write("docs/a.md", "a\n").commit("Say more\n\nBecause.");
      Shell.Said said = check();
      assertThat(check(folder.resolve("docs"))).isEqualTo(said);
      Path linked = machine.resolve("linked");
      Path about = folder.resolve(".git/worktrees/linked");
      Files.createDirectories(about);
      Files.createDirectories(linked);
      Files.writeString(about.resolve("HEAD"), "ref: refs/heads/docs\n");
      Files.writeString(about.resolve("commondir"), "../..\n");
      Files.writeString(about.resolve("gitdir"), linked.resolve(".git") + "\n");
      Files.writeString(linked.resolve(".git"), "gitdir: " + about + "\n");
      assertThat(check(linked)).isEqualTo(said);
      assertThat(check("--repo", linked.toString())).isEqualTo(said);
    }
  }

  @Test
  void aMergeOfTheBaseBringsNothingOfItsOwn() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("docs").write("a.md", "a\n").commit("Say more");
      shop.checkout("main").write("src/crypto/keys.rs", "fn a() {}\n").commit("Keys");
      shop.checkout("docs");
      shop.git().merge().include(shop.git().getRepository().resolve("main")).call();
      assertThat(check().out()).contains("**Standard**");
    }
  }

  @Test
  void othersWhoWroteCommitsAreNamed() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("docs").write("a.md", "a\n").commit("A", "Eve", "eve@example.org");
      shop.write("b.md", "b\n").commit("B\n\nCo-authored-by: Kim <9+kim@users.noreply.github.com>");
      assertThat(check().out()).contains("Eve");
    }
  }

  @Test
  void machinesGetJson() throws Exception {
    try (LocalRepository shop = shop()) {
      shop.branch("feat/keys").write("src/crypto/keys.rs", "fn a() {}\n").commit("Rotate keys");
      assertThat(check("--json").out())
          .contains(
              "\"outcome\" : \"author_must_act\"",
              "\"check\" : \"action_required\"",
              "\"type\" : \"significant\"",
              "\"rule\" : \"Rollback plan\"",
              "\"state\" : \"unmet\"");
    }
  }

  @Test
  void whatCannotBeFoundIsSaidInASentence() throws Exception {
    assertThat(check().err())
        .isEqualTo("This folder is in no git repository; go into one, or name one with --repo.\n");
    assertThat(check("--repo", "nope").err()).isEqualTo("There is no folder nope; check --repo.\n");
    try (LocalRepository shop = shop()) {
      assertThat(check().err()).startsWith("main has no commit that main lacks, so ");
      assertThat(check("--base", "nope").err()).startsWith("--base nope names no commit");
      assertThat(check("--head", "nope").err()).startsWith("--head nope names no commit");
      assertThat(shop.git()).isNotNull();
    }
  }

  @Test
  void anEmptyRepositoryAndUnrelatedHistoriesAreSaid() throws Exception {
    try (LocalRepository empty = LocalRepository.in(folder)) {
      assertThat(check().err()).startsWith("No branch main or master is here; ");
      empty.write("a", "a").commit("Begin");
      empty.git().checkout().setOrphan(true).setName("other").call();
      empty.commit("Begin again");
      assertThat(check().err()).startsWith("main and other have no commit in common; ");
    }
  }

  private static String golden(String name) throws Exception {
    try (var text = LocalCheckStory.class.getResourceAsStream("/cli/" + name + ".md")) {
      assertThat(text).as(name).isNotNull();
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

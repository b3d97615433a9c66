package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Commit;
import dev.countersign.change.FileChange;
import dev.countersign.change.Glob;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Regex;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import dev.countersign.policy.Condition.Bound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionStory {
  private static final String HELD =
      "The changed lines of src/big.rs are too many to be sent: what could hold of them is taken to hold.";

  private static Held held(Condition condition, Hearing hearing) {
    Case asked =
        new Case(
            hearing.policy(),
            hearing.change(),
            new People(hearing.permissions, hearing.teams),
            hearing.now);
    return Conditions.of(new Facts(asked)).ask(condition);
  }

  private static Truth truth(Condition condition, Hearing hearing) {
    Held held = held(condition, hearing);
    assertThat(held.gaps().isEmpty()).isEqualTo(held.truth() != Truth.UNKNOWN);
    assertThat(held(new Condition.Not(condition), hearing).truth()).isEqualTo(held.truth().not());
    return held.truth();
  }

  private static Hearing with(Consumer<Hearing> setting) {
    Hearing hearing = new Hearing();
    setting.accept(hearing);
    return hearing;
  }

  private static String why(Condition condition, Hearing hearing) {
    return HearingText.words(
        held(condition, hearing).reasons(hearing.change().files().list()).getFirst());
  }

  @Test
  void aChangedFileMatchesByItsNewOrOldName() {
    Condition paths = new Condition.Paths(globs("src/keys/"));
    Hearing renamed = new Hearing().file("lib/a", "src/keys/a", FileChange.Kind.RENAMED, "");

    assertThat(truth(paths, renamed)).isEqualTo(Truth.YES);
    assertThat(why(paths, renamed)).isEqualTo("lib/a is among src/keys/");
    assertThat(truth(paths, new Hearing().file("lib/a"))).isEqualTo(Truth.NO);
    assertThat(truth(paths, new Hearing().file("lib/a").filesCut())).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void allFilesMatchOnlyUnderBothNamesAndWhereAllAreKnown() {
    Condition docs = new Condition.OnlyPaths(globs("docs/"));

    assertThat(truth(docs, new Hearing().file("docs/a"))).isEqualTo(Truth.YES);
    assertThat(truth(docs, new Hearing().file("docs/a").file("b"))).isEqualTo(Truth.NO);
    assertThat(why(docs, new Hearing().file("docs/a").file("b"))).isEqualTo("b is not among docs/");
    assertThat(truth(docs, new Hearing().file("docs/a", "a", FileChange.Kind.RENAMED, "")))
        .isEqualTo(Truth.NO);
    assertThat(truth(docs, new Hearing())).isEqualTo(Truth.NO);
    assertThat(truth(docs, new Hearing().file("docs/a").filesCut())).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(docs, new Hearing().file("a").filesCut())).isEqualTo(Truth.NO);
  }

  @Test
  void wordsOnThePageAreSearched() {
    Hearing hearing = with(each -> each.body("Closes the gap").fork = true);

    assertThat(truth(new Condition.Title(new Regex("rotate")), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Title(new Regex("^rotate")), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(new Condition.BodyText(new Regex("(?i)GAP$")), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.HeadBranch(new Glob("ch*")), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.BaseBranch(new Glob("release/*")), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(new Condition.Fork(true), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Draft(true), hearing)).isEqualTo(Truth.NO);
    assertThat(
            truth(new Condition.BodyText(new Regex("z$")), new Hearing().body("x".repeat(70_000))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(
            truth(new Condition.Title(new Regex("z$")), new Hearing().titled("x".repeat(70_000))))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void anyLabelThatMatchesDoes() {
    Condition labelled = new Condition.Labelled(new NameGlobs(List.of("risk/*")));

    assertThat(why(labelled, new Hearing().label("risk/a", "bob").label("b", "bob")))
        .isEqualTo("it is labelled risk/a");
    assertThat(truth(labelled, new Hearing().label("b", "bob"))).isEqualTo(Truth.NO);
  }

  @Test
  void theKindIsTheTitles() {
    Condition feature = new Condition.OfKind(Set.of("feat"));

    assertThat(truth(feature, new Hearing())).isEqualTo(Truth.YES);
    assertThat(truth(feature, new Hearing().titled("Feat(x)!: y"))).isEqualTo(Truth.YES);
    assertThat(why(feature, new Hearing().titled("rotate"))).isEqualTo("the title names no kind");
  }

  @Test
  void commitsOfSeveralKindsHideNothing() {
    Condition docs = new Condition.OfKind(Set.of("docs"));
    Hearing hearing = with(each -> each.commitsFromTitle = false).commit("a", "bob", "docs: a");

    assertThat(truth(docs, hearing)).isEqualTo(Truth.YES);
    assertThat(held(docs, hearing.commit("b", "bob", "Rotate keys")).gaps())
        .containsExactly(
            "The commits are of several kinds (none, docs): the stricter reading holds.");
    assertThat(truth(new Condition.OfKind(Set.of("chore")), hearing)).isEqualTo(Truth.NO);
    hearing.commitsComplete = false;
    assertThat(truth(new Condition.OfKind(Set.of("chore")), hearing)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aChangeIsBreakingByTitleDescriptionOrAnyCommit() {
    Condition breaking = new Condition.Breaking(true);

    assertThat(truth(breaking, new Hearing().titled("feat!: x"))).isEqualTo(Truth.YES);
    assertThat(truth(breaking, new Hearing().body("a\nBREAKING-CHANGE: b"))).isEqualTo(Truth.YES);
    assertThat(truth(breaking, new Hearing().body("<!--\nBREAKING CHANGE: b -->")))
        .isEqualTo(Truth.NO);
    assertThat(truth(breaking, new Hearing().commit("b", "bob", "fix: a\n\nBREAKING CHANGE: b")))
        .isEqualTo(Truth.YES);
    assertThat(truth(breaking, with(each -> each.commitsComplete = false)))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aRevertIsTakenByGitHubsWordsAndDoubtedByACommitAlone() {
    Condition revert = new Condition.Revert(true);
    Hearing byButton = new Hearing().titled("Revert \"feat: x\"");

    assertThat(truth(revert, byButton.body("Reverts acme/shop#12"))).isEqualTo(Truth.YES);
    assertThat(truth(revert, byButton.body("Reverts other/shop#12"))).isEqualTo(Truth.NO);
    assertThat(truth(revert, byButton.body("This reverts commit 0a1b2c3.")))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(truth(revert, byButton.body("<!-- \nReverts acme/shop#12 -->"))).isEqualTo(Truth.NO);
  }

  @Test
  void theDescriptionDeclaresByItsFields() {
    Condition declares = new Condition.Declares("Deployment method", "blue/green");

    assertThat(truth(declares, new Hearing().body("Deployment method: Blue/Green")))
        .isEqualTo(Truth.YES);
    assertThat(truth(declares, new Hearing().body("Deployment method: canary")))
        .isEqualTo(Truth.NO);
    assertThat(truth(declares, new Hearing().body("x\n".repeat(150_000)))).isEqualTo(Truth.UNKNOWN);
  }

  private static Condition size(Bound.@Nullable Op op, long files, long lines) {
    Bound.Op which = op == null ? Bound.Op.MORE : op;
    return new Condition.Size(
        files < 0 ? null : new Bound(which, files), lines < 0 ? null : new Bound(which, lines));
  }

  @Test
  void theSizeLeavesGeneratedFilesOut() {
    Hearing hearing = new Hearing().file("a").file("b").file("gen/c");
    hearing.baseTexts.put(".gitattributes", "gen/* linguist-generated\n");

    assertThat(why(size(Bound.Op.MORE, 1, -1), hearing)).isEqualTo("the change has 2 files");
    assertThat(truth(size(Bound.Op.MORE, 2, -1), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(size(Bound.Op.AT_LEAST, -1, 4), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(size(Bound.Op.AT_LEAST, 2, 5), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(size(Bound.Op.EQUAL, 2, -1), hearing)).isEqualTo(Truth.YES);
  }

  @Test
  void aSizeThatIsNotKnownLiesBetweenALeastAndAMost() {
    Hearing cut = new Hearing().file("a").file("b").filesCut();
    assertThat(truth(size(Bound.Op.MORE, 1, -1), cut)).isEqualTo(Truth.YES);
    assertThat(truth(size(Bound.Op.MORE, 2, -1), cut)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(size(Bound.Op.LESS, 2, -1), cut)).isEqualTo(Truth.NO);
    assertThat(truth(size(Bound.Op.EQUAL, 1, -1), cut)).isEqualTo(Truth.NO);
    assertThat(truth(size(Bound.Op.EQUAL, 3, -1), cut)).isEqualTo(Truth.UNKNOWN);
    Hearing unread = new Hearing().file("a").file("b");
    unread.baseUnread.add(".gitattributes");
    assertThat(truth(size(Bound.Op.MORE, 1, -1), unread)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(size(Bound.Op.EQUAL, 3, -1), unread)).isEqualTo(Truth.NO);
    assertThat(truth(size(Bound.Op.AT_MOST, 2, -1), unread)).isEqualTo(Truth.YES);
  }

  private static Condition content(@Nullable String added, @Nullable String removed) {
    return new Condition.Content(
        added == null ? null : new Regex(added),
        removed == null ? null : new Regex(removed),
        globs("**/*.rs"));
  }

  @Test
  void linesAddedAndRemovedAreSearched() {
    Hearing hearing = new Hearing().file("src/a.rs").file("src/a.txt");

    assertThat(why(content("^new", null), hearing))
        .isEqualTo("src/a.rs is given a line that matches ^new");
    assertThat(why(content(null, "old"), hearing))
        .isEqualTo("src/a.rs is losing a line that matches old");
    assertThat(truth(content("new", "old"), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(content("old", null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(content("old", null), hearing.filesCut())).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void linesThatWereNotSentMayHoldAnything() {
    Hearing hearing =
        new Hearing()
            .file(
                new FileChange(
                    "src/big.rs",
                    null,
                    FileChange.Kind.MODIFIED,
                    9,
                    9,
                    new FileChange.Lines.Unsent(null)))
            .file(
                new FileChange(
                    "src/bin.rs",
                    null,
                    FileChange.Kind.MODIFIED,
                    0,
                    0,
                    new FileChange.Lines.None(null)));

    assertThat(held(content("x", null), hearing).gaps()).containsExactly(HELD);
    assertThat(truth(content("new", null), hearing.file("src/a.rs"))).isEqualTo(Truth.YES);
    Hearing wide =
        new Hearing().file("a.rs", null, FileChange.Kind.ADDED, "@@\n\n+" + "x".repeat(70_000));
    assertThat(held(content("z", null), wide).gaps())
        .containsExactly(
            "A changed line of a.rs is too long to be read whole: the stricter reading holds.");
  }

  @Test
  void aFolderIsNewWhereOnlyTheHeadHasIt() {
    Condition service = new Condition.NewDirectory(new Glob("services/*/"));
    Hearing hearing =
        new Hearing()
            .file("services/pay/src/a.rs", null, FileChange.Kind.ADDED, "")
            .file("services/pay/src/b.rs", null, FileChange.Kind.ADDED, "");

    assertThat(why(service, hearing))
        .isEqualTo(
            "services/pay/src/a.rs, services/pay/src/b.rs are in the new folder services/pay");
    hearing.folders = Set.of("services", "services/pay");
    assertThat(truth(service, hearing)).isEqualTo(Truth.NO);
    hearing.folders = null;
    assertThat(truth(service, hearing)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(service, new Hearing().file("services/pay/a.rs"))).isEqualTo(Truth.NO);
    assertThat(truth(service, new Hearing().filesCut())).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(service, new Hearing().file("services/x/a", "a", FileChange.Kind.RENAMED, "")))
        .isEqualTo(Truth.YES);
  }

  private static Condition author(String users, String team, String role, @Nullable Boolean bot) {
    return new Condition.Author(
        new HashSet<>(Scene.words(users).toList()),
        team.isEmpty() ? Set.of() : Set.of(TeamName.of(team, "acme")),
        role.isEmpty() ? Set.of() : Set.of(role),
        bot);
  }

  @Test
  void theAuthorIsKnownByNameTeamOrRole() {
    Hearing hearing = new Hearing().role("lead", "BOB").teamRole("api", "api");

    assertThat(truth(author("Bob eve", "", "", null), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(author("eve", "", "", null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(author("", "", "lead", null), hearing)).isEqualTo(Truth.YES);
    assertThat(held(author("", "api", "", null), hearing).gaps())
        .containsExactly(
            "The team acme/api does not exist or cannot be seen: whether somebody is in it is not known.");
    assertThat(truth(author("", "", "api", null), hearing)).isEqualTo(Truth.UNKNOWN);
    hearing.teams.put(TeamName.of("api", "acme"), new People.Team.Members(Set.of()));
    assertThat(truth(author("", "api", "api", null), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(author("", "", "", true), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(author("", "", "", false), hearing)).isEqualTo(Truth.YES);
    assertThat(
            truth(
                author("renovate[bot]", "", "", true), with(each -> each.author = "renovate[bot]")))
        .isEqualTo(Truth.YES);
  }

  private static Hearing ofRenovate(Commit... commits) {
    Hearing hearing = with(each -> each.author = "renovate[bot]");
    hearing.commits.addAll(List.of(commits));
    return hearing;
  }

  private static Commit commit(
      String writer, @Nullable String pusher, boolean verified, String... strangers) {
    return new Commit(
        Hearing.HEAD,
        Set.of(Person.of(writer)),
        null,
        pusher == null ? null : Person.of(pusher),
        "chore: update",
        verified,
        Set.of(strangers),
        false);
  }

  @Test
  void aBotsPullRequestIsItsAloneOnlyWhereEveryCommitIsItsOwnAndVerified() {
    Condition renovates = author("renovate[bot]", "", "", null);
    Commit own = commit("renovate[bot]", "renovate[bot]", true);

    assertThat(truth(renovates, ofRenovate(own, commit("renovate[bot]", null, true))))
        .isEqualTo(Truth.YES);
    for (Commit foreign :
        List.of(
            commit("eve", null, true),
            commit("renovate[bot]", "eve", true),
            commit("renovate[bot]", null, false),
            commit("renovate[bot]", null, true, "Somebody"))) {
      assertThat(held(renovates, ofRenovate(own, foreign)).gaps())
          .containsExactly(
              "Not every commit is @renovate[bot]'s own and verified: the change is not taken to be"
                  + " its alone.");
    }
    Hearing cut = ofRenovate(own);
    cut.commitsComplete = false;
    assertThat(truth(renovates, cut)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(author("bob", "", "", null), ofRenovate(commit("eve", null, true))))
        .isEqualTo(Truth.NO);
  }

  @Test
  void aRoleIsEmptyWhereNobodyIsInItByAnyEntry() {
    Hearing hearing = new Hearing().role("none").role("lead", "dana").teamRole("api", "api");
    hearing.roles.put("peer", new Role("peer", "peer", Set.of(), List.of(), Permission.WRITE));

    assertThat(truth(new Condition.RoleEmpty("none"), hearing)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.RoleEmpty("lead"), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(new Condition.RoleEmpty("peer"), hearing)).isEqualTo(Truth.NO);
    assertThat(truth(new Condition.RoleEmpty("api"), hearing)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void businessHoursAreAskedOfTheMomentAndOfTheNextEdge() {
    Hearing hearing =
        new Hearing()
            .rule(
                "R", new Condition.InBusinessHours(true), new Requirement.ConversationsResolved());

    assertThat(hearing.says()).startsWith("READY\n").contains("again: 2026-03-03T06:00:00Z\n");
    assertThat(hearing.at("2026-03-03T06:00:00Z").says())
        .startsWith("UNCOVERED\n")
        .contains("again: 2026-03-03T22:00:00Z\n");
  }

  @Test
  void whatMayBeOneOfTwoIsOneOfThem() {
    Condition touched = new Condition.Paths(globs("a"));
    Condition draft = new Condition.Draft(true);
    Hearing cut = new Hearing().filesCut();

    assertThat(truth(new Condition.AnyOf(List.of(touched, draft)), cut)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth(new Condition.All(List.of(touched, draft)), cut)).isEqualTo(Truth.NO);
    assertThat(truth(Condition.always(), cut)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.AnyOf(List.of()), cut)).isEqualTo(Truth.NO);
  }

  @Test
  void whatMustNotBeSoHoldsWhereItIsNot() {
    Hearing plain = new Hearing().file("src/a.rs");

    assertThat(truth(new Condition.Database(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Fork(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Draft(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Revert(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.Breaking(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.OnlyDependencies(false), plain)).isEqualTo(Truth.YES);
    assertThat(truth(new Condition.InBusinessHours(false), plain)).isEqualTo(Truth.NO);
    assertThat(truth(new Condition.Draft(true), with(each -> each.draft = true)))
        .isEqualTo(Truth.YES);
    assertThat(
            truth(
                new Condition.Database(true),
                new Hearing().file("a.txt", "a.SQL", FileChange.Kind.RENAMED, "")))
        .isEqualTo(Truth.YES);
    assertThat(
            truth(
                new Condition.Database(true),
                new Hearing().file("db/migrate", "b", FileChange.Kind.RENAMED, "")))
        .isEqualTo(Truth.NO);
  }

  @Test
  void aBoundIsHeldToTheNumber() {
    assertThat(new Bound(Bound.Op.LESS, 2).holds(2)).isFalse();
    assertThat(new Bound(Bound.Op.AT_MOST, 2).holds(2)).isTrue();
    assertThat(new Bound(Bound.Op.EQUAL, 2).holds(3)).isFalse();
    assertThat(new Bound(Bound.Op.AT_LEAST, 2).holds(1)).isFalse();
    assertThat(new Bound(Bound.Op.MORE, 2).holds(3)).isTrue();
  }

  @Test
  void whatSomebodyWroteIsQuotedInBrief() {
    assertThat(Spelling.brief(" a\n\nb ")).isEqualTo("a b");
    assertThat(Spelling.brief("x".repeat(70))).isEqualTo("x".repeat(60) + "…");
    assertThat(Spelling.same("!!", "?")).isFalse();
    assertThat(Spelling.same("Blue / green!", "blue-green")).isTrue();
  }

  @Test
  void anUnknownPolicyWordIsABug() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Hearing().policy().area("x"))
        .hasMessage("a valid policy has the area x");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Hearing().policy().section("x"))
        .hasMessage("a valid policy has the section x");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Hearing().policy().window("x"))
        .hasMessage("a valid policy has the window x");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Hearing().policy().role("x"))
        .hasMessage("a valid policy has the role x");
  }
}

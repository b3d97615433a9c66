package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.calendar.Window;
import dev.countersign.change.FileChange;
import dev.countersign.change.Login;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Permission;
import dev.countersign.change.Regex;
import dev.countersign.change.Reply;
import dev.countersign.change.Review.Opinion;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementStory {
  private static Hearing wanting(Requirement... requirements) {
    return new Hearing().rule("R", Condition.always(), requirements);
  }

  private static Finding only(Hearing hearing) {
    return hearing.verdict().rules().getFirst().findings().getFirst();
  }

  private static State state(Hearing hearing) {
    return hearing.verdict().rules().getFirst().state();
  }

  private static Requirement checks(String... patterns) {
    return new Requirement.Checks(
        List.of(patterns).stream().map(each -> new NameGlobs(List.of(each))).toList(),
        Set.of(),
        List.of());
  }

  @Test
  void aSectionThatIsMissingIsTheAuthorsTurn() {
    Hearing hearing =
        wanting(new Requirement.Sections(List.of("rollback"))).section("rollback", "Rollback plan");

    assertThat(hearing.says()).startsWith("AUTHOR_MUST_ACT\n").contains("UNMET R\n");
    assertThat(((Finding.SectionReply) only(hearing)).reply()).isEqualTo(new Reply.Missing());
  }

  @Test
  void aSectionThatIsAnsweredIsMet() {
    Hearing hearing =
        wanting(new Requirement.Sections(List.of("rollback")))
            .section("rollback", "Rollback plan")
            .body("## Rollback plan\nRevert the merge commit and redeploy.");

    assertThat(hearing.says()).startsWith("READY\n");
  }

  @Test
  void aDescriptionTooLongToReadAnswersNothing() {
    Hearing hearing =
        wanting(new Requirement.Sections(List.of("rollback")))
            .section("rollback", "Rollback plan")
            .body("x\n".repeat(150_000) + "\n## Rollback plan\nRevert the merge commit.");

    assertThat(((Finding.SectionReply) only(hearing)).reply()).isEqualTo(new Reply.Unread());
    assertThat(hearing.says()).contains("gap: The description is too long to be read whole");
  }

  @Test
  void everyItemOfAChecklistMustBeThereAndTicked() {
    Requirement checklist =
        new Requirement.Checklist("tests", List.of("Smoke test run", "Logs read", "Asked on-call"));
    Hearing hearing =
        wanting(checklist)
            .section("tests", "Testing")
            .body("## Testing\n- [x] Smoke test run\n- [ ] Logs read\n");

    assertThat(hearing.verdict().rules().getFirst().findings())
        .containsExactly(
            new Finding.Item(State.MET, "tests", "Smoke test run", true, true),
            new Finding.Item(State.UNMET, "tests", "Logs read", true, false),
            new Finding.Item(State.UNMET, "tests", "Asked on-call", false, false));
  }

  @Test
  void anItemThatStandsTwiceMustBeTickedTwice() {
    Hearing hearing =
        wanting(new Requirement.Checklist("tests", List.of("Logs read")))
            .section("tests", "Testing")
            .body("## Testing\n- [x] Logs read\n- [ ] logs read\n");

    assertThat(state(hearing)).isEqualTo(State.UNMET);
  }

  @Test
  void aCheckThatHasNotReportedOrStillRunsIsAwaited() {
    assertThat(wanting(checks("lint")).says()).startsWith("WAITING\n").contains("WAITING R\n");
    assertThat(state(wanting(checks("lint")).check("lint", null))).isEqualTo(State.WAITING);
    assertThat(state(wanting(checks("lint")).check("Lint", "success"))).isEqualTo(State.WAITING);
  }

  @Test
  void aCheckThatFailedIsTheAuthorsTurnWhateverElseRuns() {
    Hearing hearing =
        wanting(checks("test*"))
            .check("test b", null)
            .check("test c", "failure")
            .check("test a", "success");

    assertThat(only(hearing))
        .isEqualTo(
            new Finding.CheckRuns(
                State.UNMET,
                "test*",
                List.of("test a"),
                List.of("test b"),
                List.of(new Finding.Concluded("test c", "failure"))));
  }

  @Test
  void onlySuccessAndWhatThePolicyAllowsPasses() {
    Requirement allowing =
        new Requirement.Checks(
            List.of(new NameGlobs(List.of("lint"))), Set.of("skipped"), List.of());

    assertThat(state(wanting(checks("lint")).check("lint", "success"))).isEqualTo(State.MET);
    assertThat(state(wanting(checks("lint")).check("lint", "skipped"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(allowing).check("lint", "skipped"))).isEqualTo(State.MET);
    assertThat(state(wanting(allowing).check("lint", "neutral"))).isEqualTo(State.UNMET);
  }

  @Test
  void thisAppsOwnChecksNeverCount() {
    assertThat(state(wanting(checks("*")).ownCheck("countersign", "success")))
        .isEqualTo(State.WAITING);
    assertThat(state(wanting(checks("*")).ownCheck("countersign", "failure").check("a", "success")))
        .isEqualTo(State.MET);
  }

  @Test
  void aRecommendedCheckIsOnlyNoted() {
    Requirement recommending =
        new Requirement.Checks(List.of(), Set.of(), List.of(new NameGlobs(List.of("load"))));

    assertThat(state(wanting(recommending).check("load", "failure"))).isEqualTo(State.NOTED);
    assertThat(wanting(recommending).says()).startsWith("READY\n");
    assertThat(state(wanting(recommending).check("load", "success"))).isEqualTo(State.MET);
  }

  private static Requirement tests(@Nullable String waiver) {
    return new Requirement.FilesToo(globs("tests/"), globs("src/"), waiver);
  }

  @Test
  void testsMustChangeWithTheSource() {
    assertThat(state(wanting(tests(null)).file("src/a.rs"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(tests(null)).file("src/a.rs").file("tests/a.rs")))
        .isEqualTo(State.MET);
    assertThat(state(wanting(tests(null)).file("docs/a.md"))).isEqualTo(State.MET);
    assertThat(
            state(wanting(tests(null)).file("lib/a.rs", "src/a.rs", FileChange.Kind.RENAMED, "")))
        .isEqualTo(State.UNMET);
  }

  @Test
  void aReasonOfFiveWordsWaivesTheTests() {
    Hearing hearing = wanting(tests("Tests")).file("src/a.rs");

    assertThat(state(hearing.body("Tests: not needed"))).isEqualTo(State.UNMET);
    assertThat(only(hearing.body("Tests: not needed because only comments change")))
        .isEqualTo(
            new Finding.FilesToo(
                State.MET,
                List.of("tests/"),
                List.of("src/a.rs"),
                "Tests",
                "not needed because only comments change"));
  }

  @Test
  void aListThatIsCutMayHideTheSourceButNotSupplyTheTests() {
    assertThat(wanting(tests(null)).file("docs/a.md").filesCut().says())
        .contains("UNMET R\n")
        .contains("gap: The list of changed files is not complete");
    assertThat(wanting(tests(null)).file("tests/a.rs").filesCut().says())
        .contains("MET R\n")
        .doesNotContain("gap");
  }

  @Test
  void theBranchesMustBeNamedSo() {
    assertThat(only(wanting(new Requirement.BranchName(globs("feature/*")))))
        .isEqualTo(new Finding.BranchNamed(State.UNMET, "change", List.of("feature/*")));
    assertThat(only(wanting(new Requirement.BaseBranch(globs("main", "release/*")))))
        .isEqualTo(new Finding.BasedOn(State.MET, "main", List.of("main", "release/*")));
  }

  @Test
  void aClosingKeywordOrGitHubsWordLinksAnIssue() {
    Requirement linked = new Requirement.Linked(true, null);

    assertThat(state(wanting(linked).body("Fixes: #12"))).isEqualTo(State.MET);
    assertThat(state(wanting(linked).titled("Resolves acme/shop#12"))).isEqualTo(State.MET);
    assertThat(state(wanting(linked).body("See #12"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(linked).body("<!-- closes #12 -->"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(linked).body("a <!-- b --> c <!-- closes #12")))
        .isEqualTo(State.UNMET);
    Hearing told = wanting(linked);
    told.closes.addAll(List.of("acme/shop#9", "acme/shop#12"));
    assertThat(only(told)).isEqualTo(new Finding.Reference(State.MET, true, null, "acme/shop#12"));
  }

  @Test
  void aTicketInTitleOrDescriptionLinksWhereThePolicySaysHow() {
    Requirement linked = new Requirement.Linked(false, new Regex("OPS-[0-9]+"));

    assertThat(state(wanting(linked).titled("OPS-1: rotate"))).isEqualTo(State.MET);
    assertThat(only(wanting(linked).body("for OPS-1")))
        .isEqualTo(new Finding.Reference(State.MET, false, "OPS-[0-9]+", "the description"));
    assertThat(state(wanting(linked).body("closes #1"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(linked).body("<!-- OPS-1 -->"))).isEqualTo(State.UNMET);
  }

  @Test
  void conversationsMustBeResolved() {
    Hearing hearing = wanting(new Requirement.ConversationsResolved());
    assertThat(state(hearing)).isEqualTo(State.MET);
    hearing.openConversations = 2;
    assertThat(only(hearing)).isEqualTo(new Finding.Conversations(State.UNMET, 2));
  }

  @Test
  void aWindowThatIsClosedIsAwaitedAndJudgedAgainWhenItOpens() {
    Hearing hearing =
        wanting(new Requirement.InWindow(List.of("office")))
            .window("office", Hearing.daily("13:00", "17:00"));

    assertThat(hearing.says())
        .isEqualTo(
            """
            WAITING
            type standard
            WAITING R
            labels: change: standard
            again: 2026-03-03T02:00:00Z
            """);
    assertThat(hearing.at("2026-03-03T02:00:00Z").says())
        .startsWith("READY\n")
        .contains("again: 2026-03-03T06:00:00Z\n");
  }

  @Test
  void aWindowForALimitedRiskIsOpenToThatRiskOnly() {
    Window modest =
        new Window(Hearing.WEEKDAYS, LocalTime.MIN, LocalTime.MIN, "medium", null, false);
    Window grave = new Window(Hearing.WEEKDAYS, LocalTime.MIN, LocalTime.MIN, null, "high", false);
    Requirement any = new Requirement.InWindow(List.of("w"));

    assertThat(state(rated("medium", wanting(any).window("w", modest)))).isEqualTo(State.MET);
    assertThat(state(rated("high", wanting(any).window("w", modest)))).isEqualTo(State.WAITING);
    assertThat(state(rated("high", wanting(any).window("w", grave)))).isEqualTo(State.MET);
    assertThat(state(rated("low", wanting(any).window("w", grave)))).isEqualTo(State.WAITING);
    assertThat(state(wanting(any).window("w", modest))).isEqualTo(State.WAITING);
    assertThat(state(wanting(any).window("w", grave))).isEqualTo(State.WAITING);
  }

  private static Hearing rated(String level, Hearing hearing) {
    hearing.risk =
        new Risk.ByCondition(List.of("low", "medium", "high"), Map.of(), level, Map.of());
    return hearing;
  }

  @Test
  void ofAlternativesTheNearestTellsTheState() {
    Requirement any =
        new Requirement.AnyOf(List.of(new Requirement.BranchName(globs("fix/*")), checks("lint")));

    assertThat(state(wanting(any))).isEqualTo(State.WAITING);
    assertThat(state(wanting(any).check("lint", "failure"))).isEqualTo(State.UNMET);
    assertThat(state(wanting(any).check("lint", "success"))).isEqualTo(State.MET);
  }

  @Test
  void anAlternativeThatNobodyCanGiveIsNotWhatIsWaitedFor() {
    Requirement any =
        new Requirement.AnyOf(
            List.of(
                new Requirement.Approvals(1, Set.of("nobody"), List.of()),
                new Requirement.BranchName(globs("fix/*"))));

    assertThat(state(wanting(any).role("nobody"))).isEqualTo(State.UNMET);
    Requirement seats =
        new Requirement.AnyOf(
            List.of(
                new Requirement.Approvals(0, Set.of(), List.of("nobody")),
                new Requirement.BranchName(globs("fix/*"))));
    assertThat(state(wanting(seats).role("nobody"))).isEqualTo(State.UNMET);
    Hearing owned =
        wanting(
            new Requirement.AnyOf(
                List.of(new Requirement.CodeOwners(), new Requirement.BranchName(globs("fix/*")))));
    owned.baseTexts.put(".github/CODEOWNERS", "* @acme/ghosts\n");
    assertThat(state(owned.file("src/a.rs"))).isEqualTo(State.UNMET);
  }

  @Test
  void anAlternativeMetWithoutPeopleAsksNobody() {
    Requirement any =
        new Requirement.AnyOf(
            List.of(
                new Requirement.Approvals(1, Set.of(), List.of()),
                new Requirement.BranchName(globs("change"))));

    assertThat(wanting(any).verdict().ask()).isEmpty();
    assertThat(wanting(any).says()).startsWith("READY\n");
  }

  @Test
  void approvalsAreCountedAndPeopleAskedAndRemarksMade() {
    Hearing hearing = wanting(new Requirement.Approvals(2, Set.of(), List.of())).approves("eve");
    hearing.review("dana", Opinion.APPROVED, Hearing.sha("a"));

    assertThat(hearing.says()).startsWith("WAITING\n").contains("WAITING R\n");
    assertThat(hearing.verdict().ask()).hasSize(1);
    assertThat(hearing.verdict().uncounted()).hasSize(1);
    assertThat(hearing.approves("dana").says()).startsWith("READY\n");
  }

  @Test
  void whatTheAuthorMustDoComesBeforeWhatIsAwaited() {
    Hearing hearing = wanting(checks("lint"), new Requirement.BranchName(globs("fix/*")));

    assertThat(hearing.says()).startsWith("AUTHOR_MUST_ACT\n").contains("UNMET R\n");
  }

  @Test
  void aWarningHoldsNothing() {
    Hearing hearing =
        new Hearing()
            .rule("W", Condition.always(), true, false, new Requirement.BranchName(globs("fix/*")))
            .rule(
                "M", Condition.always(), true, false, new Requirement.BranchName(globs("change")));

    assertThat(hearing.says()).startsWith("READY\n").contains("NOTED W\nMET M\n");
  }

  @Test
  void theSoleOperatorTicksAListInPlaceOfApprovals() {
    Hearing hearing =
        wanting(new Requirement.Approvals(2, Set.of(), List.of()))
            .section("self-review", "Self-review")
            .body("## Self-review\n- [x] Read the diff again\n");
    hearing.operator =
        new SoleOperator(
            new Login("bob"),
            "RISK-12",
            new Requirement.Checklist("self-review", List.of("Read the diff again")));

    assertThat(hearing.says())
        .startsWith("READY\n")
        .contains("note: Accepted limitation RISK-12: sole operator.\n");
    assertThat(hearing.body("").says()).startsWith("AUTHOR_MUST_ACT\n");
    hearing.author = "eve";
    assertThat(hearing.says()).startsWith("WAITING\n").doesNotContain("RISK-12");
  }

  @Test
  void whoMayNotWriteOperatesNothingAlone() {
    Hearing hearing = wanting(new Requirement.Approvals(1, Set.of(), List.of()));
    hearing.operator =
        new SoleOperator(
            new Login("bob"), "RISK-12", new Requirement.Checklist("self-review", List.of()));
    hearing.permissions.put(new Login("bob"), Permission.READ);

    assertThat(hearing.says())
        .startsWith("WAITING\n")
        .contains("note: @bob, who runs everything alone by the policy, may not write");
  }

  @Test
  void whereOthersHaveAHandInTheCommitsNobodyIsSoleOperator() {
    Hearing hearing = wanting(new Requirement.Approvals(1, Set.of(), List.of()));
    hearing.section("self-review", "Self-review").commit("b", "eve", "feat: x");
    hearing.operator =
        new SoleOperator(
            new Login("bob"), "RISK-12", new Requirement.Checklist("self-review", List.of()));

    assertThat(hearing.says())
        .startsWith("WAITING\n")
        .contains("note: @eve has a hand in the commits: the approvals stay wanted");
    hearing.commits.clear();
    hearing.commitsComplete = false;
    assertThat(hearing.says())
        .startsWith("WAITING\n")
        .contains("gap: The list of commits is not complete: that nobody else has a hand in them");
  }
}

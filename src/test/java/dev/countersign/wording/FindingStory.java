package dev.countersign.wording;

import static dev.countersign.wording.Findings.people;
import static dev.countersign.wording.Findings.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.Section;
import dev.countersign.policy.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is said of each thing that a rule can find: in the title, to the author, of who is awaited,
/// and in the table.
class FindingStory {
  private static final Instant NOW = Instant.parse("2026-03-04T01:00:00Z");
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final Details DETAILS = new Details(NOW, SYDNEY);
  private static final Waits WAITS =
      new Waits(NOW, SYDNEY, Map.of("user:eve", NOW.minusSeconds(300)));
  private static final Awaited DONE = new Awaited.Done();

  private static String todo(Finding finding) {
    return CheckText.read(
        Duties.brief(finding)
            + "\n"
            + Duties.sentence(finding)
            + "\n"
            + DETAILS.of(List.of(finding)));
  }

  private static String awaited(Finding finding) {
    return CheckText.read(
        "%s\n%s\n%s"
            .formatted(
                String.join(", ", WAITS.brief(finding)),
                String.join(", ", WAITS.phrases(finding)),
                DETAILS.of(List.of(finding))));
  }

  private static Finding unmet(String title, Reply reply) {
    return reply(State.UNMET, title, reply);
  }

  @Test
  void aSectionIsNamedAsOneWouldSayIt() {
    assertThat(
            List.of("Rollback plan", "Impact", "SLO review", "What changed", "Risks", "Why?", "X")
                .stream()
                .map(title -> Duties.brief(unmet(title, new Reply.Missing())))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            Add a rollback plan
            Add an impact
            Add a SLO review
            Answer "What changed"
            Answer "Risks"
            Answer "Why?"
            Add a X\
            """);
  }

  @Test
  void eachReplyHasItsMend() {
    Section choice =
        new Section("s", "Impact", List.of(), 0, List.of(), List.of("none", "some"), null);
    assertThat(
            List.of(
                    todo(unmet("Plan", new Reply.Missing())),
                    todo(unmet("Plan", new Reply.Empty("says only 'TBD'"))),
                    todo(unmet("Plan", new Reply.Empty("only the template's text"))),
                    todo(unmet("Plan", new Reply.TooShort(1, 5))),
                    todo(unmet("Plan", new Reply.NotOneOf("maybe", List.of("none", "some")))),
                    todo(unmet("Plan", new Reply.Unread())),
                    todo(unmet("Plan", new Reply.Answered("yes"))),
                    todo(new Finding.SectionReply(State.UNMET, choice, new Reply.Missing())))
                .stream()
                .collect(Collectors.joining("\n\n")))
        .isEqualTo(
            """
            Add a plan
            Add the section *Plan*: say it.
            missing

            Add a plan
            Answer the section *Plan*: say it. Now it says only 'TBD'.
            says only 'TBD'

            Add a plan
            Answer the section *Plan*: say it. Now it holds only the template's text.
            only the template's text

            Say more in "Plan"
            Say more in the section *Plan*: 5 words at least, now 1.
            1 word, at least 5 wanted

            Choose a value for "Plan"
            The section *Plan* must say `none` or `some`, not `maybe`.
            says `maybe`

            Shorten the description
            The description is too long to be read whole: shorten it, so that *Plan* is found.
            not found in the part that could be read

            Look at "Plan"
            The section *Plan* is answered.
            answered

            Add an impact
            Add the section *Impact*: one of `none` or `some`.
            missing\
            """);
  }

  @Test
  void whatTheAuthorCanMendIsSaidWithTheMend() {
    List<Finding> findings =
        List.of(
            new Finding.Item(State.UNMET, "Checklist", "Tests pass", true, false),
            new Finding.Item(State.UNMET, "Checklist", "Tests pass", false, false),
            new Finding.CheckRuns(
                State.UNMET,
                "*",
                List.of("build"),
                List.of(),
                List.of(new Finding.Concluded("lint", "failure"))),
            new Finding.FilesToo(
                State.UNMET, List.of("tests/**"), List.of("src/a.rs"), "Tests", null),
            new Finding.FilesToo(State.UNMET, List.of("tests/**"), List.of("src/a.rs"), null, null),
            new Finding.BranchNamed(State.UNMET, "x", List.of("feat/**", "fix/**")),
            new Finding.BasedOn(State.UNMET, "x", List.of("main")),
            new Finding.Reference(State.UNMET, true, null, null),
            new Finding.Reference(State.UNMET, true, "ABC-[0-9]+", null),
            new Finding.Reference(State.UNMET, false, "ABC-[0-9]+", null),
            new Finding.Conversations(State.UNMET, 1),
            new Finding.ChangesAsked(State.UNMET, new Login("eve")),
            new Finding.Unknown(State.UNMET, "It is not known."),
            new Finding.Alternatives(
                State.UNMET,
                List.of(
                    List.of(unmet("Plan", new Reply.Missing())),
                    List.of(new Finding.Conversations(State.UNMET, 2)))));

    assertThat(findings.stream().map(FindingStory::todo).collect(Collectors.joining("\n\n")))
        .isEqualTo(
            """
            Tick "Tests pass"
            Tick the item "Tests pass" under *Checklist*.
            Tests pass: not ticked

            Tick "Tests pass"
            Add and tick the item "Tests pass" under *Checklist*.
            Tests pass: missing

            Mend lint
            Mend `lint`, which concluded failure.
            `lint` failure · `build` ✓

            Change tests/** too
            Change a file of `tests/**` as well, since `src/a.rs` changed, or say in the description why not: `Tests: not needed because …`.
            `src/a.rs` changed, and nothing of `tests/**`

            Change tests/** too
            Change a file of `tests/**` as well, since `src/a.rs` changed.
            `src/a.rs` changed, and nothing of `tests/**`

            Rename the branch
            The branch `x` must be named like `feat/**` or `fix/**`: open the pull request from a branch with such a name.
            branch `x`

            Choose another base branch
            The pull request goes to `x`; it must go to `main`. Change the base branch beside the title.
            base branch `x`

            Link an issue
            Say in the description which issue it closes, as in `Closes #12`.
            no reference

            Link an issue
            Say in the description which issue it closes, as in `Closes #12`, or name a ticket that matches `ABC-[0-9]+` in title or description.
            no reference

            Name a ticket
            Name a ticket that matches `ABC-[0-9]+` in title or description.
            no reference

            Resolve 1 conversation
            Resolve the 1 open conversation.
            1 conversation open

            Answer @eve's request for changes
            @eve asks for changes: make them and ask for another review, or have that review dismissed.
            @eve asks for changes

            Make the change readable
            It is not known.
            It is not known.

            Do one of 2 things
            Do one of these: add the section *Plan*: say it; or resolve the 2 open conversations.
            Plan: missing; or 2 conversations open\
            """);
  }

  @Test
  void whoeverIsAwaitedIsNamedWithTheTimeTheyWereAsked() {
    List<Finding> findings =
        List.of(
            new Finding.Seat(State.WAITING, "l", "Lead", null, people("eve")),
            new Finding.Seat(State.WAITING, "l", "Lead", null, people("eve", "kim")),
            new Finding.Seat(
                State.WAITING, "l", "Lead", null, new Awaited.Nobody("all are away", "wait")),
            new Finding.HeadCount(
                State.WAITING,
                2,
                List.of(new Login("lou")),
                List.of("Staff", "Lead"),
                people("kim")),
            new Finding.HeadCount(State.WAITING, 2, List.of(), List.of(), people()),
            new Finding.Owned(
                State.WAITING,
                List.of("@acme/core", "a@b.example"),
                List.of("a", "b"),
                3,
                null,
                people("kim")),
            new Finding.CheckRuns(State.WAITING, "e2e*", List.of(), List.of(), List.of()),
            new Finding.CheckRuns(State.WAITING, "*", List.of("build"), List.of("lint"), List.of()),
            new Finding.InWindow(
                State.WAITING, List.of("office"), Instant.parse("2026-03-04T22:00:00Z"), null),
            new Finding.InWindow(
                State.WAITING, List.of("office"), Instant.parse("2026-03-24T22:00:00Z"), null),
            new Finding.InWindow(State.WAITING, List.of("office"), null, null),
            new Finding.FilesToo(State.WAITING, List.of("tests/**"), List.of("a"), null, null),
            new Finding.Unknown(State.WAITING, "It is not known"),
            new Finding.Alternatives(
                State.WAITING,
                List.of(
                    List.of(new Finding.Seat(State.WAITING, "l", "Lead", null, people("kim"))),
                    List.of(
                        new Finding.CheckRuns(
                            State.WAITING, "e2e", List.of(), List.of(), List.of())))));

    assertThat(findings.stream().map(FindingStory::awaited).collect(Collectors.joining("\n\n")))
        .isEqualTo(
            """
            the Lead (@eve)
            @eve (Lead, asked 5 min ago)
            nobody yet as Lead

            the Lead
            the Lead, from @eve (asked 5 min ago) and @kim
            nobody yet as Lead

            the Lead
            the Lead (nobody can now: all are away; the way out: wait)
            nobody yet as Lead. Nobody can give it: all are away; the way out: wait

            1 more approval by Staff or Lead
            1 more approval by Staff or Lead, from @kim
            1 of 2: @lou

            2 more approvals
            2 more approvals
            0 of 2

            code owner @acme/core or a@b.example
            a code owner of `a`, `b` and 1 more file: @acme/core or a@b.example, from @kim
            `a`, `b` and 1 more file: none of @acme/core or a@b.example yet

            e2e*
            the check `e2e*` (not reported yet)
            `e2e*` not reported yet

            lint
            the check `lint`
            `lint` running · `build` ✓

            the window at Thu 09:00
            the window at Thu 09:00
            `office` opens Thu 09:00

            the window at Wed 25 Mar 2026 09:00
            the window at Wed 25 Mar 2026 09:00
            `office` opens Wed 25 Mar 2026 09:00

            a window that never opens
            a window that never opens
            `office` does not open within a year

            the list of files
            the list of files
            `a` changed, and nothing of `tests/**`

            facts that GitHub does not tell
            It is not known
            It is not known

            the Lead (@kim), e2e
            @kim (Lead), the check `e2e` (not reported yet)
            nobody yet as Lead; or `e2e` not reported yet\
            """);
  }

  @Test
  void whatIsMetSaysByWhom() {
    List<Finding> findings =
        List.of(
            new Finding.Item(State.MET, "Checklist", "Tests pass", true, true),
            new Finding.FilesToo(State.MET, List.of("t"), List.of("a"), null, null),
            new Finding.FilesToo(State.MET, List.of("t"), List.of("a"), "Tests", "docs only"),
            new Finding.FilesToo(State.MET, List.of("t"), List.of(), null, null),
            new Finding.Conversations(State.MET, 0),
            new Finding.Reference(State.MET, true, null, "#12"),
            new Finding.Seat(State.MET, "l", "Lead", new Login("octo_cat[bot]"), DONE),
            new Finding.Seat(State.MET, "l", "Lead", new Login("`x`"), DONE),
            new Finding.Owned(State.MET, List.of("@kim"), List.of("a"), 1, new Login("kim"), DONE),
            new Finding.Owned(State.MET, List.of(), List.of(), 0, null, DONE),
            new Finding.InWindow(State.MET, List.of("office"), null, NOW.plusSeconds(3600)),
            new Finding.InWindow(State.MET, List.of("office"), null, null));

    assertThat(
            findings.stream()
                .map(finding -> CheckText.read(DETAILS.of(List.of(finding))))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            Tests pass: ticked
            changed too
            waived in the description: docs only
            no changed file asks for it
            all conversations resolved
            #12
            @octo_cat[bot] as Lead
            `'x'` as Lead
            `a`: @kim
            no changed file has an owner
            `office` is open until Wed 13:00
            `office` is open\
            """);
    assertThat(findings).allSatisfy(finding -> assertThat(WAITS.brief(finding)).isEmpty());
    assertThat(findings).allSatisfy(finding -> assertThat(WAITS.phrases(finding)).isEmpty());
  }

  @Test
  void whatOnlyOthersCanGiveIsNobodysMendButIsSaidIfARuleSaysSo() {
    List<Finding> findings =
        List.of(
            new Finding.HeadCount(State.UNMET, 2, List.of(), List.of(), people()),
            new Finding.Seat(State.UNMET, "l", "Lead", null, people()),
            new Finding.Owned(State.UNMET, List.of("@kim"), List.of("a"), 1, null, people()),
            new Finding.InWindow(State.UNMET, List.of("office"), null, null),
            new Finding.Frozen(State.UNMET, List.of("Year end"), null),
            new Finding.Age(State.UNMET, "2 hours", NOW),
            new Finding.MergeMethods(State.UNMET, MergeMethod.SQUASH, null));

    assertThat(
            findings.stream()
                .map(finding -> Duties.brief(finding) + " / " + Duties.sentence(finding))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            Get 2 approvals / Get 2 approvals.
            Get the approval of Lead / Get the approval of the Lead.
            Get the approval of the code owners / Get an approval of @kim.
            Wait for the window / Wait for the window.
            Wait for the end of the freeze / Wait for the end of the freeze.
            Wait / Wait until it has been ready for review for 2 hours.
            Have the ways to merge set / Have an administrator leave squash merging as the only way \
            to merge, in the repository's settings under Pull Requests.\
            """);
  }

  @Test
  void aTimeThatDoesNotComeIsSaid() {
    Finding frozen = new Finding.Frozen(State.WAITING, List.of("Year end"), null);
    Finding unasked = new Finding.MergeMethods(State.WAITING, MergeMethod.SQUASH, null);

    assertThat(WAITS.brief(frozen))
        .containsExactly("the end of the freeze Year end, which does not end within a year");
    assertThat(DETAILS.of(List.of(frozen))).isEqualTo("frozen: Year end, for over a year");
    assertThat(DETAILS.of(List.of(new Finding.Frozen(State.MET, List.of(), null))))
        .isEqualTo("no freeze in force");
    assertThat(DETAILS.of(List.of(unasked)))
        .isEqualTo("GitHub does not tell how the repository may be merged");
  }

  @Test
  void nothingThatOnlyTheAuthorCanMendIsAwaited() {
    List<Finding> all = Findings.saying(State.WAITING, "x", NOW);

    assertThat(
            all.stream()
                .filter(finding ->
                    finding instanceof Finding.SectionReply
                        || finding instanceof Finding.Item
                        || finding instanceof Finding.BranchNamed
                        || finding instanceof Finding.BasedOn
                        || finding instanceof Finding.SizeWithin
                        || finding instanceof Finding.Reference)
                .flatMap(finding -> WAITS.phrases(finding).stream()))
        .isEmpty();
    List<Finding> talk =
        List.of(
            new Finding.Conversations(State.WAITING, 1),
            new Finding.ChangesAsked(State.WAITING, new Login("eve")));
    assertThat(talk.stream().flatMap(finding -> WAITS.brief(finding).stream())).isEmpty();
    assertThat(talk.stream().flatMap(finding -> WAITS.phrases(finding).stream())).isEmpty();
  }

  @Test
  void momentsAreToldAsTheyAreFar() {
    assertThat(
            List.of(10, 100, 4000, 90_000, 200_000).stream()
                .map(seconds -> Times.ago(NOW.minusSeconds(seconds), NOW)))
        .containsExactly("just now", "1 min ago", "1 h ago", "1 d ago", "2 d ago");
  }
}

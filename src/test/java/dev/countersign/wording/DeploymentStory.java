package dev.countersign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import dev.countersign.policy.Deployment;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.Deployment.Standing;
import dev.countersign.policy.DeploymentAnswer;
import dev.countersign.policy.DeploymentDecision;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A deployment of `aaaaaaa` to production by @bob, on Tuesday 2026-03-03 at noon: on the default
/// branch, after sandbox, with #1 of medium risk in it.
class DeploymentStory {
  private static final String POLICY =
      """
      policy: p
      title: P
      mode: %s
      roles:
        owner: {title: ISMS Owner, users: [olga], teams: [acme/owners]}
        on-call: {title: On call, schedule: on-call.yml}
        crew: {title: Crew, teams: [acme/crew], schedule: on-call.yml}
      types: {emergency: {}, normal: {fallback: true}}
      emergency: {type: emergency, declare: {labels: [emergency]}, authorise: [{by: owner}]}
      risk: {levels_when: {high: {labels: [high]}, medium: {labels: [medium]}}, otherwise: low}
      rules: [{rule: R, because: it is so, require: {conversations_resolved: true}}]
      calendar:
        windows:
          by-risk: [{days: [tue], from: "09:00", to: "17:00"}, {days: [wed], from: "09:00", to: "17:00", risk_at_most: medium}, {days: [thu], from: "09:00", to: "17:00", risk_at_least: high}]
          office: business_hours
          highest: [{days: [tue], from: "09:00", to: "17:00", risk_at_least: high}]
        freezes:
          - {name: Audit, from: 2026-03-10, to: 2026-03-11, except: [emergency]}
          - {name: Long, from: 2027-01-01, to: 2029-01-01}
          - {name: Month, %s}
      %s
      deployments: {Production: {require: {%s}}}
      """;

  private String mode = "enforce";
  private String more = "";
  private String months = "from: 2030-01-01, to: 2030-01-02";
  private String by = "bob";
  private Truth reachable = Truth.YES;
  private @Nullable Set<String> succeeded = Set.of("Sandbox");
  private @Nullable List<Part> changes = new ArrayList<>(List.of(part("#1", "normal", "medium")));
  private final Set<Login> approvers = new HashSet<>();
  private final Map<TeamName, People.Team> teams = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private Instant now = Instant.parse("2026-03-03T12:00:00Z");

  private static Part part(String name, @Nullable String type, @Nullable String risk) {
    return new Part(
        name, Standing.COMPLIANT, type, risk, Set.of(), Instant.parse("2026-03-02T12:00:00Z"));
  }

  private Policy policy(String require) {
    String text = POLICY.formatted(mode, months, more, require);
    PolicyReading reading = new Rulebook().read(new PolicyFile("countersign.yml", text), "acme");
    assertThat(reading).isInstanceOf(PolicyReading.Valid.class);
    return ((PolicyReading.Valid) reading).policy();
  }

  private String says(String require) {
    Policy policy = policy(require);
    Deployment asked =
        new Deployment(
            "production",
            new Sha("a".repeat(40)),
            new Login(by),
            reachable,
            succeeded,
            changes,
            approvers,
            texts);
    Map<Login, Permission> permissions =
        Map.of(
            new Login("bob"), Permission.WRITE,
            new Login("eve"), Permission.WRITE,
            new Login("olga"), Permission.READ);
    DeploymentAnswer answer =
        DeploymentDecision.of(policy, asked, new People(permissions, teams), now);
    String again = answer.again() == null ? "" : "\nagain " + answer.again();
    return DeploymentWords.of(asked, answer, now, policy.zone()) + again;
  }

  @Test
  void whatIsOnTheDefaultBranchMayGo() {
    assertThat(says("reachable_from_default_branch: true"))
        .isEqualTo(
            """
            **Approved**: `aaaaaaa` to `production`, risk medium.
            - It is reachable from the default branch.\
            """);
  }

  @Test
  void whatIsNotOnItMayNotAndWhatCannotBeToldNeither() {
    reachable = Truth.NO;
    assertThat(says("reachable_from_default_branch: true"))
        .startsWith("**Rejected**")
        .contains("Merge it, then deploy what the merge made.");
    reachable = Truth.UNKNOWN;
    assertThat(says("reachable_from_default_branch: true"))
        .startsWith("**Rejected**")
        .contains("cannot be told");
  }

  @Test
  void theStageBeforeMustHaveSucceeded() {
    assertThat(says("succeeded_first_in: [sandbox]")).startsWith("**Approved**");
    succeeded = Set.of("dev");
    assertThat(says("succeeded_first_in: [dev, sandbox]"))
        .startsWith("**Rejected**")
        .contains("It has not succeeded in `sandbox`. Deploy it there")
        .contains("It succeeded in `dev`.");
    succeeded = null;
    assertThat(says("succeeded_first_in: sandbox"))
        .startsWith("**Rejected**")
        .contains("cannot be told");
  }

  @Test
  void everyChangeInItNeedsItsRecord() {
    assertThat(says("every_change_recorded: true")).contains("Every change in it met the policy");
    changes =
        List.of(
            part("#1", "normal", "low"),
            Part.unrecorded("#2"),
            new Part("#3", Standing.EXCEPTED, "normal", "low", Set.of(), now));
    assertThat(says("every_change_recorded: true"))
        .startsWith("**Rejected**: `aaaaaaa` to `production`.")
        .contains("No record says that \\#2 met the policy.")
        .contains("Recorded with an exception: \\#3.");
    changes = null;
    assertThat(says("every_change_recorded: true"))
        .startsWith("**Rejected**")
        .contains("Which changes go out with it cannot be told");
  }

  @Test
  void theWindowIsThatOfTheRiskiestChange() {
    now = Instant.parse("2026-03-04T12:00:00Z");
    assertThat(says("window: by-risk")).contains("The window `by-risk` is open.");
    changes = List.of(part("#1", "normal", "medium"), part("#2", "normal", "high"));
    assertThat(says("window: by-risk"))
        .isEqualTo(
            """
            **Waiting**: `aaaaaaa` to `production`, risk high.
            - The window `by-risk` for the risk high opens Thu 09:00; this is answered then.
            again 2026-03-05T09:00:00Z\
            """);
  }

  @Test
  void aRiskThatIsNotKnownHasOnlyTheWindowsForAll() {
    changes = List.of(part("#1", "normal", "medium"), Part.unrecorded("#2"));
    assertThat(says("window: by-risk")).startsWith("**Approved**: `aaaaaaa` to `production`.");
    now = Instant.parse("2026-03-04T12:00:00Z");
    assertThat(says("window: by-risk"))
        .contains("for a deployment whose risk is not known opens Tue 09:00");
    changes = List.of();
    assertThat(says("window: by-risk")).startsWith("**Waiting**");
  }

  @Test
  void aWindowThatNeverOpensForTheRiskIsNotWaitedFor() {
    assertThat(says("window: highest"))
        .startsWith("**Rejected**")
        .contains("The window `highest` never opens for the risk medium within a year.")
        .doesNotContain("again");
  }

  @Test
  void emergenciesAloneAreHeldByNoWindow() {
    now = Instant.parse("2026-03-06T22:00:00Z");
    changes = List.of(part("#1", "emergency", "high"));
    assertThat(says("window: by-risk"))
        .startsWith("**Approved**")
        .contains("Nothing but emergencies");
    changes = List.of(part("#1", "emergency", "high"), part("#2", "normal", "high"));
    assertThat(says("window: by-risk")).startsWith("**Waiting**");
    changes = List.of();
    assertThat(says("window: by-risk")).startsWith("**Waiting**");
  }

  @Test
  void aFreezeIsWaitedForUntilItEnds() {
    assertThat(says("no_freeze: true")).contains("No freeze holds it.");
    now = Instant.parse("2026-03-10T12:00:00Z");
    assertThat(says("no_freeze: true"))
        .isEqualTo(
            """
            **Waiting**: `aaaaaaa` to `production`, risk medium.
            - Freeze: Audit, until Thu 00:00; this is answered then.
            again 2026-03-12T00:00:00Z\
            """);
    now = Instant.parse("2027-03-10T12:00:00Z");
    assertThat(says("no_freeze: true"))
        .contains("Freeze: Long, for longer than a year.")
        .doesNotContain("again");
  }

  @Test
  void aFreezeHoldsNoneOfTheTypesItLeavesOut() {
    now = Instant.parse("2026-03-10T12:00:00Z");
    changes = List.of(part("#1", "emergency", "high"));
    assertThat(says("no_freeze: true")).startsWith("**Approved**");
    changes = List.of(part("#1", null, "high"));
    assertThat(says("no_freeze: true")).startsWith("**Waiting**");
    changes = List.of();
    assertThat(says("no_freeze: true")).startsWith("**Waiting**");
  }

  @Test
  void anExceptionFromAFreezeHoldsForThatTimeOnly() {
    now = Instant.parse("2026-03-11T12:00:00Z");
    changes = List.of(excepted("Audit", "2026-03-10T09:00:00Z"));
    assertThat(says("no_freeze: true")).startsWith("**Approved**");
    changes = List.of(excepted("Audit", "2025-03-10T09:00:00Z"));
    assertThat(says("no_freeze: true")).startsWith("**Waiting**");
    changes = List.of(excepted("Another", "2026-03-10T09:00:00Z"));
    assertThat(says("no_freeze: true")).startsWith("**Waiting**");
    changes = List.of(new Part("#1", Standing.EXCEPTED, "normal", "low", Set.of("Audit"), null));
    assertThat(says("no_freeze: true")).startsWith("**Waiting**");
  }

  private static Part excepted(String freeze, String at) {
    return new Part("#1", Standing.EXCEPTED, "normal", "low", Set.of(freeze), Instant.parse(at));
  }

  @Test
  void holidaysThatCannotBeReadAreWaitedForAndThoseOfAFileHold() {
    more =
        "business_hours: {days: [mon-fri], from: \"09:00\", to: \"17:00\", holidays_ics: holidays.ics}";
    assertThat(says("window: office"))
        .startsWith("**Waiting**")
        .contains("the calendar holidays.ics is not on the base branch or cannot be read")
        .doesNotContain("again");
    assertThat(says("no_freeze: true")).contains("No freeze holds it.");
    months = "last_business_days: 2, of: month";
    assertThat(says("no_freeze: true")).startsWith("**Waiting**").contains("holidays.ics");
    now = Instant.parse("2026-03-10T12:00:00Z");
    assertThat(says("no_freeze: true")).contains("Freeze: Audit").contains("holidays.ics");
  }

  @Test
  void aDeploymentIsApprovedByThoseWhoMayAndNotByWhoAskedForIt() {
    assertThat(says("approvals: {count: 1, from: owner}"))
        .startsWith("**Waiting**")
        .contains("1 approval of this deployment by ISMS Owner is missing");
    approvers.add(new Login("eve"));
    assertThat(says("approvals: {count: 1, from: owner}")).startsWith("**Waiting**");
    assertThat(says("approvals: {count: 1}")).contains("Approved by @eve.");
    assertThat(says("approvals: {count: 2}"))
        .contains("1 approval of this deployment by somebody with write is missing");
    approvers.add(new Login("bob"));
    assertThat(says("approvals: {count: 2}")).startsWith("**Waiting**");
    approvers.add(new Login("olga"));
    assertThat(says("approvals: {count: 1, from: owner}")).contains("Approved by @olga.");
    by = "olga";
    assertThat(says("approvals: {count: 1, from: owner}")).startsWith("**Waiting**");
  }

  @Test
  void whoseTurnItIsByTheRotaApproves() {
    approvers.add(new Login("eve"));
    texts.put(
        "on-call.yml",
        "[{from: 2026-03-02, to: 2026-03-03, user: eve}, {from: 2026-03-04, to: 2026-03-04, user: olga}]");
    assertThat(says("approvals: {count: 1, from: on-call}"))
        .startsWith("**Approved**")
        .contains("Approved by @eve.")
        .doesNotContain("again");
    now = Instant.parse("2026-03-04T12:00:00Z");
    assertThat(says("approvals: {count: 1, from: on-call}"))
        .startsWith("**Waiting**")
        .contains("1 approval of this deployment by On call is missing")
        .endsWith("again 2026-03-05T00:00:00Z");
    assertThat(says("no_freeze: true, approvals: {count: 1, from: owner}")).doesNotContain("again");
  }

  @Test
  void aRotaOrATeamOfItThatCannotBeReadIsSaidToWhoApproved() {
    approvers.add(new Login("eve"));
    assertThat(says("approvals: {count: 1, from: on-call}"))
        .startsWith("**Waiting**")
        .contains("The file on-call.yml is not on the base branch or cannot be read, so nobody is");
    texts.put("on-call.yml", "[{from: 2026-03-02, to: 2026-03-03, user: eve}]");
    assertThat(says("approvals: {count: 1, from: crew}"))
        .startsWith("**Waiting**")
        .contains("The team acme/crew does not exist or cannot be seen");
    approvers.clear();
    assertThat(says("approvals: {count: 1, from: crew}"))
        .startsWith("**Waiting**")
        .doesNotContain("acme/crew");
  }

  @Test
  void anEnvironmentOfWhichThePolicySaysNothingIsNotDeployedTo() {
    Policy policy = policy("no_freeze: true");
    Deployment asked =
        new Deployment(
            "`x`\n@all",
            new Sha("a".repeat(40)),
            null,
            Truth.YES,
            Set.of(),
            List.of(),
            Set.of(),
            Map.of());
    DeploymentAnswer answer =
        DeploymentDecision.of(policy, asked, new People(Map.of(), Map.of()), now);

    assertThat(DeploymentWords.of(asked, answer, now, policy.zone()))
        .startsWith("**Rejected**: `aaaaaaa` to `'x' @all`.")
        .contains("The policy says nothing of the environment `'x' @all`.");
  }

  @Test
  void aPolicyThatOnlyObservesSaysWhatItWouldHaveSaid() {
    mode = "observe";
    reachable = Truth.NO;
    assertThat(says("reachable_from_default_branch: true"))
        .startsWith("**Let through, since the policy only observes. Otherwise: Rejected**");
    reachable = Truth.YES;
    assertThat(says("reachable_from_default_branch: true")).startsWith("**Approved**");
  }

  @Test
  void howeverMuchThereIsToSayGitHubTakesIt() {
    changes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      changes.add(Part.unrecorded("commit " + "*".repeat(70)));
    }
    String stages =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(each -> "stage-" + each)
            .collect(java.util.stream.Collectors.joining(", "));

    assertThat(says("every_change_recorded: true, succeeded_first_in: [" + stages + "]"))
        .hasSizeLessThanOrEqualTo(DeploymentWords.MOST)
        .endsWith("…");
  }
}

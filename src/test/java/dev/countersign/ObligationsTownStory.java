package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedIssue;
import dev.countersign.sandbox.SimulatedPull;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a merged change owes, over days.
class ObligationsTownStory {
  private static final String POLICY =
      """
      policy: acme
      title: Acme changes
      time_zone: UTC
      roles:
        lead: {title: Lead, users: [eve]}
      types: {standard: {}}
      rules:
        - {rule: One reviewer, require: {approvals: {count: 1}}, because: four eyes}
      obligations:
        - obligation: Retrospective
          due: 24h
          owner: author
          confirm_by: [lead]
          issue: true
          template: What happened, and why.
          checklist: [Root cause, Timeline, {item: Tell the DBA, when: {database: true}}]
          closes: [issue_closed, command]
          remind: [50%, due, daily]
        - obligation: Review afterwards
          due: 2 business days
          owner: lead
          closes: [approval_by: lead]
        - obligation: Look in the morning
          when: {business_hours: false}
          owner: lead
          closes: [approval_by: lead]
        - obligation: Soak
          when: {business_hours: false}
          owner: author
          closes: [check: soak]
        - obligation: Monitor
          starts: deployment
          environment: production
          due: 30m
          owner: merger
          closes: [command]
      """;

  @AutoClose private final Town town = Town.with(POLICY);

  private SimulatedPull approved() {
    SimulatedPull pull =
        town.shop.open(Proposal.by("bob", "fix: sums", Files.of("src/app.txt", "two\n")));
    pull.approve("kim");
    town.settle();
    return pull;
  }

  private SimulatedPull merged() {
    SimulatedPull pull = approved();
    pull.merge("kim");
    town.settle();
    return pull;
  }

  private SimulatedIssue issue() {
    return town.shop.issues().getFirst();
  }

  private void pass(Duration time) {
    town.pass(time);
    town.settle();
  }

  @Test
  void anIssueIsOpenedWithItsTemplateAndChecklistForItsOwner() {
    SimulatedPull pull = merged();

    assertThat(issue().title()).isEqualTo("Retrospective of #" + pull.number());
    assertThat(issue().assignees()).containsExactly("bob");
    assertThat(issue().body())
        .startsWith("@bob owes this for #" + pull.number() + ", due Wed 4 Mar 2026 12:0")
        .contains("What happened, and why.\n\n- [ ] Root cause\n- [ ] Timeline\n\nIt is done by: ")
        .endsWith("Who may say so: Lead.\n");
  }

  @Test
  void itsOwnerIsRemindedAndItFallsOverdueAndIsDoneLate() {
    SimulatedPull pull = merged();

    pass(Duration.ofHours(13));
    assertThat(issue().said())
        .singleElement()
        .asString()
        .startsWith("@bob: *Retrospective* is due");

    pass(Duration.ofHours(12));
    assertThat(issue().said()).hasSize(2).last().asString().contains("is overdue since Wed 4 Mar");

    pass(Duration.ofDays(1));
    assertThat(issue().said()).hasSize(3);

    issue().close("bob");
    town.settle();
    assertThat(issue().said()).hasSize(3);

    issue().close("eve");
    town.settle();
    assertThat(issue().said()).last().isEqualTo("*Retrospective* is done late, by eve.");
    pass(Duration.ofDays(2));
    assertThat(issue().said()).hasSize(4);
    assertThat(town.recorded(pull))
        .contains(
            "merge",
            "obligation-opened",
            "obligation-reminded",
            "obligation-overdue",
            "obligation-done");
  }

  @Test
  void theLeadsWordAndHerApprovalOfTheMergedChangeSettleIt() {
    SimulatedPull pull = merged();

    pull.comment("bob", "/done Retrospective all is said");
    pull.approve("kim");
    town.settle();
    assertThat(issue().said()).isEmpty();

    pull.comment("eve", "/done Retrospective all is said");
    pull.approve("eve");
    town.settle();
    assertThat(issue().said()).containsExactly("*Retrospective* is done, by eve.");
    assertThat(town.recorded(pull)).filteredOn("obligation-done"::equals).hasSize(2);
  }

  @Test
  void whoHasTheTurnByTheRotaSettlesWhatItsRoleOwesAndConfirms() {
    String policy =
        POLICY.replace("lead: {title: Lead, users: [eve]}", "lead: {schedule: on-call.yml}");
    try (Town other = Town.with(policy)) {
      other.shop.pushToDefault(
          "ines", "on-call.yml", "[{from: 2026-01-01, to: 2026-12-31, user: eve}]");
      SimulatedPull pull =
          other.shop.open(Proposal.by("bob", "fix: sums", Files.of("src/app.txt", "two\n")));
      pull.approve("kim");
      other.settle();
      pull.merge("kim");
      other.settle();

      pull.comment("bob", "/done Retrospective all is said");
      pull.approve("kim");
      other.settle();
      assertThat(other.recorded(pull)).doesNotContain("obligation-done");

      pull.comment("eve", "/done Retrospective all is said");
      pull.approve("eve");
      other.settle();
      assertThat(other.recorded(pull)).filteredOn("obligation-done"::equals).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whatItOwesIsNotForgottenWhereItCannotBeReadAfterTheMerge(int times) {
    SimulatedPull pull = approved();
    town.github
        .faults()
        .fail("graphql unnamed", new Fault.GraphQlError("reviews", "INTERNAL"), times);
    pull.merge("kim");
    town.settle();
    for (int time = 0; time < times; time++) {
      pass(Duration.ofHours(2));
    }

    assertThat(town.recorded(pull)).filteredOn("obligation-opened"::equals).hasSize(2);
  }

  @Test
  void aMergeAtNightOwesWhatOneAtNightOwesWheneverItIsFirstLookedAt() {
    SimulatedPull pull = approved();
    pass(Duration.ofHours(8));
    town.github.faults().fail("graphql unnamed", new Fault.GraphQlError("reviews", "INTERNAL"), 99);
    pull.merge("kim");
    town.settle();
    pull.approve("eve");
    pull.ci("soak", "success");
    town.settle();
    assertThat(town.recorded(pull)).doesNotContain("obligation-opened");
    town.github.faults().clear();
    pass(Duration.ofHours(14));

    assertThat(town.recorded(pull)).filteredOn("obligation-opened"::equals).hasSize(4);
    assertThat(town.recorded(pull)).filteredOn("obligation-done"::equals).hasSize(3);
  }

  @Test
  void aRepositoryThatIsGoneIsNotAskedForForEver() {
    merged();
    town.installation.remove(town.shop);
    pass(Duration.ofHours(13));
    pass(Duration.ofHours(12));
    town.github.forgetRequests();
    pass(Duration.ofHours(2));
    pass(Duration.ofHours(2));

    assertThat(town.requests()).noneMatch(line -> line.contains("graphql unnamed"));
  }

  @Test
  void aDeploymentThatCarriesItOpensWhatBeginsWithOne() {
    town.shop.deployments().made("kim", "production", town.shop.head("main"), "success");
    SimulatedPull pull = merged();
    assertThat(town.recorded(pull)).filteredOn("obligation-opened"::equals).hasSize(2);

    town.shop.deployments().made("kim", "production", town.shop.head("main"), "success");
    town.settle();

    assertThat(town.recorded(pull)).filteredOn("obligation-opened"::equals).hasSize(3);
  }
}

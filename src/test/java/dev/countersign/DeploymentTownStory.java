package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ledger.Entry;
import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.SimulatedDeployments;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs that ask whether they may deploy, from the event to the answer on GitHub.
class DeploymentTownStory {
  private static final String GATES =
      """
      calendar:
        windows:
          mornings: [{days: [mon, tue, wed, thu, fri], from: "06:00", to: "10:00"}]
      deployments:
        production:
          require: {reachable_from_default_branch: true, every_change_recorded: true}
        morning:
          require: {window: mornings}
        staged:
          require: {succeeded_first_in: [staging]}
        signed:
          require: {approvals: {count: 1, from: security-lead}}
      """;

  private static Town town() {
    return Town.with(TownPolicy.USUAL + GATES);
  }

  /// What was there before any change was judged is in production.
  private static void deployed(Town town, String environment) {
    town.shop.deployments().made("ines", environment, town.shop.head("main"), "success");
    town.settle();
  }

  private static SimulatedDeployments.Run ask(Town town, String environment, String sha) {
    SimulatedDeployments.Run run = town.shop.deployments().ask("bob", environment, sha);
    town.settle();
    return run;
  }

  private static List<Entry> entries(Town town) {
    town.stop();
    List<Entry> entries = new ArrayList<>();
    try (Store store = Store.open("jdbc:sqlite:" + town.folder.resolve("town.db"))) {
      store.chain().read(0, Long.MAX_VALUE, link -> entries.add(link.entry()));
    }
    town.start();
    return entries;
  }

  @Test
  void aChangeThatMetThePolicyIsDeployedAndThatIsRecorded() {
    try (Town town = town()) {
      deployed(town, "production");
      String merged = TownPolicy.ready(town).merge("bob");
      town.settle();

      SimulatedDeployments.Run run = ask(town, "production", merged);

      assertThat(run.state()).isEqualTo("approved");
      assertThat(run.comments())
          .singleElement()
          .asString()
          .contains("Every change in it met the policy by its record.")
          .contains("It is reachable from the default branch.");
      town.shop.deployments().made("bob", "production", merged, "success");
      town.settle();
      assertThat(entries(town))
          .extracting(Entry::kind, Entry::title)
          .endsWith(
              org.assertj.core.groups.Tuple.tuple(
                  "deployment-decision", "Deployment to production approved"),
              org.assertj.core.groups.Tuple.tuple(
                  "deployment", "Deployment to production: success"));
    }
  }

  @Test
  void aChangeThatWasMergedWhileItWaitedIsNotDeployed() {
    try (Town town = town()) {
      deployed(town, "production");
      SimulatedPull pull = TownPolicy.plain(town);
      String merged = pull.merge("bob");
      town.settle();

      SimulatedDeployments.Run run = ask(town, "production", merged);

      assertThat(run.state()).isEqualTo("rejected");
      assertThat(run.comments().getLast()).contains("No record says that \\#" + pull.number());
    }
  }

  @Test
  void onlyTheFreezeFromWhichAnExceptionCountedIsLifted() {
    String frozen =
        TownPolicy.USUAL
            + """
              - rule: No freeze
                require: {no_freeze: true}
                because: it is quiet
            calendar:
              freezes:
                - {name: Release, from: 2026-03-01, to: 2026-03-20, exceptions_by: [security-lead]}
            deployments:
              production:
                require: {no_freeze: true, every_change_recorded: true}
            """;
    try (Town town = Town.with(frozen)) {
      deployed(town, "production");
      SimulatedPull pull = TownPolicy.ready(town);
      pull.comment("dana", "/except freeze because customers wait");
      assertThat(town.check(pull)).startsWith("success");
      String merged = pull.merge("bob");
      town.settle();

      SimulatedDeployments.Run run = ask(town, "production", merged);

      assertThat(run.state()).isEqualTo("approved");
      assertThat(run.comments().getLast()).contains("exception");
    }
  }

  @Test
  void aPushPastPullRequestsIsNotDeployed() {
    try (Town town = town()) {
      deployed(town, "production");
      String pushed = town.shop.pushToDefault("ines", "src/app.txt", "by hand\n");
      town.settle();

      SimulatedDeployments.Run run = ask(town, "production", pushed);

      assertThat(run.state()).isEqualTo("rejected");
      assertThat(run.comments().getLast())
          .contains("No record says that commit " + pushed.substring(0, 7));
    }
  }

  @Test
  void aCommitThatIsNotOnTheDefaultBranchIsNotDeployed() {
    try (Town town = town()) {
      deployed(town, "production");
      SimulatedPull pull = TownPolicy.ready(town);

      SimulatedDeployments.Run run = ask(town, "production", pull.head());

      assertThat(run.state()).isEqualTo("rejected");
      assertThat(run.comments().getLast()).contains("not reachable from the default branch");
    }
  }

  @Test
  void withoutADeploymentBeforeNobodyKnowsWhatGoesOut() {
    try (Town town = town()) {
      SimulatedDeployments.Run run = ask(town, "production", town.shop.head("main"));

      assertThat(run.state()).isEqualTo("rejected");
      assertThat(run.comments().getLast()).contains("Which changes go out with it cannot be told");
    }
  }

  @Test
  void whatGitHubRemembersIsAskedForWhereNothingWasTold() {
    try (Town town = town()) {
      deployed(town, "production");
      town.restart(true);
      String head = town.shop.head("main");

      assertThat(ask(town, "Production", head).state()).isEqualTo("approved");
    }
  }

  @Test
  void outsideItsWindowADeploymentWaitsAndIsAnsweredWhenItOpens() {
    try (Town town = town()) {
      SimulatedDeployments.Run run = ask(town, "morning", town.shop.head("main"));

      assertThat(run.state()).isEqualTo("waiting");
      assertThat(run.comments()).singleElement().asString().contains("opens Wed 06:00");

      town.pass(Duration.ofHours(17));
      town.settle();
      assertThat(run.state()).as("an hour early").isEqualTo("waiting");
      assertThat(run.comments()).hasSize(1);

      town.pass(Duration.ofMinutes(61));
      town.restart(false);
      town.settle();
      assertThat(run.state()).isEqualTo("approved");
      assertThat(run.comments().getLast()).contains("The window `mornings` is open.");
    }
  }

  @Test
  void theStageBeforeMustHaveSucceeded() {
    try (Town town = town()) {
      String head = town.shop.head("main");
      town.shop.deployments().made("bob", "staging", head, "failure");
      town.settle();
      assertThat(ask(town, "staged", head).state()).isEqualTo("rejected");

      town.shop.deployments().made("bob", "staging", head, "success");
      town.settle();
      assertThat(ask(town, "staged", head).state()).isEqualTo("approved");
    }
  }

  @Test
  void somebodyOfTheRoleApprovesTheDeploymentItselfAndNotWhoStartedIt() {
    try (Town town = town()) {
      SimulatedDeployments.Run run = ask(town, "signed", town.shop.head("main"));
      assertThat(run.state()).isEqualTo("waiting");
      assertThat(run.comments().getLast()).contains("by Security Lead is missing");

      run.review("bob", "approved");
      run.review("eve", "approved");
      town.pass(Duration.ofMinutes(6));
      town.restart(false);
      town.settle();
      assertThat(run.state()).isEqualTo("waiting");

      run.review("dana", "approved");
      town.pass(Duration.ofMinutes(6));
      town.restart(false);
      town.settle();
      assertThat(run.state()).isEqualTo("approved");
      assertThat(run.comments().getLast()).contains("Approved by @dana.");
    }
  }

  @Test
  void whoHasTheTurnByTheRotaOfTheDefaultBranchApproves() {
    String rota =
        TownPolicy.USUAL.replace("areas:", "  on-call: {schedule: on-call.yml}\nareas:")
            + "deployments: {signed: {require: {approvals: {count: 1, from: on-call}}}}\n";
    try (Town town = Town.with(rota)) {
      town.shop.pushToDefault(
          "ines", "on-call.yml", "[{from: 2026-01-01, to: 2026-12-31, user: eve}]");
      town.settle();
      SimulatedDeployments.Run run = ask(town, "signed", town.shop.head("main"));
      run.review("dana", "approved");
      town.pass(Duration.ofMinutes(6));
      town.restart(false);
      town.settle();
      assertThat(run.state()).isEqualTo("waiting");

      run.review("eve", "approved");
      town.pass(Duration.ofMinutes(6));
      town.restart(false);
      town.settle();
      assertThat(run.state()).isEqualTo("approved");
      assertThat(run.comments().getLast()).contains("Approved by @eve.");
    }
  }

  @Test
  void anEnvironmentThatThePolicyDoesNotNameIsNotDeployedTo() {
    try (Town town = town()) {
      SimulatedDeployments.Run run = ask(town, "elsewhere", town.shop.head("main"));

      assertThat(run.state()).isEqualTo("rejected");
      assertThat(run.comments().getLast()).contains("says nothing of the environment `elsewhere`");
    }
  }

  @Test
  void whereNoPolicyGovernsNothingIsDeployed() {
    try (Town town = Town.with("")) {
      assertThat(ask(town, "production", town.shop.head("main")).state()).isEqualTo("rejected");
    }
  }

  @Test
  void whatSucceededBeforeAndIsDeployedAgainIsARollback() {
    try (Town town = town()) {
      String first = town.shop.head("main");
      deployed(town, "production");
      town.shop.pushToDefault("ines", Files.of("src/app.txt", "more\n"));
      deployed(town, "production");
      town.shop.deployments().made("ines", "production", first, "success");
      town.settle();

      assertThat(entries(town))
          .filteredOn(entry -> entry.kind().equals("deployment"))
          .extracting(entry -> entry.detail().contains("\"rollback\":true"))
          .containsExactly(false, false, true);
    }
  }
}

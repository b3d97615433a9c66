package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.change.Truth;
import dev.countersign.forge.Delivery;
import dev.countersign.forge.Event;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Rollouts;
import dev.countersign.forge.Rollouts.Carried;
import dev.countersign.forge.Rollouts.Gate;
import dev.countersign.forge.Rollouts.Line;
import dev.countersign.forge.Rollouts.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Deployments as GitHub tells them, and the answers that it takes.
class RolloutsStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Place PLACE = new Place(1, SHOP);
  private static final Gate GATE = new Gate(99, "production");
  private static final Sha COMMIT = new Sha("a".repeat(40));
  private static final Sha TIP = new Sha("b".repeat(40));
  private static final String ANSWER =
      "/repos/acme/shop/actions/runs/99/deployment_protection_rule";
  private static final String COMPARED = "/repos/acme/shop/compare/" + COMMIT + "..." + TIP;

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  private Rollouts rollouts() {
    return github.open().rollouts();
  }

  @Test
  void anAnswerNamesTheEnvironmentAndARemarkHasNoState() {
    github.on("POST", ANSWER, 204, "");

    assertThat(rollouts().answer(PLACE, GATE, true, "all is there")).isTrue();
    assertThat(rollouts().answer(PLACE, GATE, false, "not recorded")).isTrue();
    assertThat(rollouts().answer(PLACE, GATE, null, "it waits")).isTrue();

    assertThat(github.bodies("POST", ANSWER))
        .containsExactly(
            PullAnswer.json(
                "{\"environment_name\": \"production\", \"state\": \"approved\", \"comment\": \"all is there\"}"),
            PullAnswer.json(
                "{\"environment_name\": \"production\", \"state\": \"rejected\", \"comment\": \"not recorded\"}"),
            PullAnswer.json("{\"environment_name\": \"production\", \"comment\": \"it waits\"}"));
  }

  @Test
  void aRunThatIsOverTakesNoAnswerAndALackingPermissionIsTroubleThatMayPass() {
    github.on("POST", ANSWER, 422, "{\"message\": \"not pending\"}");
    assertThat(rollouts().answer(PLACE, GATE, true, "x")).isFalse();

    github.on("POST", ANSWER, 403, "{\"message\": \"Resource not accessible by integration\"}");
    assertThatThrownBy(() -> rollouts().answer(PLACE, GATE, true, "x"))
        .isInstanceOf(ForgeDown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, ahead, YES",
    "200, identical, YES",
    "200, behind, NO",
    "200, diverged, NO",
    "404, -, UNKNOWN",
    "422, -, UNKNOWN"
  })
  void aCommitIsReachableWhereTheBranchIsAheadOfIt(int status, String said, Truth reachable) {
    github
        .on("GET", "/repos/acme/shop", 200, "{\"default_branch\": \"main\"}")
        .on(
            "GET",
            "/repos/acme/shop/branches/main",
            200,
            "{\"commit\": {\"sha\": \"" + TIP + "\"}}")
        .on("GET", COMPARED, status, "{\"status\": \"" + said + "\"}");

    assertThat(rollouts().line(PLACE, COMMIT)).isEqualTo(new Line("main", TIP, reachable));
    assertThat(rollouts().line(PLACE, TIP).reachable()).isEqualTo(Truth.YES);
  }

  @Test
  void eachCommitIsToldWithTheMergedPullRequestsIntoTheBranch() {
    github
        .on(
            "GET",
            COMPARED,
            200,
            """
            {"total_commits": 2, "commits": [{"sha": "%s"}, {"sha": "%s"}]}
            """
                .formatted("c".repeat(40), "d".repeat(40)))
        .onQuery(
            "DeployedCommits",
            """
            {"data": {"repository": {
              "c0": {"associatedPullRequests": {"totalCount": 3, "nodes": [
                {"number": 7, "merged": true, "baseRefName": "main"},
                {"number": 8, "merged": false, "baseRefName": "main"},
                {"number": 9, "merged": true, "baseRefName": "feature"}]}},
              "c1": {"associatedPullRequests": {"totalCount": 0, "nodes": []}}}}}
            """);

    assertThat(rollouts().between(PLACE, "main", COMMIT, TIP))
        .contains(
            List.of(
                new Carried(new Sha("c".repeat(40)), List.of(7)),
                new Carried(new Sha("d".repeat(40)), List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total_commits\": 1001, \"commits\": []}",
        "{\"total_commits\": 3, \"commits\": []}"
      })
  void commitsThatAreNotToldInFullAreNotKnown(String told) {
    github.on("GET", COMPARED, 200, told);

    assertThat(rollouts().between(PLACE, "main", COMMIT, TIP)).isEmpty();
  }

  @Test
  void aCommitThatIsGoneHasNoHistory() {
    github.on("GET", COMPARED, 404, "{\"message\": \"Not Found\"}");

    assertThat(rollouts().between(PLACE, "main", COMMIT, TIP)).isEmpty();
  }

  @Test
  void whatSucceededOnceDidSoWhateverCameAfter() {
    github
        .on(
            get(urlPathEqualTo("/repos/acme/shop/deployments"))
                .withQueryParam("environment", equalTo("production")),
            aResponse()
                .withStatus(200)
                .withBody(
                    "[{\"id\": 5, \"sha\": \"%s\"}, {\"id\": 4, \"sha\": \"%s\"}]"
                        .formatted(TIP, COMMIT)))
        .on(
            "GET",
            "/repos/acme/shop/deployments/5/statuses",
            200,
            "[{\"state\": \"failure\"}, {\"state\": \"in_progress\"}]")
        .on(
            "GET",
            "/repos/acme/shop/deployments/4/statuses",
            200,
            "[{\"state\": \"inactive\"}, {\"state\": \"success\"}]");

    assertThat(rollouts().lastSuccess(PLACE, "production")).contains(COMMIT);
    assertThat(rollouts().succeeded(PLACE, "production", COMMIT)).isEqualTo(Truth.YES);
  }

  @Test
  void approvalsOfAnotherEnvironmentAndOfBotsDoNotCountAndTheLastWordHolds() {
    String reviews =
        """
        [{"state": "approved", "user": {"login": "dana"}, "environments": [{"name": "Production"}]},
         {"state": "approved", "user": {"login": "eve"}, "environments": [{"name": "staging"}]},
         {"state": "approved", "user": {"login": "robot[bot]", "type": "Bot"}, "environments": [{"name": "production"}]},
         {"state": "approved", "user": {"login": "kim"}, "environments": [{"name": "production"}]},
         {"state": "rejected", "user": {"login": "kim"}, "environments": [{"name": "production"}]}]
        """;
    github.on("GET", "/repos/acme/shop/actions/runs/99/approvals", 200, reviews);

    assertThat(rollouts().approvedBy(PLACE, 99, "production")).containsExactly(new Login("dana"));
  }

  @Test
  void theRunIsTakenFromTheAddressAndNothingElse() {
    assertThat(
            asked(
                "https://evil.example/repos/acme/shop/actions/runs/99/deployment_protection_rule"))
        .isEqualTo(new Event.DeploymentAsked(1, SHOP, 99, COMMIT, new Login("bob"), "production"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.github.com/repos/acme/other/actions/runs/99/deployment_protection_rule",
        "https://api.github.com/repos/acme/shop/actions/runs/99/pending_deployments",
        "https://api.github.com/repos/acme/shop/actions/runs/-1/deployment_protection_rule",
        "https://api.github.com/repos/acme/shop/actions/runs/99/deployment_protection_rule?x=/",
        "nothing"
      })
  void anAddressThatNamesNoRunOfTheRepositoryIsNotUnderstood(String address) {
    assertThat(asked(address)).isInstanceOf(Event.Ignored.class);
  }

  private Event asked(String address) {
    String body =
        """
        {"action": "requested", "environment": "production", "sha": "%s",
         "deployment_callback_url": "%s", "deployment": null, "installation": {"id": 1},
         "repository": {"full_name": "acme/shop"}, "sender": {"login": "bob"}}
        """
            .formatted(COMMIT, address);
    return github.ear().hear(new Delivery("1", "g", "deployment_protection_rule", body));
  }

  @ParameterizedTest
  @CsvSource({"success, true", "failure, true", "inactive, true", "in_progress, false"})
  void onlyHowADeploymentEndedIsNews(String state, boolean news) {
    String body =
        """
        {"action": "created", "installation": {"id": 1}, "repository": {"full_name": "acme/shop"},
         "sender": {"login": "bob"}, "deployment_status": {"state": "%s"},
         "deployment": {"id": 7, "sha": "%s", "environment": "production"}}
        """
            .formatted(state, COMMIT);

    assertThat(github.ear().hear(new Delivery("1", "g", "deployment_status", body)))
        .isEqualTo(
            news
                ? new Event.Deployed(1, SHOP, 7, COMMIT, state, "production")
                : new Event.Ignored("deployment_status: it goes on"));
  }
}

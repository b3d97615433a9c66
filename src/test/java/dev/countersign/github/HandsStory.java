package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.PullAnswer.OLD;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Repo;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.Asked;
import dev.countersign.forge.MergeGroup;
import dev.countersign.forge.PullRef;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What we do on GitHub besides checks, and what we list there.
class HandsStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String REQUESTED = "/repos/acme/shop/pulls/12/requested_reviewers";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void reviewersAreAskedTogether() {
    github.on("POST", REQUESTED, 201, "{}");

    Asked asked = github.forge().ask(PULL, List.of(user("dana"), team("acme/security")));

    assertThat(asked.refused()).isEmpty();
    assertThat(github.bodies("POST", REQUESTED))
        .containsExactly(
            PullAnswer.json("{\"reviewers\": [\"dana\"], \"team_reviewers\": [\"security\"]}"));
  }

  @Test
  void whoIsRefusedIsNamedAndTheOthersAreAsked() {
    github
        .on(
            "POST",
            REQUESTED,
            422,
            "{\"message\": \"Reviews may only be requested from" + " collaborators.\"}")
        .on(
            post(urlEqualTo(REQUESTED))
                .withRequestBody(
                    equalToJson("{\"reviewers\": [\"dana\"], \"team_reviewers\": []}")),
            201,
            "{}");

    Asked asked = github.forge().ask(PULL, List.of(user("dana"), user("stranger")));

    assertThat(asked.asked()).containsExactly(user("dana"));
    assertThat(asked.refused())
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.reviewer()).isEqualTo(user("stranger"));
          assertThat(refused.why()).contains("collaborators");
        });
  }

  @Test
  void fifteenAtMostAndOnlyTeamsOfTheOrganisation() {
    github.on("POST", REQUESTED, 201, "{}");
    List<Reviewer> many = IntStream.range(0, 17).mapToObj(i -> user("u" + i)).toList();

    assertThat(github.forge().ask(PULL, many).asked()).hasSize(15);
    assertThat(github.forge().ask(PULL, List.of(team("zeta/x"))).refused()).hasSize(1);
    assertThat(github.bodies("POST", REQUESTED)).hasSize(1);
  }

  @Test
  void labelsArePutOnAndTakenOff() {
    github
        .on("POST", "/repos/acme/shop/issues/12/labels", 200, "[]")
        .on("DELETE", "/repos/acme/shop/issues/12/labels/old%20one", 200, "[]")
        .on("DELETE", "/repos/acme/shop/issues/12/labels/area%2Fgone", 404, "{}");

    github.forge().label(PULL, Set.of("change: big"), Set.of("old one", "area/gone"));

    assertThat(github.bodies("POST", "/repos/acme/shop/issues/12/labels").getFirst().toString())
        .contains("change: big");
    assertThat(github.calls)
        .contains(
            "DELETE /repos/{}/{}/issues/{}/labels/{} 200",
            "DELETE /repos/{}/{}/issues/{}/labels/{} 404");
  }

  @Test
  void aDescriptionIsReplacedOnlyWhileItIsWhatWasRead() {
    github
        .on("GET", "/repos/acme/shop/pulls/12", 200, "{\"body\": null}")
        .on("PATCH", "/repos/acme/shop/pulls/12", 200, "{}");

    assertThat(github.forge().describe(PULL, "edited since", "new")).isFalse();
    assertThat(github.bodies("PATCH", "/repos/acme/shop/pulls/12")).isEmpty();
    assertThat(github.forge().describe(PULL, "", "new")).isTrue();
    assertThat(github.bodies("PATCH", "/repos/acme/shop/pulls/12")).hasSize(1);
  }

  @Test
  void anIssueIsOpenedOnceAndWithATokenForThat() {
    github
        .on(
            "GET",
            "/repos/acme/shop/issues",
            200,
            "[{\"title\": \"The policy cannot be read\", \"user\": {\"login\": \"countersign[bot]\"}}]")
        .on("POST", "/repos/acme/shop/issues", 201, "{\"number\": 1}");

    github.forge().openIssue(1, SHOP, "The policy cannot be read", "Line 4.");
    assertThat(github.bodies("POST", "/repos/acme/shop/issues")).isEmpty();

    github.forge().openIssue(1, SHOP, "Another thing", "Line 5.");
    assertThat(github.bodies("POST", "/repos/acme/shop/issues").getFirst().path("title").asText())
        .isEqualTo("Another thing");
    assertThat(
            github
                .bodies("POST", "/app/installations/1/access_tokens")
                .getFirst()
                .path("permissions")
                .path("issues")
                .asText())
        .isEqualTo("write");
  }

  @Test
  void openPullRequestsAreListedToTheEnd() {
    github.onQuery(
        "OpenPulls",
        "{\"data\": {\"repository\": {\"pullRequests\": {\"nodes\": ["
            + row(3)
            + "], \"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}}}}}");

    assertThat(github.forge().openPulls(1, SHOP))
        .extracting(PullRef::toString)
        .containsExactly(
            "PullRef[id=acme/shop#3, head=%s, baseBranch=main, title=t, draft=false]"
                .formatted(HEAD));
  }

  @Test
  void aMergeGroupCarriesAllUpToItsHead() {
    github.onQuery(
        "MergeQueue",
        "{\"data\": {\"repository\": {\"mergeQueue\": {\"entries\": {\"nodes\": ["
            + entry(1, OLD, 3)
            + ","
            + entry(2, HEAD, 4)
            + ","
            + entry(3, "d".repeat(40), 5)
            + "], \"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}}}}}}");

    MergeGroup.Carries carries =
        (MergeGroup.Carries) github.forge().mergeGroup(1, SHOP, "main", new Sha(HEAD));

    assertThat(carries.pulls()).extracting(pull -> pull.id().number()).containsExactly(3, 4);
    assertThat(github.forge().mergeGroup(1, SHOP, "main", new Sha("e".repeat(40))))
        .isInstanceOf(MergeGroup.Unknown.class);
  }

  @Test
  void aQueueThatMayNotBeSeenIsUnknownNotEmpty() {
    github.onQuery(
        "MergeQueue",
        "{\"data\": {\"repository\": {\"mergeQueue\": null}}, \"errors\": [{\"type\":"
            + " \"FORBIDDEN\", \"path\": [\"repository\", \"mergeQueue\"], \"message\": \"no\"}]}");

    assertThat(
            ((MergeGroup.Unknown) github.forge().mergeGroup(1, SHOP, "main", new Sha(HEAD))).why())
        .contains("merge_queues: read");
  }

  @Test
  void repositoriesAndInstallationsAreListedPageByPage() {
    github
        .on(
            get(urlEqualTo("/installation/repositories?per_page=100")),
            aResponse()
                .withHeader(
                    "Link",
                    "<" + github.address() + "/installation/repositories?page=2>; rel=\"next\"")
                .withBody(
                    "{\"total_count\": 3, \"repositories\": [{\"full_name\": \"acme/shop\"},"
                        + " {\"full_name\": \"acme/attic\", \"archived\": true}]}"))
        .on(
            get(urlEqualTo("/installation/repositories?page=2")),
            200,
            "{\"total_count\": 3, \"repositories\": [{\"full_name\": \"acme/web\"}]}")
        .on(
            "GET",
            "/app/installations",
            200,
            "[{\"id\": 1, \"suspended_at\": null}, {\"id\": 2, \"suspended_at\": \"2026-01-01\"}]");

    assertThat(github.forge().repositories(1)).containsExactly(SHOP, Repo.of("acme/web"));
    assertThat(github.forge().installations()).containsExactly(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "admin, ADMIN",
    "maintain, MAINTAIN",
    "write, WRITE",
    "triage, TRIAGE",
    "read, READ",
    "none, NONE"
  })
  void whatOneAccountMayDoIsAskedAfresh(String role, Permission permission) {
    github.on(
        "GET",
        "/repos/acme/shop/collaborators/dana/permission",
        200,
        "{\"permission\": \"write\", \"role_name\": \"" + role + "\", \"user\": null}");

    assertThat(github.forge().permission(1, SHOP, new Login("dana"))).isEqualTo(permission);
  }

  @Test
  void whoIsNoUserMayDoNothing() {
    github.on("GET", "/repos/acme/shop/collaborators/x/permission", 404, "{}");

    assertThat(github.forge().permission(1, SHOP, new Login("x"))).isEqualTo(Permission.NONE);
  }

  @Test
  void whatWasReadBeforeIsNotSentAgain() {
    String path = "/repos/acme/shop/pulls/12";
    github
        .on(
            get(urlEqualTo(path)),
            aResponse().withHeader("ETag", "\"v1\"").withBody("{\"body\": \"a\"}"))
        .on(get(urlEqualTo(path)).withHeader("If-None-Match", equalTo("\"v1\"")), 304, "");
    var forge = github.forge();

    forge.describe(PULL, "x", "y");
    assertThat(forge.describe(PULL, "b", "y")).isFalse();

    assertThat(github.calls)
        .endsWith("GET /repos/{}/{}/pulls/{} 200", "GET /repos/{}/{}/pulls/{} 304");
  }

  private static Reviewer user(String login) {
    return new Reviewer.User(new Login(login));
  }

  private static Reviewer team(String name) {
    return new Reviewer.Team(TeamName.of(name, "acme"));
  }

  private static String row(int number) {
    return "{\"number\": %d, \"title\": \"t\", \"isDraft\": false, \"baseRefName\": \"main\", \"headRefOid\": \"%s\"}"
        .formatted(number, HEAD);
  }

  private static String entry(int position, String head, int number) {
    return "{\"position\": %d, \"headCommit\": {\"oid\": \"%s\"}, \"pullRequest\": %s}"
        .formatted(position, head, row(number));
  }
}

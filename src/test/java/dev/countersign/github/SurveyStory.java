package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Survey.Stretch;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What GitHub tells of a branch, and what it does not.
class SurveyStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String BEFORE = "a".repeat(40);
  private static final String TIP = "b".repeat(40);
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Stretch STRETCH = new Stretch("main", new Sha(BEFORE), NOON, new Sha(TIP));
  private static final String COMPARE = "/repos/acme/shop/compare/" + BEFORE + "..." + TIP;

  @RegisterExtension private final FakeGitHub github = new FakeGitHub();

  private FakeGitHub usual() {
    return github
        .on(
            "GET",
            COMPARE,
            200,
            "{\"total_commits\": 1, \"behind_by\": 0, \"commits\": [" + commit("kim") + "]}")
        .on("GET", "/repos/acme/shop/activity", 200, "[" + move("pr_merge") + "]")
        .onQuery("Arrivals", history("{\"totalCount\": 1, \"nodes\": [" + pull() + "]}"));
  }

  private static String commit(String login) {
    return """
    {"sha": "%s", "parents": [{"sha": "%s"}], "committer": {"login": "%s"},
     "commit": {"message": "Change", "committer": {"name": "Kim"}}}
    """
        .formatted(TIP, BEFORE, login);
  }

  private static String move(String how) {
    return """
    {"before": "%s", "after": "%s", "timestamp": "2026-03-03T12:00:00Z",
     "activity_type": "%s", "actor": null}
    """
        .formatted("0".repeat(40), TIP, how);
  }

  private static String pull() {
    return """
    {"number": 3, "baseRefName": "main", "headRefName": "topic", "headRefOid": "%s",
     "merged": true, "mergeCommit": {"oid": "%s"}}
    """
        .formatted("c".repeat(40), TIP);
  }

  private static String history(String pulls) {
    return """
    {"data": {"repository": {"object": {"history": {
      "nodes": [{"oid": "%s", "associatedPullRequests": %s}],
      "pageInfo": {"hasNextPage": false, "endCursor": null}}}}}}
    """
        .formatted(TIP, pulls);
  }

  @Test
  void whatArrivedIsReadByThreeRequests() {
    Arrivals told = usual().survey().arrivals(1, SHOP, STRETCH);

    assertThat(told.toString())
        .isEqualTo(
            ("Arrivals[branch=main, before=A, tip=B, commits=[Landed[sha=B, parents=[A],"
                    + " committer=kim, message=Change, pulls=[Origin[number=3, base=main,"
                    + " headBranch=topic, head=C, merged=true, mergeCommit=B]], allPulls=true]],"
                    + " complete=true, gone=0, pushes=[Push[before=null, after=B, how=MERGED,"
                    + " by=ghost]]]")
                .replace("A,", BEFORE + ",")
                .replace("[A]", "[" + BEFORE + "]")
                .replace("=B", "=" + TIP)
                .replace("head=C", "head=" + "c".repeat(40)));
    assertThat(github.calls)
        .containsExactly(
            "POST /app/installations/{}/access_tokens 201",
            "GET /repos/{}/{}/compare/{} 200",
            "POST /graphql/Arrivals 200",
            "GET /repos/{}/{}/activity 200");
  }

  @Test
  void whatGitHubDoesNotTellIsNeverTakenForNone() {
    usual().onQuery("Arrivals", history("null")).on("GET", "/repos/acme/shop/activity", 404, "{}");

    Arrivals told = github.survey().arrivals(1, SHOP, STRETCH);

    assertThat(told.commits().getFirst().allPulls()).isFalse();
    assertThat(told.pushes()).isNull();
  }

  @Test
  void aCommitThatIsNoLongerThereIsSaid() {
    usual()
        .on("GET", COMPARE, 404, "{}")
        .on("GET", "/repos/acme/shop/commits/" + TIP, 200, commit(""));

    Arrivals told = github.survey().arrivals(1, SHOP, STRETCH);

    assertThat(told.gone()).isNull();
    assertThat(told.commits().getFirst().committer()).isEqualTo("Kim");
  }

  @Test
  void moreThanCanBeReadIsSaid() {
    usual()
        .on(
            "GET",
            COMPARE,
            200,
            "{\"total_commits\": 9000, \"behind_by\": 0, \"commits\": [" + commit("kim") + "]}");

    assertThat(github.survey().arrivals(1, SHOP, STRETCH).complete()).isFalse();
  }

  @Test
  void everyMoveIsKnownByItsKindAndAnUnknownOneIsByHand() {
    usual()
        .on(
            get(urlPathEqualTo("/repos/acme/shop/activity")),
            200,
            "["
                + move("something_new")
                + ","
                + move("force_push")
                + ","
                + move("branch_deletion")
                + ","
                + move("branch_creation")
                + ","
                + move("pr_merge").replace("2026-03-03", "2026-03-02")
                + "]");

    assertThat(github.survey().arrivals(1, SHOP, STRETCH).pushes())
        .extracting(Arrivals.Push::how)
        .containsExactly(
            Arrivals.How.CREATED, Arrivals.How.DELETED, Arrivals.How.FORCED, Arrivals.How.BY_HAND);
  }

  @Test
  void aRepositoryOrBranchThatIsGoneIsNoTrouble() {
    github
        .on("GET", "/repos/acme/shop", 404, "{}")
        .on("GET", "/repos/acme/shop/branches/release", 404, "{}");

    assertThat(github.survey().guarded(1, SHOP)).isEmpty();
    assertThat(github.survey().tip(1, SHOP, "release")).isEmpty();
  }

  @Test
  void whatMayNotBeReadIsTriedAgainLater() {
    github
        .on("GET", "/repos/acme/shop", 403, "{\"message\": \"Resource not accessible\"}")
        .on("GET", "/repos/acme/shop/branches/main", 403, "{\"message\": \"no\"}")
        .on("GET", COMPARE, 403, "{\"message\": \"no\"}");

    assertThatThrownBy(() -> github.survey().guarded(1, SHOP)).isInstanceOf(ForgeDown.class);
    assertThatThrownBy(() -> github.survey().tip(1, SHOP, "main")).isInstanceOf(ForgeDown.class);
    assertThatThrownBy(() -> github.survey().arrivals(1, SHOP, STRETCH))
        .isInstanceOf(ForgeDown.class);
  }
}

package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is answered about pull requests, with GitHub's limits.
class PullAnswersTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aRenameShowsItsOldPathToRestAndHidesItFromGraphQl() {
    hub.shop.pushToDefault("bob", "src/keys.txt", "one\ntwo\nthree\n");
    hub.shop.open(Proposal.by("bob", "Move", Files.none().moved("src/keys.txt", "lib/keys.txt")));

    JsonNode file = hub.get("/repos/acme/shop/pulls/1/files").json().get(0);
    assertThat(file.path("status").asText()).isEqualTo("renamed");
    assertThat(file.path("previous_filename").asText()).isEqualTo("src/keys.txt");
    Hub.Got graph =
        hub.graphql(
            "{ repository(owner:\"acme\", name:\"shop\") { pullRequest(number:1) { files(first:5) { nodes { path changeType } } } } }");
    assertThat(graph.json().at("/data/repository/pullRequest/files/nodes"))
        .hasToString("[{\"path\":\"lib/keys.txt\",\"changeType\":\"RENAMED\"}]");
  }

  @Test
  void aPatchShowsTheChangedLinesWithThreeAround() {
    hub.shop.pushToDefault("bob", "a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    hub.shop.open(Proposal.by("bob", "Five", Files.of("a.txt", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")));

    assertThat(hub.get("/repos/acme/shop/pulls/1/files").json().get(0).path("patch").asText())
        .isEqualTo("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8");
  }

  @Test
  void atMostThreeThousandFilesAreListed() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 3001; i++) {
      many.put("f" + i, "x" + i + "\n");
    }
    hub.shop.open(Proposal.by("bob", "Many", Files.of(many)));

    assertThat(hub.get("/repos/acme/shop/pulls/1/files?per_page=100&page=30").json()).hasSize(100);
    assertThat(hub.get("/repos/acme/shop/pulls/1/files?per_page=100&page=31").json()).isEmpty();
    assertThat(hub.get("/repos/acme/shop/pulls/1").json().path("changed_files").asInt())
        .isEqualTo(3001);
  }

  @Test
  void oneReviewerWhoCannotBeAskedRefusesAll() {
    SimulatedPull pull = hub.pull();
    hub.github.user("stranger");
    String path = "/repos/acme/shop/pulls/1/requested_reviewers";

    assertThat(hub.ask("POST", path, "{\"reviewers\":[\"eve\",\"stranger\"]}").status())
        .isEqualTo(422);
    assertThat(hub.ask("POST", path, "{\"reviewers\":[\"eve\",\"bob\"]}").status()).isEqualTo(422);
    assertThat(hub.ask("POST", path, "{\"team_reviewers\":[\"nobody\"]}").status()).isEqualTo(422);
    assertThat(pull.requestedUsers()).isEmpty();
    assertThat(hub.ask("POST", path, "{\"reviewers\":[\"eve\"]}").status()).isEqualTo(201);
    assertThat(pull.requestedUsers()).containsExactly("eve");
    pull.approve("eve");
    assertThat(pull.requestedUsers()).isEmpty();
  }

  @Test
  void moreThanFifteenReviewersAreRefused() {
    SimulatedPull pull = hub.pull();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      hub.shop.grant("r" + i, Permission.READ);
      all.append(i == 0 ? "" : ",").append("\"r").append(i).append('"');
    }

    assertThat(
            hub.ask(
                    "POST",
                    "/repos/acme/shop/pulls/1/requested_reviewers",
                    "{\"reviewers\":[" + all + "]}")
                .status())
        .isEqualTo(422);
    assertThat(pull.requestedUsers()).isEmpty();
  }

  @Test
  void aForksCommitsLeadToNoPullRequest() {
    hub.github.user("mallory");
    SimulatedPull pull =
        hub.shop.open(Proposal.by("mallory", "Help", Files.of("x", "y\n")).fromFork());

    assertThat(hub.get("/repos/acme/shop/commits/" + pull.head() + "/pulls").json()).isEmpty();
    JsonNode json = hub.get("/repos/acme/shop/pulls/1").json();
    assertThat(json.at("/head/repo/full_name").asText()).isEqualTo("mallory/shop");
    assertThat(json.path("author_association").asText()).isEqualTo("NONE");
  }

  @Test
  void twoPullRequestsMayShareAHead() {
    hub.shop.branch("release/1", "main");
    SimulatedPull one = hub.pull();
    SimulatedPull two =
        hub.shop.open(
            Proposal.by("bob", "Same", Files.none()).from(one.headRef()).into("release/1"));

    assertThat(two.head()).isEqualTo(one.head());
    one.push("bob", "src/lamp.txt", "dim\n");
    assertThat(two.head()).isEqualTo(one.head());
    assertThat(hub.heardNames().stream().filter("pull_request.synchronize"::equals)).hasSize(2);
  }

  @Test
  void updatingTheBranchLeavesThePullRequestsOwnDiffAlone() {
    SimulatedPull pull = hub.pull();
    JsonNode before = hub.get("/repos/acme/shop/pulls/1/files").json().get(0).path("patch");
    hub.shop.pushToDefault("eve", "other.txt", "x\n");
    pull.updateBranch("bob");

    JsonNode files = hub.get("/repos/acme/shop/pulls/1/files").json();
    assertThat(files).hasSize(1);
    assertThat(files.get(0).path("patch")).isEqualTo(before);
    assertThat(
            hub.get("/repos/acme/shop/compare/main..." + pull.head())
                .json()
                .path("status")
                .asText())
        .isEqualTo("ahead");
  }

  @Test
  void aTeamsMembersIncludeThoseOfItsChildrenButNotTheInvited() {
    SimulatedTeam security = hub.acme.team("security").add("dana").invite("kim");
    hub.acme.team("crypto").under(security).add("lee");

    assertThat(
            hub.get("/orgs/acme/teams/security/members")
                .json()
                .valueStream()
                .map(one -> one.path("login").asText() + one.path("inherited").asText()))
        .containsExactly("danafalse", "leetrue");
    assertThat(hub.get("/orgs/acme/teams/security/memberships/kim").json().path("state").asText())
        .isEqualTo("pending");
    assertThat(hub.get("/orgs/acme/teams/security/memberships/bob").status()).isEqualTo(404);
  }

  @Test
  void maintainersReadAsWritersAndOutsidersAsNobody() {
    hub.shop.grant("mia", Permission.MAINTAIN);
    hub.github.user("stranger");

    assertThat(
            hub.get("/repos/acme/shop/collaborators/mia/permission")
                .json()
                .path("permission")
                .asText())
        .isEqualTo("write");
    assertThat(
            hub.get("/repos/acme/shop/collaborators/mia/permission")
                .json()
                .path("role_name")
                .asText())
        .isEqualTo("maintain");
    assertThat(
            hub.get("/repos/acme/shop/collaborators/stranger/permission")
                .json()
                .path("permission")
                .asText())
        .isEqualTo("none");
  }

  @Test
  void aFileIsReadAtABranchOrACommitAsJsonOrRaw() {
    String before = hub.shop.head("main");
    hub.shop.pushToDefault("bob", ".github/countersign.yml", "policy: x\n");

    assertThat(
            hub.get("/repos/acme/shop/contents/.github/countersign.yml")
                .json()
                .path("encoding")
                .asText())
        .isEqualTo("base64");
    assertThat(
            hub.get("/repos/acme/shop/contents/.github%2Fcountersign.yml?ref=" + before).status())
        .isEqualTo(404);
    assertThat(hub.get("/repos/acme/shop/contents/.github").json().get(0).path("name").asText())
        .isEqualTo("countersign.yml");
  }
}

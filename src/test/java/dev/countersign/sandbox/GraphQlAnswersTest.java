package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What GraphQL answers, and what it leaves out without a permission.
class GraphQlAnswersTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private JsonNode ofPull(String fields) {
    return hub.graphql(
            "query Pull { repository(owner:\"acme\", name:\"shop\") { pullRequest(number:1) { %s } } }"
                .formatted(fields))
        .json();
  }

  @Test
  void connectionsArePagedBothWays() {
    SimulatedPull pull = hub.pull();
    pull.comment("bob", "one");
    pull.comment("bob", "two");
    pull.comment("bob", "three");

    JsonNode last =
        ofPull(
                "comments(last:2) { totalCount nodes { body } pageInfo { hasPreviousPage startCursor } }")
            .at("/data/repository/pullRequest/comments");
    assertThat(last.findValuesAsText("body")).containsExactly("two", "three");
    assertThat(last.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
    String before = last.at("/pageInfo/startCursor").asText();
    JsonNode rest =
        ofPull(
                "comments(last:2, before:\""
                    + before
                    + "\") { nodes { body } pageInfo { hasPreviousPage } }")
            .at("/data/repository/pullRequest/comments");
    assertThat(rest.findValuesAsText("body")).containsExactly("one");
    assertThat(rest.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
    JsonNode first =
        ofPull("comments(first:1) { nodes { body } pageInfo { hasNextPage endCursor } }")
            .at("/data/repository/pullRequest/comments");
    String after = first.at("/pageInfo/endCursor").asText();
    assertThat(
            ofPull("comments(first:5, after:\"" + after + "\") { nodes { body } }")
                .findValuesAsText("body"))
        .containsExactly("two", "three");
  }

  @Test
  void aPageWithoutBoundsIsAnErrorWithStatus200() {
    hub.pull();

    Hub.Got got =
        hub.graphql(
            "{ repository(owner:\"acme\", name:\"shop\") { pullRequest(number:1) { labels { totalCount } } } }");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().at("/errors/0/type").asText()).isEqualTo("MISSING_PAGINATION_BOUNDARIES");
    assertThat(got.json().at("/data/repository/pullRequest/labels").isNull()).isTrue();
  }

  @Test
  void teamsAreHiddenWithoutTheMembersPermission() {
    SimulatedTeam team = hub.acme.team("security").add("dana").on(hub.shop, Permission.WRITE);
    hub.pull();
    hub.ask(
        "POST",
        "/repos/acme/shop/pulls/1/requested_reviewers",
        "{\"team_reviewers\":[\"" + team.slug() + "\"]}");
    String asked =
        "reviewRequests(first:5) { nodes { requestedReviewer { __typename ... on Team { slug } } } }";

    assertThat(ofPull(asked).findValue("requestedReviewer"))
        .hasToString("{\"__typename\":\"Team\",\"slug\":\"security\"}");
    hub.installation.revoke("members");
    hub.login("{}");
    JsonNode without = ofPull(asked);
    assertThat(without.findValue("requestedReviewer").isNull()).isTrue();
    assertThat(without.at("/errors/0/type").asText()).isEqualTo("FORBIDDEN");
  }

  @Test
  void reviewsCarryTheCommitTheyLookedAt() {
    SimulatedPull pull = hub.pull();
    String seen = pull.head();
    pull.approve("eve");
    pull.push("bob", "src/lamp.txt", "off\n");

    JsonNode review =
        ofPull(
                "headRefOid reviews(first:5) { nodes { state authorCanPushToRepository commit { oid } } }")
            .at("/data/repository/pullRequest/reviews/nodes/0");
    assertThat(review.at("/commit/oid").asText()).isEqualTo(seen).isNotEqualTo(pull.head());
    assertThat(review.path("authorCanPushToRepository").asBoolean()).isTrue();
  }

  @Test
  void labelsSayWhoPutThemOn() {
    hub.pull().label("eve", "emergency");

    JsonNode item =
        ofPull(
                "timelineItems(first:5, itemTypes:[LABELED_EVENT]) { nodes { ... on LabeledEvent { actor { login } label { name } } } }")
            .at("/data/repository/pullRequest/timelineItems/nodes/0");
    assertThat(item)
        .hasToString("{\"actor\":{\"login\":\"eve\"},\"label\":{\"name\":\"emergency\"}}");
  }

  @Test
  void filesAreReadByExpression() {
    hub.shop.pushToDefault("bob", "docs/a.md", "hello\n");
    String query =
        "{ repository(owner:\"acme\", name:\"shop\") { a: object(expression:\"main:docs/a.md\") { ... on Blob { text } } b: object(expression:\"%s:docs\") { __typename } c: object(expression:\"main:nope\") { oid } } }";

    JsonNode data =
        hub.graphql(query.formatted(hub.shop.head("main"))).json().at("/data/repository");
    assertThat(data.at("/a/text").asText()).isEqualTo("hello\n");
    assertThat(data.at("/b/__typename").asText()).isEqualTo("Tree");
    assertThat(data.path("c").isNull()).isTrue();
  }

  @Test
  void anUnknownRepositoryIsNotFound() {
    JsonNode json = hub.graphql("{ repository(owner:\"acme\", name:\"nope\") { id } }").json();

    assertThat(json.at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void aBranchKnowsThePullRequestsThatComeFromIt() {
    SimulatedPull below = hub.pull();
    SimulatedPull above =
        hub.shop.open(
            Proposal.by("bob", "feat: more lamps", Files.of("src/more.txt", "x\n"))
                .into(below.headRef()));

    JsonNode json =
        hub.graphql(
                "{ repository(owner:\"acme\", name:\"shop\") { pullRequest(number:%d) { baseRef { associatedPullRequests(states:[OPEN], first:5) { nodes { number } } } } } }"
                    .formatted(above.number()))
            .json();
    assertThat(json.findValuesAsText("number")).containsExactly(Integer.toString(below.number()));
  }
}

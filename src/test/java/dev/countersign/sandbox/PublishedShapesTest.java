package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.testing.GitHubDescription;
import dev.countersign.testing.GitHubSchema;
import dev.countersign.testing.WebhookExamples;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The simulated GitHub's words, held against GitHub's published descriptions.
class PublishedShapesTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  /// Everything happens once, so that no list is empty.
  @BeforeEach
  void everythingHappens() {
    SimulatedTeam security = hub.acme.team("security").add("dana").on(hub.shop, Permission.WRITE);
    hub.acme.team("crypto").under(security).add("lee");
    hub.acme.owner("ines");
    hub.shop.branch("release/1", "main");
    hub.shop.tag("v1.0.0", "main");
    hub.shop.rule(rule());
    SimulatedPull pull = hub.pull();
    pull.push("bob", "src/lamp.txt", "off\n");
    pull.forcePush("bob", Files.of("src/lamp.txt", "dim\n"));
    pull.request("bob", "dana");
    hub.ask(
        "POST",
        "/repos/acme/shop/pulls/1/requested_reviewers",
        "{\"team_reviewers\":[\"security\"]}");
    pull.dismiss(pull.review("eve", "CHANGES_REQUESTED"), "bob");
    pull.label("bob", "crypto");
    pull.unlabel("bob", "crypto");
    pull.label("bob", "crypto");
    pull.editBody("bob", "Why: light");
    pull.editTitle("bob", "feat: better lamps");
    pull.comment("eve", "/recheck");
    pull.resolve(pull.thread("eve", "src/lamp.txt", "Why?"), "bob");
    pull.ci("build", "in_progress");
    pull.ci("build", "success");
    hub.shop.checks().status(pull.head(), "ci/legacy", "pending");
    hub.ask(
        "POST",
        "/repos/acme/shop/check-runs",
        """
        {"name":"countersign","head_sha":"%s","conclusion":"action_required","output":{"title":"t","summary":"s",
         "annotations":[{"path":"a","start_line":1,"end_line":2,"annotation_level":"notice","message":"m"}]},
         "actions":[{"label":"Check again","description":"Judges once more","identifier":"recheck"}]}
        """
            .formatted(pull.head()));
    pull.pressButton("bob", "countersign", "recheck");
    pull.rerunCheck("bob", "countersign");
    pull.retarget("bob", "release/1");
    pull.retarget("bob", "main");
    pull.draft("bob");
    pull.ready("bob");
    hub.shop.queue().add(pull, "bob");
    hub.shop.queue().remove(pull, "bob", "MANUAL");
    pull.close("bob");
    pull.reopen("bob");
    security.remove("dana");
    security.add("dana");
    hub.acme.team("gone").delete();
    hub.acme.member("zoe");
    hub.acme.remove("zoe");
    hub.shop.grant("mia", Permission.READ).grant("mia", Permission.WRITE).revoke("mia");
    hub.installation.suspend();
    hub.installation.unsuspend();
    hub.github.deliveries().settle();
  }

  private static JsonNode rule() {
    var rule =
        Json.object()
            .put("type", "pull_request")
            .put("ruleset_source_type", "Repository")
            .put("ruleset_source", "acme/shop")
            .put("ruleset_id", 1);
    rule.putObject("parameters")
        .put("required_approving_review_count", 1)
        .put("dismiss_stale_reviews_on_push", true)
        .put("require_code_owner_review", true)
        .put("require_last_push_approval", false)
        .put("required_review_thread_resolution", false);
    return rule;
  }

  @Test
  void everyRestAnswerIsAsDescribed() {
    String head = hub.shop.pull(1).head();
    String blob = Hash.blob("dim\n");
    long run = hub.shop.pull(1).check("countersign").orElseThrow().id();
    long comment = hub.shop.pull(1).comments().getFirst().id();
    String repo = "/repos/acme/shop";
    List<String> wrong = new ArrayList<>();
    for (String path :
        List.of(
            repo,
            repo + "/collaborators",
            repo + "/collaborators/eve/permission",
            repo + "/branches",
            repo + "/tags",
            repo + "/branches?protected=true&per_page=100",
            repo + "/branches/main",
            repo + "/activity?per_page=100&ref=refs/heads/main",
            repo + "/compare/main...change-1?per_page=100&page=1",
            repo + "/rules/branches/main",
            repo + "/contents/README.md",
            repo + "/contents/src?ref=change-1",
            repo + "/git/blobs/" + blob,
            repo + "/compare/main...change-1",
            repo + "/commits/" + head,
            repo + "/git/trees/" + head + "?recursive=1",
            repo + "/commits/" + head + "/pulls",
            repo + "/commits/" + head + "/check-runs",
            repo + "/commits/" + head + "/status",
            repo + "/check-runs/" + run,
            repo + "/check-runs/" + run + "/annotations",
            repo + "/pulls",
            repo + "/pulls/1",
            repo + "/pulls/1/files",
            repo + "/pulls/1/commits",
            repo + "/pulls/1/reviews",
            repo + "/pulls/1/requested_reviewers",
            repo + "/issues/1/labels",
            repo + "/issues/1/comments",
            repo + "/labels",
            repo + "/issues/comments/" + comment + "/reactions",
            "/installation/repositories",
            "/rate_limit",
            "/meta",
            "/orgs/acme/members",
            "/orgs/acme/teams",
            "/orgs/acme/teams/security",
            "/orgs/acme/teams/security/members",
            "/orgs/acme/teams/security/memberships/dana")) {
      wrong.addAll(check("GET", path, hub.get(path), 200));
    }
    // the description of the list of installations asks of an account that it be a person and an
    // enterprise in one
    for (String path :
        List.of(
            "/app",
            "/app/installations/" + hub.installation.id(),
            repo + "/installation",
            "/app/hook/deliveries",
            "/app/hook/deliveries/" + hub.github.deliveries().log().getFirst().id())) {
      wrong.addAll(check("GET", path, hub.asApp("GET", path, ""), 200));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyWriteIsAnsweredAsDescribed() {
    String head = hub.shop.pull(1).head();
    long comment = hub.shop.pull(1).comments().getFirst().id();
    String repo = "/repos/acme/shop";
    List<String> wrong = new ArrayList<>();
    wrong.addAll(
        check(
            "POST",
            "/app/installations/" + hub.installation.id() + "/access_tokens",
            hub.login("{\"repositories\":[\"shop\"]}"),
            201));
    hub.login("{}");
    wrong.addAll(
        write("POST", repo + "/check-runs", "{\"name\":\"x\",\"head_sha\":\"" + head + "\"}", 201));
    wrong.addAll(
        write(
            "PATCH",
            repo + "/check-runs/" + hub.shop.pull(1).check("x").orElseThrow().id(),
            "{\"conclusion\":\"success\"}",
            200));
    wrong.addAll(
        write("POST", repo + "/pulls/1/requested_reviewers", "{\"reviewers\":[\"ines\"]}", 201));
    wrong.addAll(
        write("DELETE", repo + "/pulls/1/requested_reviewers", "{\"reviewers\":[\"ines\"]}", 200));
    wrong.addAll(write("PATCH", repo + "/pulls/1", "{\"body\":\"b\"}", 200));
    wrong.addAll(write("POST", repo + "/issues/1/labels", "{\"labels\":[\"x\"]}", 200));
    wrong.addAll(write("DELETE", repo + "/issues/1/labels/x", "", 200));
    wrong.addAll(
        write(
            "POST",
            repo + "/issues",
            "{\"title\":\"The policy cannot be read\",\"body\":\"b\"}",
            201));
    wrong.addAll(check("GET", repo + "/issues", hub.get(repo + "/issues"), 200));
    wrong.addAll(write("POST", repo + "/issues/1/comments", "{\"body\":\"b\"}", 201));
    wrong.addAll(
        write(
            "POST",
            repo + "/issues/comments/" + comment + "/reactions",
            "{\"content\":\"eyes\"}",
            201));
    assertThat(wrong).isEmpty();
  }

  private List<String> write(String method, String path, String body, int status) {
    return check(method, path, hub.ask(method, path, body), status);
  }

  private static List<String> check(String method, String path, Hub.Got got, int status) {
    if (got.status() != status) {
      return List.of(method + " " + path + " was answered with " + got.status() + " " + got.json());
    }
    return GitHubDescription.published()
        .checkResponse(method, path, status, got.json().toString())
        .stream()
        .map(one -> method + " " + path + ": " + one)
        .toList();
  }

  /// Words that are newer than the recorded payloads, all of them in GitHub's description of REST.
  private static final Set<String> NEWER =
      Set.of(
          "user_view_type",
          "notification_setting",
          "organization_id",
          "client_id",
          "runs_rerequestable",
          "rerequestable",
          "verified_at",
          "merge_queues",
          "requested_team");

  /// A word that no payload ever had would be an invention of ours.
  @Test
  void noWebhookHasAWordThatGitHubsHaveNot() {
    Set<String> known = new TreeSet<>(NEWER);
    WebhookExamples.all().forEach(one -> words(Hub.parsed(one.payload()), known));
    Set<String> ours = new TreeSet<>();
    hub.heard.forEach(one -> words(one.json(), ours));

    ours.removeAll(known);
    assertThat(ours).isEmpty();
  }

  private static void words(JsonNode node, Set<String> words) {
    node.properties().forEach(one -> words.add(one.getKey()));
    node.forEach(one -> words(one, words));
  }

  /// What every recorded payload of an event and action has in its first two levels, ours has too.
  /// A team asked for a review was never recorded.
  @Test
  void noWebhookLacksWhatGitHubsAlwaysHave() {
    Set<String> missing = new TreeSet<>();
    for (Hub.Heard heard :
        hub.heard.stream().filter(one -> !one.json().has("requested_team")).toList()) {
      Set<String> always = always(heard);
      always.removeAll(paths(heard.json()));
      always.forEach(path -> missing.add(heard.name() + " " + path));
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> always(Hub.Heard heard) {
    String action = heard.json().path("action").asText("");
    return WebhookExamples.recorded().stream()
        .filter(one -> one.event().equals(heard.event()))
        .filter(one -> action.equals(one.action() == null ? "" : one.action()))
        .map(one -> paths(Hub.parsed(one.payload())))
        .reduce((one, other) -> {
          one.retainAll(other);
          return one;
        })
        .orElseGet(TreeSet::new);
  }

  private static Set<String> paths(JsonNode payload) {
    Set<String> paths = new TreeSet<>();
    payload
        .properties()
        .forEach(one -> {
          paths.add(one.getKey());
          one.getValue().properties().forEach(two -> paths.add(one.getKey() + "." + two.getKey()));
        });
    return paths;
  }

  @Test
  void theSchemaIsAPartOfThePublishedOne() {
    GraphQLSchema ours = GraphQlDesk.executable();

    assertThat(SchemaSubset.differences(ours, GitHubSchema.published().schema())).isEmpty();
  }
}

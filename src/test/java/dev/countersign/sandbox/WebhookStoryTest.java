package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the App hears of what people do.
class WebhookStoryTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aPullRequestsLifeIsTold() {
    SimulatedPull pull = hub.pull();
    pull.push("bob", "src/lamp.txt", "off\n");
    SimulatedReview review = pull.approve("eve");
    pull.dismiss(review, "bob");
    pull.label("bob", "crypto");
    pull.editBody("bob", "Why: light");
    pull.comment("eve", "/recheck");
    pull.ci("build", "in_progress");
    pull.ci("build", "success");
    hub.shop.checks().status(pull.head(), "ci/legacy", "pending");
    pull.draft("bob");
    pull.ready("bob");
    pull.merge("eve");

    assertThat(hub.heardNames())
        .containsExactly(
            "push",
            "check_suite.requested",
            "pull_request.opened",
            "push",
            "check_suite.requested",
            "pull_request.synchronize",
            "pull_request_review.submitted",
            "pull_request_review.dismissed",
            "pull_request.labeled",
            "pull_request.edited",
            "issue_comment.created",
            "check_run.created",
            "check_run.completed",
            "status",
            "pull_request.converted_to_draft",
            "pull_request.ready_for_review",
            "pull_request.closed",
            "push",
            "check_suite.requested");
  }

  @Test
  void theSignatureIsOverTheBytesThatAreSent() {
    hub.pull();

    Hub.Heard last = hub.heard.getLast();
    assertThat(last.signature()).isEqualTo(HookRequest.signature(last.body(), Hub.SECRET));
    assertThat(HookRequest.signature("Hello, World!", "It's a Secret to Everybody"))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void aPayloadSaysWhereItBelongs() {
    hub.pull();

    var json = hub.heard.getLast().json();
    assertThat(json.at("/installation/id").asLong()).isEqualTo(hub.installation.id());
    assertThat(json.at("/repository/full_name").asText()).isEqualTo("acme/shop");
    assertThat(json.at("/pull_request/head/ref").asText()).isEqualTo("change-1");
    assertThat(json.at("/sender/login").asText()).isEqualTo("bob");
  }

  @Test
  void retargetingNamesTheOldBase() {
    hub.shop.branch("release/1", "main");
    SimulatedPull pull = hub.pull();
    pull.retarget("bob", "release/1");

    assertThat(hub.heard.getLast().json().at("/changes/base/ref/from").asText()).isEqualTo("main");
    assertThat(hub.get("/repos/acme/shop/pulls/1").json().at("/base/ref").asText())
        .isEqualTo("release/1");
  }

  @Test
  void ourOwnWritesComeBackAsEvents() {
    SimulatedPull pull = hub.pull();
    hub.heard.clear();
    hub.ask(
        "POST",
        "/repos/acme/shop/check-runs",
        "{\"name\":\"countersign\",\"head_sha\":\"" + pull.head() + "\"}");
    hub.ask("POST", "/repos/acme/shop/pulls/1/requested_reviewers", "{\"reviewers\":[\"eve\"]}");
    hub.ask("PATCH", "/repos/acme/shop/pulls/1", "{\"body\":\"more\"}");
    hub.github.deliveries().settle();

    assertThat(hub.heardNames())
        .containsExactly(
            "check_run.created", "pull_request.review_requested", "pull_request.edited");
    assertThat(hub.heard)
        .allSatisfy(one ->
            assertThat(one.json().at("/sender/login").asText()).isEqualTo("countersign[bot]"));
  }

  @Test
  void buttonsAndReRunReachOnlyUs() {
    SimulatedPull pull = hub.pull();
    hub.ask(
        "POST",
        "/repos/acme/shop/check-runs",
        """
        {"name":"countersign","head_sha":"%s","conclusion":"action_required",
         "actions":[{"label":"Check again","description":"Judges once more","identifier":"recheck"}]}
        """
            .formatted(pull.head()));
    pull.pressButton("bob", "countersign", "recheck");
    pull.rerunCheck("bob", "countersign");

    assertThat(hub.heardNames()).endsWith("check_run.requested_action", "check_run.rerequested");
    assertThat(
            hub.heard.get(hub.heard.size() - 2).json().at("/requested_action/identifier").asText())
        .isEqualTo("recheck");
  }

  @Test
  void theMergeQueueAsksForChecksOnACommitOfItsOwn() {
    SimulatedPull pull = hub.pull();
    QueueEntry entry = hub.shop.queue().add(pull, "bob");

    assertThat(hub.heardNames()).endsWith("pull_request.enqueued", "merge_group.checks_requested");
    assertThat(hub.heard.getLast().json().at("/merge_group/head_sha").asText())
        .isEqualTo(entry.headSha())
        .isNotEqualTo(pull.head());
    hub.shop.queue().mergeFirst();
    assertThat(pull.merged()).isTrue();
    assertThat(hub.shop.file("src/lamp.txt")).contains("on\n");
  }

  @Test
  void membershipIsTold() {
    SimulatedTeam team = hub.acme.team("security").add("dana");
    team.remove("dana");
    hub.acme.remove("eve");

    assertThat(hub.heardNames())
        .endsWith("membership.added", "membership.removed", "organization.member_removed");
  }

  @Test
  void deliveriesCanBeLostRepeatedReorderedAndRedelivered() {
    SimulatedPull pull = hub.pull();
    hub.heard.clear();
    Deliveries deliveries = hub.github.deliveries();

    deliveries.lose(one -> one.name().equals("pull_request.labeled"));
    pull.label("bob", "a");
    deliveries.loseNothing();
    deliveries.repeat(2);
    pull.comment("bob", "hi");
    deliveries.repeat(1);
    deliveries.hold();
    pull.draft("bob");
    pull.ready("bob");
    deliveries.release(List::reversed);

    assertThat(hub.heardNames())
        .containsExactly(
            "issue_comment.created",
            "issue_comment.created",
            "pull_request.ready_for_review",
            "pull_request.converted_to_draft");
    assertThat(hub.heard.get(0).guid()).isEqualTo(hub.heard.get(1).guid());
    long lost =
        hub.asApp("GET", "/app/hook/deliveries", "")
            .json()
            .valueStream()
            .filter(one -> one.path("status_code").asInt() == 0)
            .findFirst()
            .orElseThrow()
            .path("id")
            .asLong();
    assertThat(hub.asApp("POST", "/app/hook/deliveries/" + lost + "/attempts", "").status())
        .isEqualTo(202);
    deliveries.settle();
    assertThat(hub.heardNames()).endsWith("pull_request.labeled");
  }
}

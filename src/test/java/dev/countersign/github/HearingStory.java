package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Repo;
import dev.countersign.change.Review.Opinion;
import dev.countersign.forge.Delivery;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import dev.countersign.forge.Event.Pull;
import dev.countersign.forge.Event.PullChanged;
import dev.countersign.forge.PullId;
import dev.countersign.testing.WebhookExample;
import dev.countersign.testing.WebhookExamples;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What GitHub's deliveries say, and which of them are true.
class HearingStory {
  private static final String PULL =
      """
      {"action": "ACTION", "installation": {"id": 1}, "repository": {"full_name": "acme/shop"},
       "sender": {"login": "bob", "type": "User"},
       "pull_request": {"number": 12, "head": {"sha": "HEAD"}, "base": {"ref": "main"}} MORE}
      """
          .replace("HEAD", "a".repeat(40));

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void everyRecordedAndMadePayloadIsUnderstoodOrIgnoredByName() {
    Set<String> names = new TreeSet<>();
    for (WebhookExample example : WebhookExamples.all()) {
      Event event = github.ear().hear(new Delivery("1", "g", example.event(), example.payload()));
      names.add(event.getClass().getSimpleName());
      if (event instanceof Ignored(String why)) {
        assertThat(why).as(example.name()).isNotBlank();
      }
    }
    assertThat(names)
        .contains("PullChanged", "Checked", "Pushed", "PeopleChanged", "RepoChanged")
        .contains("MergeGroupAsked", "Installed", "Uninstalled", "Ignored");
  }

  @Test
  void aRecordedPayloadWithAnInstallationIsHardlyEverIncomplete() {
    List<String> incomplete =
        WebhookExamples.recorded().stream()
            .filter(each ->
                hear(each.event(), installed(each)) instanceof Ignored(String why)
                    && (why.contains("it has no") || why.contains("it names no")))
            .map(WebhookExample::name)
            .toList();

    assertThat(incomplete).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"a\": 1} x", "\"text\""})
  void whatIsNoJsonObjectIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> hear("pull_request", body));
  }

  @Test
  void jsonOfAnyDepthIsRefusedNotRecursedInto() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

    assertThatIllegalArgumentException().isThrownBy(() -> hear("pull_request", deep));
  }

  @ParameterizedTest
  @CsvSource({
    "opened, Moved[pusher=Person[login=bob; bot=false]]",
    "synchronize, Moved[pusher=Person[login=bob; bot=false]]",
    "reopened, Moved[pusher=null]",
    "ready_for_review, Moved[pusher=null]",
    "converted_to_draft, Moved[pusher=null]",
    "review_request_removed, Moved[pusher=null]",
    "never_heard_of, Moved[pusher=null]",
    "labeled, Moved[pusher=null]",
    "edited, Edited[]",
    "closed, Closed[merged=false; merge=null]",
    "stacked, Moved[pusher=null]"
  })
  void aPullRequestThatChangesIsRead(String action, String what) {
    PullChanged changed = (PullChanged) hear("pull_request", PULL, action, "");

    assertThat(changed.what().toString().replace(",", ";")).isEqualTo(what);
    assertThat(changed.pull()).hasToString("acme/shop#12");
    assertThat(changed.baseBranch()).isEqualTo("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"assigned", "milestoned", "locked", "auto_merge_enabled", "dequeued"})
  void aPullRequestThatIsTidiedIsNot(String action) {
    assertThat(hear("pull_request", PULL, action, "")).isInstanceOf(Ignored.class);
  }

  @Test
  void aRetargetedPullRequestSaysWhereItWentBefore() {
    String changes = ", \"changes\": {\"base\": {\"ref\": {\"from\": \"develop\"}}}";

    PullChanged changed = (PullChanged) hear("pull_request", PULL, "edited", changes);

    assertThat(changed.what()).isEqualTo(new Pull.Retargeted("develop"));
  }

  @Test
  void aPullRequestInAStackGoesToTheBaseOfTheStack() {
    String stacked =
        PULL.replace("\"base\":", "\"stack\": {\"base\": {\"ref\": \"trunk\"}}, \"base\":");

    PullChanged changed = (PullChanged) hear("pull_request", stacked, "stacked", "");

    assertThat(changed.baseBranch()).isEqualTo("trunk");
    assertThat(changed.what()).isEqualTo(new Pull.Retargeted("main"));
  }

  @Test
  void aReviewTellsWhatWasThoughtOfWhichCommit() {
    String review =
        ", \"review\": {\"id\": 9, \"state\": \"approved\", \"commit_id\": null,"
            + " \"user\": {\"login\": \"eve\"}, \"submitted_at\": \"2026-03-04T09:00:00Z\"}";

    PullChanged changed = (PullChanged) hear("pull_request_review", PULL, "submitted", review);

    Pull.Reviewed reviewed = (Pull.Reviewed) changed.what();
    assertThat(reviewed.review().opinion()).isEqualTo(Opinion.APPROVED);
    assertThat(reviewed.review().by()).isEqualTo(Person.of("eve"));
    assertThat(reviewed.review().commit()).isNull();
  }

  @Test
  void whatWeDidOurselvesCostsNothing() {
    GitHub app = github.open();
    assertThat(app.forge().reachable()).isTrue();
    String ours = PULL.replace("\"bob\", \"type\": \"User\"", "\"countersign[bot]\"");

    assertThat(app.ear().hear(delivery("pull_request", ours, "labeled", "")))
        .isEqualTo(new Ignored("our own doing: pull_request labeled"));
    assertThat(app.ear().hear(delivery("pull_request", PULL, "unlabeled", "")))
        .isInstanceOf(PullChanged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "created, 7, Ignored",
    "completed, 7, Ignored",
    "completed, 8, Checked",
    "rerequested, 7, Rerun",
    "rerequested, 8, Ignored",
    "requested_action, 7, Pressed",
    "requested_action, 8, Ignored"
  })
  void aCheckRunOfOursMattersOnlyWhenSomebodyWantsItAgain(String action, long app, String event) {
    assertThat(run(action, app, "success").getClass().getSimpleName()).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource({"success, success", "FAILURE, failure", "skipped, skipped"})
  void conclusionsAreAlwaysInLowerCase(String spelled, String conclusion) {
    assertThat(((Event.Checked) run("completed", 8, spelled)).check().conclusion())
        .isEqualTo(conclusion);
  }

  @Test
  void aButtonTellsWhoPressedIt() {
    Event.Pressed pressed = (Event.Pressed) run("requested_action", 7, "failure");

    assertThat(pressed.by()).isEqualTo(new Login("bob"));
    assertThat(pressed.action()).isEqualTo("insert");
    assertThat(pressed.externalId()).isEqualTo("x12");
  }

  @ParameterizedTest
  @CsvSource({"pending, ", "success, success", "failure, failure", "error, error"})
  void aStatusIsACheckWithoutAnApp(String state, @Nullable String conclusion) {
    String body =
        "{\"installation\": {\"id\": 1}, \"repository\": {\"full_name\": \"acme/shop\"}, \"sha\": \""
            + "a".repeat(40)
            + "\", \"context\": \"ci/build\", \"state\": \""
            + state
            + "\"}";

    Event.Checked checked = (Event.Checked) hear("status", body);

    assertThat(checked.check().app()).isNull();
    assertThat(checked.check().conclusion()).isEqualTo(conclusion);
  }

  private static final String COMMENT =
      """
      {"action": "created", "installation": {"id": 1}, "repository": {"full_name": "acme/shop"},
       "issue": {"number": 12, "pull_request": {}}, "sender": {"login": "eve", "type": "User"},
       "comment": {"id": 9, "body": "/recheck", "created_at": "2026-03-03T12:00:00Z",
         "performed_via_github_app": null, "user": {"login": "eve", "type": "User"}}}
      """;

  @Test
  void commandsInACommentAreHeard() {
    assertThat(hear("issue_comment", COMMENT))
        .isEqualTo(
            new Event.Commanded(
                new PullId(1, Repo.of("acme/shop"), 12),
                9,
                new Login("eve"),
                Instant.parse("2026-03-03T12:00:00Z"),
                List.of(new Command("recheck", ""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /recheck       | please /recheck
          /recheck       | > /recheck
          created        | edited
          created        | deleted
          pull_request   | other
          via_github_app": null | via_github_app": {}
          "User"}}}      | "Bot"}}}
          "sender": {"login": "eve" | "sender": {"login": "kim"
          "sender"       | "nobody"
          "user"         | "nobody"
          """)
  void nothingElseInACommentIsHeard(String usual, String other) {
    assertThat(COMMENT).contains(usual);
    assertThat(hear("issue_comment", COMMENT.replace(usual, other))).isInstanceOf(Ignored.class);
  }

  @Test
  void aPushTellsTheFilesThatItTouches() {
    Event.Pushed pushed = (Event.Pushed) push("false", "refs/heads/main");

    assertThat(pushed.branch()).isEqualTo("main");
    assertThat(pushed.defaultBranch()).isTrue();
    assertThat(pushed.paths()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aRewriteOfABranchTouchesMoreThanItsCommits() {
    assertThat(((Event.Pushed) push("true", "refs/heads/main")).paths()).isNull();
    assertThat(push("false", "refs/tags/v1")).isInstanceOf(Ignored.class);
  }

  @Test
  void repositoriesTakenAwayAreNeverReadAsAll() {
    String removed =
        "{\"action\": \"removed\", \"installation\": {\"id\": 1, \"account\": {\"login\":"
            + " \"acme\"}}, \"repositories_removed\": [LIST]}";

    assertThat(hear("installation_repositories", removed.replace("LIST", "")))
        .isInstanceOf(Ignored.class);
    assertThat(
            hear(
                "installation_repositories",
                removed.replace("LIST", "{\"full_name\": \"acme/shop\"}")))
        .isEqualTo(new Event.Uninstalled(1, "acme", List.of(Repo.of("acme/shop"))));
  }

  @Test
  void anEventWithoutAnInstallationIsIgnoredByName() {
    String body = PULL.replace("\"installation\": {\"id\": 1},", "").replace("MORE", "");

    assertThat(hear("pull_request", body.replace("ACTION", "opened")))
        .isEqualTo(new Ignored("pull_request opened: it has no installation.id"));
  }

  @Test
  void aNameThatIsNoneIsIgnoredNotThrown() {
    String body =
        "{\"ref\": \"refs/heads/main\", \"installation\": {\"id\": 1}, \"repository\":"
            + " {\"full_name\": \"acme/shop\"}, \"pusher\": {\"name\": \""
            + "x".repeat(200)
            + "\"}}";

    assertThat(hear("push", body)).isInstanceOf(Ignored.class);
  }

  @Test
  void eventsNobodyHasHeardOfAreNoTrouble() {
    assertThatCode(() -> hear("brand_new", "{\"action\": \"made\"}")).doesNotThrowAnyException();
  }

  private Event run(String action, long app, String conclusion) {
    String body =
        """
        {"action": "%s", "installation": {"id": 1}, "repository": {"full_name": "acme/shop"},
         "sender": {"login": "bob"}, "requested_action": {"identifier": "insert"},
         "check_run": {"name": "build", "head_sha": "%s", "status": "completed",
           "conclusion": "%s", "external_id": "x12", "app": {"id": %d, "slug": "ci"},
           "pull_requests": [{"number": 12}]}}
        """
            .formatted(action, "a".repeat(40), conclusion, app);
    return hear("check_run", body);
  }

  private Event push(String forced, String ref) {
    String body =
        """
        {"ref": "%s", "after": "%s", "forced": %s, "created": false, "deleted": false,
         "installation": {"id": 1}, "sender": {"login": "bob"}, "pusher": {"name": "bob"},
         "repository": {"full_name": "acme/shop", "default_branch": "main"},
         "commits": [{"added": ["a"], "modified": ["b"], "removed": ["c"]}]}
        """
            .formatted(ref, "a".repeat(40), forced);
    return hear("push", body);
  }

  private static String installed(WebhookExample example) {
    ObjectNode body = (ObjectNode) PullAnswer.json(example.payload());
    if (!body.path("installation").isObject()) {
      body.putObject("installation").put("id", 1);
    }
    return body.toString();
  }

  private Event hear(String event, String body) {
    return github.ear().hear(new Delivery("1", "g", event, body));
  }

  private Event hear(String event, String body, String action, String more) {
    return github.ear().hear(delivery(event, body, action, more));
  }

  private static Delivery delivery(String event, String body, String action, String more) {
    return new Delivery("1", "g", event, body.replace("ACTION", action).replace("MORE", more));
  }
}

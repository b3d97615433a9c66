package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static dev.countersign.github.PullAnswer.BASE;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.PullAnswer.OLD;
import static dev.countersign.github.PullAnswer.json;
import static dev.countersign.github.PullAnswer.list;
import static dev.countersign.github.PullAnswer.plain;
import static dev.countersign.github.PullAnswer.pull;
import static dev.countersign.github.PullAnswer.with;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Commit;
import dev.countersign.change.FileChange;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.People.Team;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Needs;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How far lists are followed, and what is read of labels, commits, checks and people.
class ReadingMoreStory {
  private static final String FILES = "/repos/acme/shop/pulls/12/files";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void everyListIsFollowedToItsEnd() {
    ObjectNode answer =
        pull(
            plain(),
            "labels",
            "{'nodes': [{'name': 'one'}], 'pageInfo': {'hasNextPage': true, 'endCursor': 'X'}}");
    github
        .on(
            FakeGitHub.query("MoreLabels")
                .withRequestBody(matchingJsonPath("$.variables[?(@.at == 'X')]")),
            200,
            more(
                "{'nodes': [{'name': 'two'}], 'pageInfo': {'hasNextPage': true, 'endCursor': 'Y'}}"))
        .on(
            FakeGitHub.query("MoreLabels")
                .withRequestBody(matchingJsonPath("$.variables[?(@.at == 'Y')]")),
            200,
            more(list("{'name': 'three'}")));

    assertThat(((Reading.Read) read(answer, wanted())).change().pull().labels())
        .extracting(Label::name)
        .containsExactly("one", "two", "three");
  }

  @Test
  void whoPutALabelOnIsKnownAndWhetherItWasUs() {
    ObjectNode answer =
        pull(plain(), "labels", list("{'name': 'big'}, {'name': 'crypto'}, {'name': 'old'}"));
    pull(
        answer,
        "timelineItems",
        """
        {'nodes': [
          {'__typename': 'LabeledEvent', 'label': {'name': 'big'},
           'actor': {'__typename': 'Bot', 'login': 'countersign'}},
          {'__typename': 'LabeledEvent', 'label': {'name': 'crypto'},
           'actor': {'__typename': 'Bot', 'login': 'countersign'}},
          {'__typename': 'LabeledEvent', 'label': {'name': 'big'},
           'actor': {'__typename': 'User', 'login': 'eve'}},
          {'__typename': 'ReadyForReviewEvent', 'createdAt': '2026-03-03T09:00:00Z'},
          {'__typename': 'HeadRefForcePushedEvent', 'afterCommit': {'oid': 'HEAD'},
           'actor': {'__typename': 'User', 'login': 'mallory'}}
        ], 'pageInfo': {'hasPreviousPage': false, 'startCursor': null}}
        """
            .replace("HEAD", HEAD));

    var change = ((Reading.Read) read(answer, wanted())).change();

    assertThat(change.pull().labels())
        .containsExactly(
            new Label("big", Person.of("eve"), false),
            new Label("crypto", Person.of("countersign[bot]"), true),
            new Label("old", null, false));
    assertThat(change.pull().readyAt()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(change.commits().getFirst().pusher()).isEqualTo(Person.of("mallory"));
  }

  @Test
  void coAuthorsCommittersAndStrangersOfACommitAreAllTold() {
    ObjectNode answer =
        pull(
            plain(),
            "commits",
            """
            {'totalCount': 2, 'nodes': [
              {'commit': {'oid': 'OLD', 'message': 'a', 'signature': null,
                'parents': {'totalCount': 1, 'nodes': [{'oid': 'BASE'}]},
                'authors': {'totalCount': 2, 'nodes': [
                  {'name': 'Bob', 'email': 'b@x', 'user': {'login': 'bob'}},
                  {'name': 'Stranger', 'email': 's@x', 'user': null}]},
                'committer': {'name': 'Eve', 'email': 'e@x', 'user': {'login': 'eve'}}}},
              {'commit': {'oid': 'HEAD', 'message': 'merge', 'signature': {'isValid': false},
                'parents': {'totalCount': 2, 'nodes': [{'oid': 'OLD'}, {'oid': 'BASE'}]},
                'authors': {'totalCount': 1, 'nodes': [
                  {'name': 'd', 'email': 'd@x', 'user': {'login': 'dependabot[bot]'}}]},
                'committer': {'name': 'w', 'email': 'w@x', 'user': {'login': 'web-flow'}}}}
            ], 'pageInfo': {'hasNextPage': false, 'endCursor': null}}
            """
                .replace("OLD", OLD)
                .replace("BASE", BASE)
                .replace("HEAD", HEAD));

    var change = ((Reading.Read) read(answer, wanted())).change();

    Commit first = change.commits().getFirst();
    assertThat(first.writers()).containsExactly(Person.of("bob"));
    assertThat(first.strangers()).containsExactly("Stranger");
    assertThat(first.committer()).isEqualTo(Person.of("eve"));
    assertThat(first.mergeOfBase()).isFalse();
    Commit merge = change.commits().getLast();
    assertThat(merge.writers()).containsExactly(new Person(new Login("dependabot[bot]"), true));
    assertThat(merge.committer()).isNull();
    assertThat(merge.mergeOfBase()).isTrue();
    assertThat(change.commitsComplete()).isTrue();
  }

  @Test
  void aListOfCommitsAtGitHubsLimitIsNotTakenForComplete() {
    ObjectNode answer = plain();
    with(answer, "data.repository.pullRequest.commits.totalCount", "260");

    assertThat(((Reading.Read) read(answer, wanted())).change().commitsComplete()).isFalse();
  }

  @Test
  void ofTwoRunsOfACheckTheNewerCounts() {
    ObjectNode answer =
        pull(
            plain(),
            "statusCheckRollup",
            "{'contexts': "
                + list(
                    run(8, "build", "COMPLETED", "'FAILURE'", 9)
                        + ","
                        + run(11, "build", "IN_PROGRESS", "null", 9)
                        + ","
                        + run(10, "build", "COMPLETED", "'SUCCESS'", 9)
                        + ","
                        + run(12, "countersign", "COMPLETED", "'SUCCESS'", FakeGitHub.APP)
                        + ",{'__typename': 'StatusContext', 'context': 'ci', 'state': 'EXPECTED',"
                        + " 'description': null}")
                + "}");

    assertThat(((Reading.Read) read(answer, wanted())).change().checks())
        .extracting(check ->
            check.name() + " " + check.app() + " " + check.ours() + " " + check.conclusion())
        .containsExactly(
            "build ci false null", "countersign ci true success", "ci null false null");
  }

  @Test
  void filesKeepTheirOldNamesAndAreIncompleteWhenTheyDoNotAddUp() {
    ObjectNode answer = pull(plain(), "changedFiles", "2");

    var files = ((Reading.Read) read(answer, wanted())).change().files();

    assertThat(files.complete()).isFalse();
    assertThat(files.list().getFirst().from()).isEqualTo("src/old.rs");
    assertThat(files.list().getFirst().kind()).isEqualTo(FileChange.Kind.RENAMED);
  }

  @Test
  void filesOfAnotherHeadAreNotTakenForThisOnes() {
    ObjectNode answer = pull(plain(), "headRefOid", "'" + OLD + "'");

    assertThat(((Reading.Read) read(answer, wanted())).change().files().complete()).isFalse();
  }

  @Test
  void inAStackTheBaseIsTheStacks() {
    ObjectNode answer = pull(plain(), "baseRefName", "'step-1'");
    with(answer, "data.repository.pullRequest.baseRef.associatedPullRequests.totalCount", "1");
    github.on(
        "GET",
        "/repos/acme/shop/pulls/12",
        200,
        "{\"stack\": {\"base\": {\"ref\": \"main\", \"sha\": \"" + OLD + "\"}}}");

    var base = ((Reading.Read) read(answer, wanted())).change().pull().base();

    assertThat(base.name()).isEqualTo("main");
    assertThat(base.sha()).isEqualTo(new Sha(OLD));
  }

  @Test
  void teamsThatCannotBeSeenAreSaidToBeSo() {
    github.onQuery(
        "Teams",
        """
        {"data": {"t0": {"team": {"members": {"nodes": [{"login": "dana"}],
            "pageInfo": {"hasNextPage": true, "endCursor": "X"}}}},
          "t1": {"team": null}, "t2": null},
         "errors": [{"type": "NOT_FOUND", "path": ["t2"], "message": "no"}]}
        """);
    github.onQuery(
        "MoreMembers",
        """
        {"data": {"organization": {"team": {"members": {"nodes": [{"login": "Eve"}],
            "pageInfo": {"hasNextPage": false, "endCursor": null}}}}}}
        """);
    TeamName a = new TeamName("acme", "a");
    TeamName b = new TeamName("acme", "b");
    TeamName c = new TeamName("zeta", "c");
    Wanted teams =
        new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of(a, b, c));

    var people = ((Reading.Read) read(plain(), teams)).people();

    assertThat(people.team(a))
        .isEqualTo(new Team.Members(Set.of(new Login("dana"), new Login("eve"))));
    assertThat(people.team(b)).isEqualTo(new Team.Unseen());
    assertThat(people.team(c)).isEqualTo(new Team.Unseen());
  }

  @Test
  void membersAreRememberedForTenMinutesOrUntilAMembershipChanges() {
    github.onQuery(
        "Teams",
        """
        {"data": {"t0": {"team": {"members": {"nodes": [],
            "pageInfo": {"hasNextPage": false, "endCursor": null}}}}}}
        """);
    Needs team =
        policies ->
            new Wanted(
                false,
                Set.of(),
                Set.of(),
                false,
                false,
                false,
                false,
                Set.of(new TeamName("acme", "a")));
    stub(plain());
    Forge forge = github.forge();
    forge.read(PULL, team);
    forge.read(PULL, team);
    assertThat(asked("Teams")).isEqualTo(1);

    forge.forgetPeople(1);
    forge.read(PULL, team);
    assertThat(asked("Teams")).isEqualTo(2);

    github.clock.turn(Duration.ofMinutes(11));
    forge.read(PULL, team);
    assertThat(asked("Teams")).isEqualTo(3);
  }

  @Test
  void everybodyWithAPermissionIsKnownWhereThatIsWanted() {
    github.on(
        "GET",
        "/repos/acme/shop/collaborators",
        200,
        """
        [{"login": "dana", "type": "User", "role_name": "maintain"},
         {"login": "kim", "type": "User", "role_name": "release-crew",
          "permissions": {"admin": false, "maintain": false, "push": true, "pull": true}}]
        """);

    var people =
        ((Reading.Read)
                read(
                    plain(),
                    new Wanted(false, Set.of(), Set.of(), false, false, true, false, Set.of())))
            .people();

    assertThat(people.permissionOf(new Login("Dana"))).isEqualTo(Permission.MAINTAIN);
    assertThat(people.permissionOf(new Login("kim"))).isEqualTo(Permission.WRITE);
    assertThat(people.permissionOf(new Login("zoe"))).isEqualTo(Permission.NONE);
  }

  private Reading read(ObjectNode answer, Wanted wanted) {
    stub(answer);
    return github.forge().read(PULL, policies -> wanted);
  }

  private void stub(ObjectNode answer) {
    github
        .onQuery("PullState", answer)
        .onQuery("Texts", aResponse().withBody("{\"data\": {\"repository\": {\"f0\": null}}}"))
        .on("GET", FILES, 200, "[" + file("src/keys.rs", "renamed") + "]");
  }

  private long asked(String operation) {
    return github.calls.stream()
        .filter(call -> call.equals("POST /graphql/" + operation + " 200"))
        .count();
  }

  private static Wanted wanted() {
    return new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of());
  }

  private static String file(String path, String status) {
    return """
    {"sha": "1", "filename": "%s", "status": "%s", "additions": 1, "deletions": 0,
     "changes": 1, "previous_filename": "src/old.rs", "patch": "@@ -1 +1,2 @@\\n a\\n+b",
     "contents_url": "https://x.example/c?ref=%s"}
    """
        .formatted(path, status, HEAD)
        .replace(status.equals("renamed") ? "\0" : "\"previous_filename\": \"src/old.rs\",", "");
  }

  private static String run(int id, String name, String status, String conclusion, long app) {
    return """
    {'__typename': 'CheckRun', 'databaseId': %d, 'name': '%s', 'status': '%s',
     'conclusion': %s, 'title': null, 'summary': null,
     'checkSuite': {'app': {'databaseId': %d, 'slug': 'ci'}}}
    """
        .formatted(id, name, status, conclusion, app);
  }

  private static String more(String labels) {
    return json(("{'data': {'repository': {'pullRequest': {'headRefOid': '"
                + HEAD
                + "', 'labels': "
                + labels
                + "}}}}")
            .replace('\'', '"'))
        .toString();
  }
}

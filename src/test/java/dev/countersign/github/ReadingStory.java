package dev.countersign.github;

import static dev.countersign.github.PullAnswer.BASE;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.PullAnswer.list;
import static dev.countersign.github.PullAnswer.plain;
import static dev.countersign.github.PullAnswer.pull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Repo;
import dev.countersign.change.Review.Opinion;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.Needs;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is read of a pull request, and how it is written down.
class ReadingStory {
  static final PullId PULL = new PullId(1, Repo.of("acme/shop"), 12);
  static final Needs NOTHING =
      policies -> new Needs.Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of());

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void aPullRequestIsReadInOneQuestionAndOneListOfFiles() {
    Reading.Read read = (Reading.Read) read(plain());

    Change change = read.change();
    assertThat(change.pull().title()).isEqualTo("feat: rotate keys");
    assertThat(change.pull().author()).isEqualTo(Person.of("bob"));
    assertThat(change.head()).isEqualTo(new Sha(HEAD));
    assertThat(change.pull().base().sha()).isEqualTo(new Sha(BASE));
    assertThat(change.pull().readyAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(change.files().complete()).isTrue();
    assertThat(change.commitsComplete()).isTrue();
    assertThat(change.commits().getFirst().verified()).isTrue();
    assertThat(change.commits().getFirst().committer()).isNull();
    assertThat(read.policies().organisation()).isNull();
    assertThat(github.calls)
        .containsExactly(
            "POST /app/installations/{}/access_tokens 201",
            "POST /graphql/PullState 200",
            "GET /app 200",
            "GET /repos/{}/{}/pulls/{}/files 200");
  }

  @Test
  void readAgainItCostsOneRequest() {
    stub(plain());
    var forge = github.forge();
    forge.read(PULL, NOTHING);
    github.calls.clear();

    forge.read(PULL, NOTHING);

    assertThat(github.calls).containsExactly("POST /graphql/PullState 200");
  }

  @Test
  void aReviewOfABotIsAlwaysSpelledWithItsMark() {
    ObjectNode answer =
        pull(
            plain(),
            "reviews",
            list(
                """
                {'fullDatabaseId': '81', 'state': 'APPROVED', 'submittedAt': '2026-03-02T09:00:00Z',
                 'authorCanPushToRepository': true, 'commit': null,
                 'author': {'__typename': 'Bot', 'login': 'renovate'}},
                {'fullDatabaseId': '80', 'state': 'PENDING', 'submittedAt': null,
                 'authorCanPushToRepository': true, 'commit': null, 'author': null},
                {'fullDatabaseId': '79', 'state': 'DISMISSED', 'submittedAt': '2026-03-01T10:00:00Z',
                 'authorCanPushToRepository': false, 'commit': {'oid': '%s'}, 'author': null}
                """
                    .formatted(HEAD)));

    Reading.Read read = (Reading.Read) read(answer);

    assertThat(read.change().reviews())
        .extracting(review -> review.by().login().value() + " " + review.opinion())
        .containsExactly("ghost " + Opinion.DISMISSED, "renovate[bot] " + Opinion.APPROVED);
    assertThat(read.change().reviews().getLast().commit()).isNull();
    assertThat(read.people().canWrite(new Login("renovate[bot]"))).isTrue();
    assertThat(read.people().canWrite(new Login("ghost"))).isFalse();
  }

  @Test
  void whoIsAskedMayBeAPersonOrATeam() {
    ObjectNode answer =
        pull(
            plain(),
            "reviewRequests",
            list(
                """
                {'requestedReviewer': {'__typename': 'User', 'login': 'Dana'}},
                {'requestedReviewer': {'__typename': 'Team', 'combinedSlug': 'Acme/Security'}}
                """));

    Reading.Read read = (Reading.Read) read(answer);

    assertThat(read.change().requested())
        .containsExactlyInAnyOrder(
            new Reviewer.User(new Login("dana")),
            new Reviewer.Team(new TeamName("acme", "security")));
  }

  Reading read(ObjectNode answer) {
    stub(answer);
    return github.forge().read(PULL, NOTHING);
  }

  private void stub(ObjectNode answer) {
    github
        .onQuery("PullState", answer)
        .onQuery("Texts", "{\"data\": {\"repository\": {\"f0\": null}}}")
        .on(
            "GET",
            "/repos/acme/shop/pulls/12/files",
            200,
            """
            [{"sha": "1", "filename": "src/keys.rs", "status": "modified", "additions": 1,
              "deletions": 0, "changes": 1, "patch": "@@ -1 +1,2 @@\\n a\\n+b",
              "contents_url": "https://x.example/c?ref=%s"}]
            """
                .formatted(HEAD));
  }
}

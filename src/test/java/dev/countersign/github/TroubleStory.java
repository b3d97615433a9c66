package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.PullAnswer.plain;
import static dev.countersign.github.ReadingStory.NOTHING;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.countersign.change.Sha;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// GitHub is down, slow, out of budget, or tells only a part: nothing is ever taken for granted.
class TroubleStory {
  private static final String FILES = "/repos/acme/shop/pulls/12/files";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 401})
  void anAnswerThatIsNoneMeansLater(int status) {
    assertThat(down(aResponse().withStatus(status).withBody("<html>"))).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionMeansLater(Fault fault) {
    assertThat(down(aResponse().withFault(fault))).isNotNull();
  }

  @Test
  void aSilentServerIsNotWaitedForLong() {
    github.patient(Duration.ofMillis(1500));

    assertThat(down(aResponse().withFixedDelay(6000).withBody("{}")))
        .hasMessageContaining("in time");
  }

  @Test
  void anAnswerWithoutAnEndIsNotTaken() {
    assertThat(down(aResponse().withBody("[" + "1,".repeat(3 << 20) + "1]")))
        .hasMessageContaining("cut");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"data\": null}", "{\"errors\": [{\"message\": \"x\"}]}"})
  void anAnswerThatIsNotWholeJsonMeansLater(String body) {
    assertThat(down(aResponse().withBody(body))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "429, retry-after, 7, -, PT7S",
        "403, retry-after, 30, -, PT30S",
        "403, -, -, You have exceeded a secondary rate limit, PT1M",
        "429, -, -, -, PT1M"
      })
  void aLimitSaysHowLongToWait(
      int status,
      @Nullable String header,
      @Nullable String value,
      @Nullable String message,
      Duration wait) {
    ResponseDefinitionBuilder answer =
        aResponse().withStatus(status).withBody("{\"message\": \"" + message + "\"}");
    if (header != null) {
      answer.withHeader(header, value);
    }

    assertThat(down(answer).waitFor()).isEqualTo(wait);
  }

  @Test
  void aSpentBudgetIsWaitedForUntilItIsFullAgain() {
    long reset = github.clock.instant().plusSeconds(600).getEpochSecond();
    ForgeDown down =
        down(
            aResponse()
                .withStatus(403)
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader("x-ratelimit-reset", String.valueOf(reset))
                .withBody("{\"message\": \"API rate limit exceeded\"}"));

    assertThat(down.waitFor()).isEqualTo(Duration.ofSeconds(601));
  }

  @Test
  void aSpentBudgetOfGraphQlComesAsASuccess() {
    assertThat(
            down(aResponse()
                    .withBody("{\"errors\": [{\"type\": \"RATE_LIMITED\", \"message\": \"no\"}]}"))
                .waitFor())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void tooMuchAtOnceIsAskedAgainInSmallerPages(int status) {
    github.onQuery("PullState", aResponse().withStatus(status));

    ForgeDown down =
        catchThrowableOfType(ForgeDown.class, () -> github.forge().read(PULL, NOTHING));

    assertThat(down).hasMessageContaining("small pages");
    assertThat(github.bodies("POST", "/graphql"))
        .extracting(body -> body.path("variables").path("page").asInt())
        .containsExactly(100, 50, 25);
  }

  @Test
  void aPartThatTimedOutIsAskedAgainAndNeverTakenForNone() {
    github.onFirst(
        FakeGitHub.query("PullState"),
        aResponse()
            .withBody(
                "{\"data\": {}, \"errors\": [{\"message\": \"Something went wrong while executing"
                    + " your query. This may be the result of a timeout.\"}]}"),
        FakeGitHub.query("PullState")
            .willReturn(aResponse().withBody(wrong("FORBIDDEN", "reviews").toString())));

    assertThat(github.forge().read(PULL, NOTHING)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "reviewRequests.nodes.0.requestedReviewer, members: read (organisation)",
    "reviews, pull_requests: read",
    "statusCheckRollup, checks: read and statuses: read",
    "closingIssuesReferences, issues: read"
  })
  void aMissingPermissionIsNamed(String path, String permission) {
    github.onQuery("PullState", wrong("FORBIDDEN", path));

    Reading.Unreadable unreadable = (Reading.Unreadable) github.forge().read(PULL, NOTHING);

    assertThat(unreadable.head()).isEqualTo(new Sha(HEAD));
    assertThat(unreadable.what()).singleElement().asString().contains(permission);
  }

  @ParameterizedTest
  @ValueSource(strings = {"headRepository", "closingIssuesReferences.nodes.0"})
  void aForkOrIssueThatWeMayNotSeeHoldsNothingUp(String path) {
    github
        .onQuery("PullState", wrong("FORBIDDEN", path))
        .on("GET", FILES, 200, "[]")
        .onQuery("Texts", "{\"data\": {\"repository\": {\"f0\": null}}}");

    assertThat(github.forge().read(PULL, NOTHING)).isInstanceOf(Reading.Read.class);
  }

  @Test
  void anErrorOfAKindNobodyKnowsIsNoAnswerEither() {
    github.onQuery("PullState", wrong("INTERNAL", "labels"));

    assertThat(github.forge().read(PULL, NOTHING)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reviews", "labels", "commits", "reviewThreads", "body", "isDraft", "createdAt"})
  void aNullIsNeverReadAsNone(String field) {
    github
        .onQuery("PullState", PullAnswer.pull(plain(), field, "null"))
        .on("GET", FILES, 200, "[]")
        .onQuery("Texts", "{\"data\": {\"repository\": {\"f0\": null}}}");

    Reading.Unreadable unreadable = (Reading.Unreadable) github.forge().read(PULL, NOTHING);

    assertThat(unreadable.what()).singleElement().asString().contains(field);
  }

  @Test
  void anItemThatIsKeptFromUsIsMissing() {
    github.onQuery("PullState", PullAnswer.pull(plain(), "reviews", PullAnswer.list("null")));

    assertThat(((Reading.Unreadable) github.forge().read(PULL, NOTHING)).what())
        .containsExactly("GitHub keeps some of the reviews to itself.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"repository", "repository.pullRequest"})
  void aPullRequestThatIsNotFoundIsGone(String path) {
    String parts = "\"" + path.replace(".", "\", \"") + "\"";
    github.onQuery(
        "PullState",
        "{\"data\": {\"repository\": null}, \"errors\": [{\"type\": \"NOT_FOUND\", \"path\": ["
            + parts
            + "], \"message\": \"no\"}]}");

    assertThat(github.forge().read(PULL, NOTHING))
        .isEqualTo(new Reading.Gone("GitHub shows the app no pull request acme/shop#12."));
  }

  @Test
  void aListOfFilesThatMayNotBeReadIsUnreadable() {
    github
        .onQuery("PullState", plain())
        .on("GET", FILES, 403, "{\"message\": \"Resource not accessible by integration\"}");

    assertThat(((Reading.Unreadable) github.forge().read(PULL, NOTHING)).what())
        .singleElement()
        .asString()
        .contains("permission");
  }

  @Test
  void aRedirectToAnotherHostIsNotFollowed() {
    github
        .onQuery("PullState", plain())
        .on(
            com.github.tomakehurst.wiremock.client.WireMock.get(FILES + "?per_page=100"),
            aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/elsewhere"));

    ForgeDown down =
        catchThrowableOfType(ForgeDown.class, () -> github.forge().read(PULL, NOTHING));

    assertThat(down).hasMessageContaining("another place");
  }

  @Test
  void aRenamedRepositoryIsFollowedOnTheSameHost() {
    github
        .onQuery("PullState", PullAnswer.pull(plain(), "changedFiles", "0"))
        .on(
            com.github.tomakehurst.wiremock.client.WireMock.get(FILES + "?per_page=100"),
            aResponse()
                .withStatus(301)
                .withHeader("Location", github.address() + "/repositories/5/pulls/12/files"))
        .on("GET", "/repositories/5/pulls/12/files", 200, "[]")
        .onQuery("Texts", "{\"data\": {\"repository\": {\"f0\": null}}}");

    assertThat(github.forge().read(PULL, NOTHING)).isInstanceOf(Reading.Read.class);
  }

  private ForgeDown down(ResponseDefinitionBuilder answer) {
    github.onQuery("PullState", answer);
    return catchThrowableOfType(ForgeDown.class, () -> github.forge().read(PULL, NOTHING));
  }

  private static com.fasterxml.jackson.databind.JsonNode wrong(String type, String path) {
    String parts = "\"repository\", \"pullRequest\", \"" + path.replace(".", "\", \"") + "\"";
    return PullAnswer.json(
        plain()
            .toString()
            .replace(
                "\"errors\":[",
                "\"errors\":[{\"type\": \""
                    + type
                    + "\", \"path\": ["
                    + parts
                    + "], \"message\": \"Resource not accessible by integration\"},"));
  }
}

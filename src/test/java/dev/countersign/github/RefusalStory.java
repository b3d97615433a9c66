package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.ReadingStory.NOTHING;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.change.Login;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Published;
import dev.countersign.forge.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GitHub says no to what we write, or dribbles what we read.
class RefusalStory {
  private static final String REPO = "/repos/acme/shop";
  private static final String NO =
      "{\"message\": \"Validation Failed\", \"errors\": [{\"message\": \"no such thing\"}]}";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  private static CheckRun check() {
    return new CheckRun(
        "countersign",
        new Sha(HEAD),
        CheckRun.Conclusion.SUCCESS,
        "Ready",
        "All is there.",
        "",
        "https://countersign.example.com/x",
        "acme/shop#12",
        List.of(),
        List.of());
  }

  @Test
  void aCheckThatIsRefusedEvenBareIsTriedAgainLater() {
    github.on("POST", REPO + "/check-runs", 422, NO);

    ForgeDown down =
        catchThrowableOfType(ForgeDown.class, () -> github.forge().publish(PULL, check(), null));

    assertThat(down).hasMessageContaining("does not take the check countersign");
    assertThat(github.bodies("POST", REPO + "/check-runs")).hasSize(2);
  }

  @Test
  void aCheckThatMayNotBePublishedNamesThePermission() {
    github.on(
        com.github.tomakehurst.wiremock.client.WireMock.post(REPO + "/check-runs"),
        aResponse()
            .withStatus(403)
            .withHeader("X-Accepted-GitHub-Permissions", "checks=write")
            .withBody("{\"message\": \"Resource not accessible by integration\"}"));

    assertThat(((Published.Gone) github.forge().publish(PULL, check(), null)).why())
        .endsWith("it needs the permission checks:write");
  }

  @ParameterizedTest
  @CsvSource({"403", "404", "422"})
  void labelsThatAreRefusedHoldNothingUp(int status) {
    github
        .on("POST", REPO + "/issues/12/labels", status, NO)
        .on("DELETE", REPO + "/issues/12/labels/old", status, NO);

    assertThatCode(() -> github.forge().label(PULL, Set.of("new"), Set.of("old")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"403", "422"})
  void aDescriptionThatIsRefusedStays(int status) {
    github
        .on("GET", REPO + "/pulls/12", 200, "{\"body\": \"as it was\"}")
        .on("PATCH", REPO + "/pulls/12", status, NO);

    assertThat(github.forge().describe(PULL, "as it was", "other")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"403", "410", "422"})
  void anIssueThatIsRefusedHoldsNothingUp(int status) {
    github.on("GET", REPO + "/issues", 200, "[]").on("POST", REPO + "/issues", status, NO);

    assertThatCode(() -> github.forge().openIssue(1, PULL.repo(), "Title", "Body"))
        .doesNotThrowAnyException();
    assertThat(github.bodies("POST", REPO + "/issues")).hasSize(1);
  }

  @Test
  void whoCannotBeAskedIsNamedWithGitHubsReason() {
    github.on("POST", REPO + "/pulls/12/requested_reviewers", 422, NO);

    assertThat(github.forge().ask(PULL, List.of(new Reviewer.User(new Login("eve")))).refused())
        .singleElement()
        .satisfies(one -> assertThat(one.why()).isEqualTo("Validation Failed; no such thing"));
  }

  @Test
  void anAnswerThatDribblesIsNotWaitedForLong() {
    github
        .patient(Duration.ofMillis(1500))
        .onQuery(
            "PullState",
            aResponse().withBody(" ".repeat(5000) + "{}").withChunkedDribbleDelay(50, 20_000));

    ForgeDown down =
        catchThrowableOfType(ForgeDown.class, () -> github.forge().read(PULL, NOTHING));

    assertThat(down).hasMessageContaining("in time");
  }

  @ParameterizedTest
  @CsvSource({"403, This installation has been suspended", "404, Not Found"})
  void aSuspendedOrRemovedInstallationIsNoReasonToTryAgain(int status, String message) {
    github.on(
        "POST", "/app/installations/1/access_tokens", status, "{\"message\": \"" + message + "\"}");

    assertThat(github.forge().read(PULL, NOTHING)).isInstanceOf(Reading.Gone.class);
    assertThat(github.forge().publish(PULL, check(), null)).isInstanceOf(Published.Gone.class);
    assertThat(github.forge().repositories(1)).isEmpty();
  }
}

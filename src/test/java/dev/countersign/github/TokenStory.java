package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.countersign.github.PullAnswer.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.countersign.change.Repo;
import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Reading;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// By which tokens GitHub is asked, and where they never show.
class TokenStory {
  private static final String TOKENS = "/app/installations/1/access_tokens";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void theAppShowsItselfForNineMinutesAndAMinuteBack() {
    String signed = new AppKey(github.app()).sign();

    Claims claims =
        Jwts.parser()
            .verifyWith(Keys.PAIR.getPublic())
            .clock(() -> Date.from(github.clock.instant()))
            .build()
            .parseSignedClaims(signed)
            .getPayload();
    Instant now = github.clock.instant();
    assertThat(claims.getIssuer()).isEqualTo("Iv1.abc");
    assertThat(claims.getIssuedAt().toInstant()).isEqualTo(now.minusSeconds(60));
    assertThat(claims.getExpiration().toInstant())
        .isAfter(now.plusSeconds(420))
        .isBeforeOrEqualTo(now.minusSeconds(60).plusSeconds(540));
  }

  @Test
  void theAppSignsAfreshOnlyEveryFewMinutes() {
    AppKey key = new AppKey(github.app());
    String signed = key.sign();
    github.clock.turn(Duration.ofSeconds(239));
    assertThat(key.sign()).isEqualTo(signed);
    github.clock.turn(Duration.ofSeconds(1));
    assertThat(key.sign()).isNotEqualTo(signed);
  }

  @Test
  void aClockThatIsSetBackMakesTheAppSignAfresh() {
    AppKey key = new AppKey(github.app());
    String signed = key.sign();
    github.clock.turn(Duration.ofSeconds(-2));
    assertThat(key.sign()).isNotEqualTo(signed);
  }

  @Test
  void bothFormsOfAKeyAreTheSameKey() {
    assertThat(PemKey.read(Keys.pkcs1())).isEqualTo(PemKey.read(Keys.pkcs8()));
    assertThat(PemKey.read(Keys.pkcs1().replace("\n", "\\n"))).isEqualTo(PemKey.read(Keys.pkcs8()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hidden",
        "-----BEGIN RSA PRIVATE KEY-----\naGlkZGVu\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\naGlkZGVu\n-----END PRIVATE KEY-----"
      })
  void whatIsNoKeyIsSaidWithoutShowingIt(String pem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PemKey.read(pem))
        .withMessageContaining("private key")
        .withMessageNotContaining("hidden")
        .withMessageNotContaining("aGlkZGVu");
  }

  @Test
  void aTokenIsNarrowedAskedForOnceAndRenewedBeforeItEnds() {
    github.onQuery("OpenPulls", openPulls());
    Forge forge = github.forge();
    forge.openPulls(1, Repo.of("acme/shop"));
    github.clock.turn(Duration.ofMinutes(54));
    forge.openPulls(1, Repo.of("acme/shop"));
    assertThat(github.bodies("POST", TOKENS)).hasSize(1);

    github.clock.turn(Duration.ofMinutes(2));
    forge.openPulls(1, Repo.of("acme/shop"));

    assertThat(github.bodies("POST", TOKENS)).hasSize(2);
    assertThat(github.bodies("POST", TOKENS).getFirst().path("permissions").toString())
        .contains("\"checks\":\"write\"", "\"contents\":\"read\"")
        .doesNotContain("administration", "\"contents\":\"write\"");
  }

  @Test
  void aTokenThatIsNoLongerTakenIsAskedForOnceMore() {
    github.onFirst(
        FakeGitHub.query("OpenPulls"),
        aResponse().withStatus(401).withBody("{\"message\": \"Bad credentials\"}"),
        FakeGitHub.query("OpenPulls").willReturn(aResponse().withBody(openPulls())));

    assertThat(github.forge().openPulls(1, Repo.of("acme/shop"))).isEmpty();

    assertThat(github.calls)
        .containsExactly(
            "POST /app/installations/{}/access_tokens 201",
            "POST /graphql/OpenPulls 401",
            "POST /app/installations/{}/access_tokens 201",
            "POST /graphql/OpenPulls 200");
  }

  @Test
  void permissionsThatWereNotGrantedAreLeftOut() {
    github
        .onFirst(
            post(urlEqualTo(TOKENS)),
            aResponse().withStatus(422).withBody("{\"message\": \"not granted\"}"),
            post(urlEqualTo(TOKENS))
                .willReturn(
                    aResponse()
                        .withStatus(201)
                        .withBody("{\"token\": \"t\", \"expires_at\": \"2026-03-04T11:00:00Z\"}")))
        .on(
            "GET",
            "/app/installations/1",
            200,
            "{\"permissions\": {\"contents\": \"write\", \"checks\": \"read\"}}")
        .onQuery("OpenPulls", openPulls());

    github.forge().openPulls(1, Repo.of("acme/shop"));

    assertThat(github.bodies("POST", TOKENS).getLast().path("permissions").toString())
        .isEqualTo("{\"checks\":\"read\",\"contents\":\"read\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void anInstallationThatIsGoneOrSuspendedEndsTheWork(int status) {
    github.on(post(urlEqualTo(TOKENS)), status, "{\"message\": \"suspended\"}");

    assertThat(github.forge().read(ReadingStory.PULL, ReadingStory.NOTHING))
        .isInstanceOf(Reading.Gone.class);
  }

  @Test
  void noTokenIsEverWrittenDown() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    root.addAppender(heard);
    root.setLevel(Level.TRACE);
    try {
      StringWriter thrown = new StringWriter();
      github.onQuery("PullState", plain());
      Forge forge = github.forge();
      forge.read(ReadingStory.PULL, ReadingStory.NOTHING);
      github.onQuery("OpenPulls", aResponse().withStatus(500).withBody(FakeGitHub.TOKEN));
      catchThrowable(() -> forge.openPulls(1, Repo.of("acme/shop")))
          .printStackTrace(new PrintWriter(thrown));

      assertThat(thrown.toString()).contains("ForgeDown").doesNotContain(FakeGitHub.TOKEN);
      assertThat(heard.list)
          .filteredOn(event -> event.getLoggerName().startsWith("dev.countersign"))
          .noneMatch(event -> event.getFormattedMessage().contains(FakeGitHub.TOKEN));
      assertThat(heard.list)
          .filteredOn(event -> event.getLoggerName().startsWith("org.kohsuke"))
          .noneMatch(event -> event.getFormattedMessage().contains(FakeGitHub.TOKEN));
      assertThat(new Token(FakeGitHub.TOKEN, Instant.EPOCH)).asString().doesNotContain("ghs_");
      assertThat(github.app()).asString().doesNotContain("PRIVATE").doesNotContain("secret");
    } finally {
      root.setLevel(before);
      root.detachAppender(heard);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"token\": \"a b\"}", "{\"token\": \"t\"}", "nothing"})
  void anAnswerWithoutATokenIsNone(String answer) {
    github.on(post(urlEqualTo(TOKENS)), 201, answer);

    assertThat(catchThrowable(() -> github.forge().openPulls(1, Repo.of("acme/shop"))))
        .isInstanceOf(ForgeDown.class);
  }

  @Test
  void whetherTheAppIsKnownIsAskedOnceAMinute() {
    Forge forge = github.forge();
    assertThat(forge.reachable()).isTrue();
    assertThat(forge.reachable()).isTrue();
    assertThat(github.calls).containsExactly("GET /app 200");

    github.clock.turn(Duration.ofSeconds(61));
    github.on("GET", "/app", 404, "{\"message\": \"Not Found\"}");

    assertThat(forge.reachable()).isFalse();
  }

  private static String openPulls() {
    return "{\"data\": {\"repository\": {\"pullRequests\": {\"nodes\": [], \"pageInfo\":"
        + " {\"hasNextPage\": false, \"endCursor\": null}}}}}";
  }
}

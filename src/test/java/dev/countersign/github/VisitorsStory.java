package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Visitors;
import dev.countersign.forge.Visitors.Pass;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// GitHub's login for the pages: what is sent, and what is believed.
class VisitorsStory {
  private static final URI BACK = URI.create("https://gate.example/login/callback");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String TOKEN = "ghu_abcdefghij";
  private static final Pass BOB = new Pass(new Login("bob"), TOKEN, null);

  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  /// Where browsers find GitHub, which is another host than its API on github.com.
  private final WireMockServer web = new WireMockServer(options().dynamicPort());

  private Visitors visitors;

  @BeforeEach
  void open() {
    server.start();
    web.start();
    visitors =
        new GitHubVisitors(
            Addresses.of(server.baseUrl()).withWeb(web.baseUrl()),
            new GitHubVisitors.Client("Iv1.gate", "s3cret & more"),
            new MovingClock(),
            Calls.unheard());
  }

  @AfterEach
  void close() {
    server.stop();
    web.stop();
  }

  @Test
  void theDoorIsGitHubsWithStateAndWayBack() {
    assertThat(visitors.door("a b", BACK).toString())
        .isEqualTo(
            web.baseUrl()
                + "/login/oauth/authorize?allow_signup=false&client_id=Iv1.gate"
                + "&redirect_uri=https%3A%2F%2Fgate.example%2Flogin%2Fcallback&state=a+b");
  }

  @Test
  void aCodeBecomesAPassAndTheSecretIsOnlyInTheBody() {
    exchange("{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 28800}");
    server.stubFor(
        get("/user")
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .willReturn(okJson("{\"login\": \"bob\"}")));
    Optional<Pass> pass = visitors.arrive("c0de", BACK);
    assertThat(pass).contains(new Pass(new Login("bob"), TOKEN, Duration.ofHours(8)));
    assertThat(pass.toString()).doesNotContain(TOKEN);
    web.verify(
        postRequestedFor(urlEqualTo("/login/oauth/access_token"))
            .withRequestBody(
                equalTo(
                    "client_id=Iv1.gate&client_secret=s3cret+%26+more&code=c0de"
                        + "&redirect_uri=https%3A%2F%2Fgate.example%2Flogin%2Fcallback")));
  }

  @Test
  void aCodeThatGitHubDoesNotTakeIsNoLogin() {
    exchange("{\"error\": \"bad_verification_code\"}");
    assertThat(visitors.arrive("c0de", BACK)).isEmpty();
    exchange("{\"access_token\": \"with\\nline break\"}");
    assertThat(visitors.arrive("c0de", BACK)).isEmpty();
    web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    assertThat(visitors.arrive("c0de", BACK)).isEmpty();
  }

  @Test
  void whatIsNoCodeIsNotSentAnywhere() {
    assertThat(visitors.arrive("c0de&client_id=other", BACK)).isEmpty();
    assertThat(web.getAllServeEvents()).isEmpty();
  }

  @Test
  void aTokenThatNamesNobodyIsNoLogin() {
    exchange("{\"access_token\": \"" + TOKEN + "\"}");
    server.stubFor(get("/user").willReturn(aResponse().withStatus(401)));
    assertThat(visitors.arrive("c0de", BACK)).isEmpty();
    server.stubFor(get("/user").willReturn(okJson("{\"login\": \"bob eve\"}")));
    assertThat(visitors.arrive("c0de", BACK)).isEmpty();
  }

  @Test
  void aRepositoryIsSeenWhereGitHubShowsItUnderThatName() {
    assertThat(sees("{\"full_name\": \"Acme/Shop\"}", "acme/shop")).isTrue();
    assertThat(sees("{\"full_name\": \"eve/moved\"}", "acme/moved")).isFalse();
    server.stubFor(get("/repos/acme/hidden").willReturn(aResponse().withStatus(404)));
    assertThat(visitors.sees(BOB, Repo.of("acme/hidden"))).isFalse();
  }

  @Test
  void whatWasSeenIsRememberedForEachPersonApart() {
    assertThat(sees("{\"full_name\": \"acme/shop\"}", "acme/shop")).isTrue();
    server.stubFor(get("/repos/acme/shop").willReturn(aResponse().withStatus(404)));
    assertThat(visitors.sees(BOB, SHOP)).isTrue();
    Pass eve = new Pass(new Login("eve"), "ghu_evestoken", null);
    assertThat(visitors.sees(eve, SHOP)).isFalse();
  }

  private boolean sees(String answer, String repo) {
    server.stubFor(get("/repos/" + repo).willReturn(okJson(answer)));
    return visitors.sees(BOB, Repo.of(repo));
  }

  @Test
  void whereGitHubIsDownNobodyIsTakenForSomebody() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));
    web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));
    assertThatThrownBy(() -> visitors.arrive("c0de", BACK)).isInstanceOf(ForgeDown.class);
    assertThatThrownBy(() -> visitors.sees(BOB, SHOP)).isInstanceOf(ForgeDown.class);
  }

  @Test
  void thatGitHubWantsUsToWaitDoesNotMeanThatSomebodyMayNotSee() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429)));
    assertThatThrownBy(() -> visitors.sees(BOB, SHOP)).isInstanceOf(ForgeDown.class);
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(403).withHeader("x-ratelimit-remaining", "0")));
    assertThatThrownBy(() -> visitors.sees(BOB, SHOP)).isInstanceOf(ForgeDown.class);
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
    assertThat(visitors.sees(BOB, SHOP)).isFalse();
  }

  @Test
  void aTokenThatWasTakenBackIsKnownNoLonger() {
    server.stubFor(get("/user").willReturn(okJson("{\"login\": \"bob\"}")));
    assertThat(visitors.knows(BOB)).isTrue();
    server.stubFor(get("/user").willReturn(aResponse().withStatus(401)));
    assertThat(visitors.knows(new Pass(new Login("bob"), "ghu_takenback", null))).isFalse();
  }

  private void exchange(String json) {
    web.stubFor(post("/login/oauth/access_token").willReturn(okJson(json)));
  }
}

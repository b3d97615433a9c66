package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who may ask the simulated GitHub, and what it shows them.
class SimulatedGitHubTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aTokenIsGivenForTheAppsSignatureAndLivesAnHour() {
    Hub.Got got = hub.login("{}");

    assertThat(got.status()).isEqualTo(201);
    assertThat(got.json().path("token").asText())
        .startsWith("ghs_42_")
        .hasSizeGreaterThanOrEqualTo(520);
    assertThat(got.json().path("expires_at").asText()).isEqualTo("2026-03-03T02:00:00Z");
    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(200);
    hub.now = hub.now.plus(Duration.ofHours(1));
    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(401);
  }

  @Test
  void aForeignAnExpiredAndAnOverlongSignatureAreRefused() {
    String forged = hub.jwt(hub.now.plusSeconds(300)).replaceFirst("\\.[^.]+$", ".AAAA");
    String late = hub.jwt(hub.now.minusSeconds(1));
    String far = hub.jwt(hub.now.plusSeconds(601));

    for (String jwt : new String[] {forged, late, far}) {
      assertThat(hub.send("GET", "/app", "", Map.of("Authorization", "Bearer " + jwt)).status())
          .isEqualTo(401);
    }
    assertThat(hub.asApp("GET", "/app", "").json().path("slug").asText()).isEqualTo("countersign");
  }

  @Test
  void aNarrowedTokenMayDoNoMoreThanItWasGiven() {
    SimulatedRepository other = hub.github.repo("acme/other");
    hub.login(
        "{\"repository_ids\":["
            + hub.shop.id()
            + "],\"permissions\":{\"pull_requests\":\"read\"}}");
    hub.pull();

    assertThat(hub.get("/repos/acme/shop/pulls/1").status()).isEqualTo(200);
    assertThat(hub.get("/repos/" + other.fullName()).status()).isEqualTo(404);
    Hub.Got refused = hub.ask("PATCH", "/repos/acme/shop/pulls/1", "{\"body\":\"x\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).isEqualTo("Resource not accessible by integration");
  }

  @Test
  void aTokenCannotBeWidened() {
    hub.installation.revoke("administration");

    assertThat(hub.login("{\"permissions\":{\"administration\":\"read\"}}").status())
        .isEqualTo(422);
  }

  @Test
  void aSuspendedInstallationIsForbiddenAndHearsNothing() {
    hub.get("/repos/acme/shop");
    hub.installation.suspend();
    hub.pull();

    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(403);
    assertThat(hub.heardNames()).endsWith("installation.suspend");
  }

  @Test
  void aRenamedRepositoryIsFoundUnderItsNewName() {
    hub.shop.rename("store");

    Hub.Got moved = hub.get("/repos/acme/shop/pulls");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.header("Location")).endsWith("/repos/acme/store/pulls");
  }

  @Test
  void whatDidNotChangeIsNotSentAgainAndCostsNothing() {
    Hub.Got first = hub.get("/repos/acme/shop/branches");
    String token = hub.login("{}").json().path("token").asText();
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + token, "If-None-Match", first.header("ETag"));

    Hub.Got second = hub.send("GET", "/repos/acme/shop/branches", "", headers);

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.header("X-RateLimit-Used")).isEqualTo(first.header("X-RateLimit-Used"));
  }

  @Test
  void whoHasUsedUpTheHourIsToldWhenTheNextBegins() {
    hub.installation.allow(1);
    hub.get("/repos/acme/shop");

    Hub.Got over = hub.get("/repos/acme/shop");

    assertThat(over.status()).isEqualTo(403);
    assertThat(over.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(over.header("X-RateLimit-Reset"))
        .isEqualTo(Long.toString(hub.now.plusSeconds(3600).getEpochSecond()));
  }

  @Test
  void longListsComeInPagesThatLinkOn() {
    hub.pull();
    hub.pull();
    hub.pull();

    Hub.Got page = hub.get("/repos/acme/shop/pulls?per_page=2");

    assertThat(page.json()).hasSize(2);
    String next = page.header("Link").replaceFirst(".*<([^>]+)>; rel=\"next\".*", "$1");
    assertThat(hub.get(next).json()).hasSize(1);
  }

  @Test
  void everyRequestIsCounted() {
    hub.get("/repos/acme/shop");
    hub.graphql("query Limit { rateLimit { cost } }");

    assertThat(
            hub.github.requests().stream()
                .map(one -> one.by() + " " + one.line() + " " + one.status()))
        .containsExactly(
            "app POST /app/installations/" + hub.installation.id() + "/access_tokens 201",
            "installation GET /repos/acme/shop 200",
            "installation POST /graphql Limit 200");
  }
}

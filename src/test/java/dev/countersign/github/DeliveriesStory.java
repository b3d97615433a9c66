package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Tried;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of what GitHub delivered, and asking for it again.
class DeliveriesStory {
  private static final Instant SINCE = Instant.parse("2026-03-04T08:00:00Z");
  private static final String PATH = "/app/hook/deliveries";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  private static String item(int id, String at, String status) {
    return """
    {"id": %d, "guid": "guid-%d", "delivered_at": "%s", "redelivery": false, "duration": 0.1,
     "status": "x", "status_code": %s, "event": "push", "action": null, "installation_id": 1,
     "repository_id": 5, "throttled_at": null}\
    """
        .formatted(id, id, at, status);
  }

  @Test
  void pagesAreReadUntilOneIsOlder() {
    String next = github.address() + PATH + "?per_page=100&cursor=";
    github
        .on(
            get(urlEqualTo(PATH + "?per_page=100")),
            aResponse()
                .withHeader("Link", "<" + next + "v1_1>; rel=\"next\"")
                .withBody("[" + item(9, "2026-03-04T08:59:00Z", "202") + "]"))
        .on(
            get(urlEqualTo(PATH + "?per_page=100&cursor=v1_1")),
            aResponse()
                .withHeader("Link", "<" + next + "v1_2>; rel=\"next\"")
                .withBody(
                    "["
                        + item(8, "2026-03-04T08:10:00.5Z", "0")
                        + ","
                        + item(7, "2026-03-04T07:00:00Z", "502")
                        + "]"));

    assertThat(github.forge().tried(SINCE))
        .containsExactly(
            new Tried(9, "guid-9", Instant.parse("2026-03-04T08:59:00Z"), true, "push"),
            new Tried(8, "guid-8", Instant.parse("2026-03-04T08:10:00.5Z"), false, "push"));
    assertThat(github.calls)
        .containsExactly("GET /app/hook/deliveries 200", "GET /app/hook/deliveries 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[{\"id\": 1}]", "[1"})
  void aListThatCannotBeReadIsNoList(String body) {
    github.on("GET", PATH, 200, body);
    assertThatThrownBy(() -> github.forge().tried(SINCE)).isInstanceOf(ForgeDown.class);
  }

  @Test
  void aDeliveryIsAskedForInTheAppsOwnName() {
    github.on("POST", PATH + "/9/attempts", 202, "{}");
    assertThat(github.forge().deliverAgain(9)).isTrue();
    assertThat(github.requests().getLast().getHeader("Authorization")).startsWith("Bearer ey");
    assertThat(github.calls).containsExactly("POST /app/hook/deliveries/{}/attempts 202");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422})
  void aDeliveryThatDoesNotComeAgainIsLeft(int status) {
    github.on("POST", PATH + "/9/attempts", status, "{\"message\": \"no\"}");
    assertThat(github.forge().deliverAgain(9)).isFalse();
  }
}

package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedPull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who sees a page, and what is on it.
class PagesStory {
  private static final String POLICY =
      """
      policy: pages
      title: Pages
      areas:
        app: {paths: ["src/**"]}
      types:
        significant: {when: {area: app}}
        standard: {}
      rules:
        - rule: Two reviewers
          require:
            approvals: {count: 2}
          because: two see more than one
        - rule: CI passes
          require:
            checks: [lint]
          because: it must work
      """;
  private static final String TITLE =
      "<script>alert(1)</script> <img src=x onerror=alert(1)> @acme/everybody \u202Egnp.exe | `";

  private static Town town;
  private static SimulatedPull pull;
  private static URI link;

  @BeforeAll
  static void open() {
    town = Town.with(POLICY);
    pull =
        town.shop.open(
            Proposal.by(
                    "bob",
                    TITLE,
                    Files.of("src/<b>bold</b>\u202Etxt.js", "x\n").with("src/a|b\n@eve.txt", "y\n"))
                .saying("<iframe src=//evil></iframe> [x](javascript:alert(1)) @dana"));
    town.settle();
    SimulatedCheckRun check = pull.check("countersign").orElseThrow();
    link = URI.create(Objects.requireNonNull(check.detailsUrl()));
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void theLinkOnTheCheckOpensThePage() {
    HttpResponse<String> page = get(pathAndQuery());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Two reviewers", "Waiting for", "Significant", "History")
        .contains("<html lang=\"en\">", "name=\"viewport\"");
    assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
  }

  @Test
  void hostileTextIsShownAsText() {
    String page = get(pathAndQuery()).body();
    assertThat(page)
        .doesNotContain("<script", "<img", "<iframe", "<b>bold", "javascript:", "onerror=alert(1)>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page).doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
  }

  @Test
  void noPageOpensWithoutAGoodLink() {
    String query = link.getRawQuery();
    String path = link.getRawPath();
    String later = query.replaceFirst("until=\\d+", "until=99999999999");
    for (String bad :
        List.of(
            path,
            path + "?" + later,
            path + "?" + query.substring(0, query.length() - 2),
            path + "?until=&key=",
            path + "?until=x&key=" + query.replaceFirst(".*key=", ""),
            path.replaceFirst("\\d+$", "999") + "?" + query,
            path.replace("/shop/", "/other/") + "?" + query)) {
      HttpResponse<String> answer = get(bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(403);
      assertThat(answer.body()).as(bad).doesNotContain("Two reviewers", "alert(1)");
    }
  }

  @Test
  void theListAndUnknownPullRequestsTellNothing() {
    assertThat(get("/").statusCode()).isEqualTo(403);
    assertThat(get("/").body()).doesNotContain("acme", "alert(1)");
    assertThat(get("/repos/acme/shop/pulls/12345").statusCode()).isEqualTo(403);
  }

  @Test
  void aLinkIsGoodForSixtyDaysAtMost() {
    town.pass(Duration.ofDays(61));
    try {
      assertThat(get(pathAndQuery()).statusCode()).isEqualTo(403);
    } finally {
      town.pass(Duration.ofDays(-61));
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path : List.of("/nothing", "/setup", "/../etc/passwd", "/%2e%2e/x")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
    assertThat(get("/style.css").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerTellsBrowsersWhatTheyMayNotDo() {
    for (String path :
        List.of("/", "/nothing", "/metrics", "/health/live", "/style.css", pathAndQuery())) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("content-security-policy"))
          .as(path)
          .hasValueSatisfying(policy ->
              assertThat(policy)
                  .contains("default-src 'none'", "frame-ancestors 'none'")
                  .doesNotContain("unsafe", "script-src"));
      assertThat(answer.headers().firstValue("x-content-type-options"))
          .as(path)
          .contains("nosniff");
      assertThat(answer.headers().firstValue("referrer-policy")).as(path).contains("no-referrer");
      assertThat(answer.headers().firstValue("server")).as(path).isEmpty();
    }
  }

  @Test
  void theMetricsTellWorkPullRequestsDeliveriesAndRequests() {
    assertThat(get("/metrics").body())
        .contains(
            "countersign_work_waiting",
            "countersign_work_parked 0",
            "countersign_work_lag_seconds",
            "countersign_pulls_open 1",
            "countersign_deliveries_total{status=\"202\"}",
            "countersign_github_requests_seconds_count{method=\"POST\"")
        .doesNotContain("acme");
  }

  @Test
  void readyWhereEverythingIs() {
    assertThat(get("/health/ready").body())
        .isEqualTo(
            "{\"database\":\"usable\",\"github\":\"usable\",\"queue\":\"usable\",\"ready\":true}\n");
  }

  private static String pathAndQuery() {
    return link.getRawPath() + "?" + link.getRawQuery();
  }

  private static HttpResponse<String> get(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI there = URI.create("http://127.0.0.1:" + town.port() + path);
      return client.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}

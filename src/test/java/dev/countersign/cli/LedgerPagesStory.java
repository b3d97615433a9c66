package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.Forge;
import dev.countersign.gate.Links;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Watchlist;
import dev.countersign.store.Store;
import dev.countersign.web.LedgerPages;
import dev.countersign.web.Pages;
import dev.countersign.web.Rooms;
import dev.countersign.web.WebServer;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages of the ledger show, and to whom.
class LedgerPagesStory {
  private static final Instant NOW = Instant.parse("2026-11-12T12:00:00Z");
  private static final Links LINKS = new Links("http://localhost", "http://localhost", "secret");

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;

  @BeforeEach
  void aLedger() {
    Month books = new Month(folder).write(Month.NOVEMBER).seal(NOW);
    store = Store.open(books.url());
  }

  @AfterEach
  void close() {
    store.close();
    client.close();
  }

  private static Forge nobody() {
    return (Forge)
        Proxy.newProxyInstance(
            Forge.class.getClassLoader(),
            new Class<?>[] {Forge.class},
            (proxy, method, arguments) -> java.util.List.of());
  }

  private HttpResponse<String> get(Pages.Entry entry, String path) throws Exception {
    Ports ports =
        new Ports(nobody(), store.queue(), store.register(), store.ledger(), store.aftercare());
    LedgerPages.Sight sight =
        new LedgerPages.Sight(store.chain(), new Watchlist(ports, "http://localhost"));
    WebServer server =
        WebServer.open("127.0.0.1", 0, Rooms.of(new LedgerPages(sight, entry, () -> NOW)));
    try {
      URI there = URI.create("http://127.0.0.1:" + server.port() + path);
      return client.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
    } finally {
      server.close();
    }
  }

  private String open(String path) throws Exception {
    HttpResponse<String> answer = get(new Pages.Entry.Open("made up"), path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theLatestEntriesStandFirstUnderTheLastCheckpoint() throws Exception {
    assertThat(open("/ledger"))
        .contains("17 entries have a place", "ledger.example/main\n17\n")
        .containsSubsequence("<td>16</td>", "<td>15</td>", "<td>0</td>")
        .contains("<a href=\"/repos/acme/shop/pulls/3\">acme/shop#3</a>");
  }

  @Test
  void aReportIsOfThisMonthOrOfThePeriodThatIsChosen() throws Exception {
    assertThat(open("/reports"))
        .contains(
            "Changes, 2026-11", "<td>25.0 % (1 of 4)</td>", "<svg role=\"img\"", "period=2026-10")
        .doesNotContain("<script", "style=");
    assertThat(open("/reports?period=2026-Q3")).contains("Changes, 2026-Q3");
    assertThat(get(new Pages.Entry.Open(""), "/reports?period=%3Cb%3E").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aBoardSeesTheChangesAndEmergenciesOfAWeek() throws Exception {
    assertThat(open("/cab"))
        .contains("<td>acme/shop#3</td>", "retrospective: done", "Obligations that are not")
        .doesNotContain("acme/shop#1<");
  }

  @Test
  void withoutALoginNobodySeesThem() throws Exception {
    for (String path : new String[] {"/ledger", "/reports", "/cab"}) {
      HttpResponse<String> answer = get(new Pages.Entry.BySignedLink(LINKS), path);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("acme");
    }
  }
}

package dev.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.forge.Delivery;
import dev.countersign.forge.Ear;
import dev.countersign.forge.Event;
import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.gate.Capacity;
import dev.countersign.gate.Intake;
import dev.countersign.gate.Links;
import dev.countersign.gate.Pace;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Redelivering;
import dev.countersign.gate.Watchlist;
import dev.countersign.ledger.MemoryAftercare;
import dev.countersign.ledger.MemoryLedger;
import dev.countersign.ledger.MemoryRegister;
import dev.countersign.queue.MemoryQueue;
import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// More comes in than can be judged: it is refused before it is too much, and what was put aside is
/// seen and retried.
class OverloadStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String TOKEN = "a token that nobody guesses";

  private final MemoryQueue queue = new MemoryQueue();
  private final MemoryLedger ledger = new MemoryLedger();
  private final Ports ports =
      new Ports(nobody(), queue, new MemoryRegister(ledger), ledger, new MemoryAftercare(ledger));
  private Instant now = NOON;
  private final Capacity capacity = new Capacity(queue, 2, () -> now);
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Links links = new Links("http://localhost", "http://localhost", "secret");
  private final WebServer server = open(new Pages.Entry.Open("made up"));
  private final WebServer real = open(new Pages.Entry.BySignedLink(links));

  private static Forge nobody() {
    return (Forge)
        Proxy.newProxyInstance(
            Forge.class.getClassLoader(),
            new Class<?>[] {Forge.class},
            (proxy, method, arguments) -> List.of());
  }

  private WebServer open(Pages.Entry entry) {
    Ear ear =
        new Ear() {
          @Override
          public boolean genuine(byte[] body, @Nullable String signature) {
            return true;
          }

          @Override
          public Event hear(Delivery delivery) {
            return new Event.Ignored("a story");
          }
        };
    Watchlist watchlist = new Watchlist(ports, "http://localhost");
    Metrics own = entry instanceof Pages.Entry.Open ? metrics : new Metrics();
    own.watch(ports, capacity, () -> now);
    Intake intake = new Intake(ear, ports, Pace.USUAL, () -> now);
    return WebServer.open(
        "127.0.0.1",
        0,
        new Rooms(
            List.of(
                new Door(intake, () -> {}, capacity),
                own,
                new Pages(watchlist, entry, () -> now),
                new WorkPage(watchlist, entry, () -> now, TOKEN))));
  }

  @AfterEach
  void close() {
    server.close();
    real.close();
    client.close();
  }

  private void due(String key, int urgency) {
    queue.add(new Work(key, "1", urgency, now, null));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder at(WebServer where, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where.port() + path));
  }

  private String deliver(String guid) throws Exception {
    HttpResponse<String> answer =
        send(
            at(server, "/github/webhooks")
                .header("X-Hub-Signature-256", "sha256=00")
                .header("X-GitHub-Delivery", guid)
                .header("X-GitHub-Event", "ping")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    return answer.statusCode() + " " + answer.body().strip();
  }

  private String get(String path) throws Exception {
    return send(at(server, path)).body();
  }

  private HttpResponse<String> retry(WebServer where, String token) throws Exception {
    return send(
        at(where, "/work/retry")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token.replace(' ', '+') + "&key=a+b")));
  }

  private void putAside(String key, String why) {
    due(key, Work.EVENT);
    queue.claim(now, Duration.ofMinutes(1), 1).forEach(claim -> queue.park(claim, why));
  }

  @Test
  void beyondTheDepthDeliveriesAreRefusedAndLaterTakenAgain() throws Exception {
    due("a", Work.EVENT);
    assertThat(deliver("1")).startsWith("202");
    due("b", Work.PERSON);
    now = now.plusSeconds(1);
    assertThat(deliver("2"))
        .isEqualTo("503 More waits here than can be judged soon; send it again later.");
    assertThat(queue.kept(List.of("1", "2"))).containsExactly("1");
    assertThat(get("/metrics"))
        .contains("countersign_overloaded 1", "countersign_deliveries_total{status=\"503\"} 1");
    queue.claim(now, Duration.ofMinutes(1), 1);
    now = now.plusSeconds(1);
    assertThat(deliver("2")).startsWith("202");
    assertThat(get("/metrics")).contains("countersign_overloaded 0");
  }

  @Test
  void sweepsAndWhatIsNotDueCloseNoDoor() throws Exception {
    for (int i = 0; i < 9; i++) {
      due("sweep " + i, Work.SWEEP);
      queue.add(new Work("timer " + i, "1", Work.EVENT, now.plusSeconds(60), null));
    }
    assertThat(deliver("1")).startsWith("202");
  }

  @Test
  void aStoreThatIsDownLeavesTheDoorAsItWas() throws Exception {
    queue.down(true);
    assertThat(capacity.full()).isFalse();
    assertThat(deliver("1")).isEqualTo("503 The delivery could not be kept; send it again later.");
  }

  @Test
  void nothingIsAskedForAgainBeforeThereIsRoom() {
    List<String> done = new ArrayList<>();
    Redelivering job =
        new Redelivering(claim -> done.add(claim.key()), capacity, metrics::askedAgain);
    due("pull 1 acme/shop 1", Work.EVENT);
    due("again 0 77", Work.EVENT);
    List<Work.Claim> claims = new ArrayList<>();
    assertThat(capacity.full()).isTrue();
    claims.addAll(queue.claim(now, Duration.ofMinutes(1), 2));
    Work.Claim again = claims.stream().filter(c -> c.key().startsWith("again")).findFirst().get();
    Work.Claim pull = claims.stream().filter(c -> c.key().startsWith("pull")).findFirst().get();
    assertThatThrownBy(() -> job.run(again)).isInstanceOf(ForgeDown.class);
    job.run(pull);
    assertThat(done).containsExactly("pull 1 acme/shop 1");
    now = now.plusSeconds(1);
    job.run(again);
    assertThat(done).contains("again 0 77");
  }

  @Test
  void whatIsAskedForAgainAndWhatIsLeftOfABudgetIsCounted() throws Exception {
    metrics.askedAgain();
    metrics.left(17, 0.5);
    metrics.left(17, 0.25);
    assertThat(get("/metrics"))
        .contains(
            "countersign_redeliveries_total 1",
            "countersign_github_budget_left{installation=\"17\"} 0.25",
            "countersign_deliveries_unlooked_seconds NaN");
  }

  @Test
  void whatWasPutAsideIsShownAndRetriedByItsButton() throws Exception {
    putAside("a b", "502 <b>from</b> GitHub");
    assertThat(get("/")).contains("1 put aside");
    assertThat(get("/work"))
        .contains("Put aside: 1", "a b", "502 &lt;b&gt;from", TOKEN)
        .doesNotContain("<b>from");
    assertThat(retry(server, TOKEN).statusCode()).isEqualTo(303);
    assertThat(queue.depth(now)).isEqualTo(new Queue.Depth(1, 0, 0, Duration.ZERO));
    assertThat(retry(server, TOKEN).statusCode()).isEqualTo(404);
    now = now.plusSeconds(7_300);
    assertThat(get("/work")).contains("Put aside: 0", "1 waiting", "due for 2 h");
  }

  @Test
  void anotherSitesFormRetriesNothing() throws Exception {
    putAside("a b", "502");
    assertThat(retry(server, "guess").statusCode()).isEqualTo(403);
    assertThat(send(at(server, "/work/retry").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(403);
    assertThat(queue.depth(now).parked()).isEqualTo(1);
  }

  @Test
  void whereThereIsSomethingRealToSeeThePageIsClosed() throws Exception {
    putAside("a b", "a secret reason");
    HttpResponse<String> page = send(at(real, "/work"));
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("countersign work").doesNotContain("a secret reason");
    assertThat(retry(real, TOKEN).statusCode()).isEqualTo(403);
    assertThat(queue.depth(now).parked()).isEqualTo(1);
  }
}

package dev.countersign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Front.Knock;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What happens to whoever knocks at the door for deliveries.
class DoorStory {
  private static final String PING = "{\"zen\":\"Keep it simple.\",\"hook_id\":7}";
  private static Front front;

  @BeforeAll
  static void open() {
    front = Front.open();
  }

  @AfterAll
  static void close() {
    front.close();
  }

  @Test
  void aSignedDeliveryIsAcknowledgedWithWhatItLeadsTo() {
    assertThat(said(Front.knock("ping", PING))).isEqualTo("202 ignored: GitHub says hello");
  }

  @Test
  void theSameDeliveryAgainIsAcknowledgedAndDoesNothing() {
    Knock knock = Front.knock("ping", PING);
    assertThat(said(knock)).startsWith("202 ignored");
    assertThat(said(knock)).isEqualTo("202 seen before");
  }

  @Test
  void aDeliveryWithoutASignatureIsTurnedAwayWhateverElseIsWrong() {
    Knock bad = Front.knock("ping", "{not JSON").typed("text/plain").called("", "").signed("");
    assertThat(said(bad)).startsWith("401 ");
  }

  @Test
  void aWrongSignatureIsTurnedAwayBeforeAnythingIsParsed() {
    Knock knock = Front.knock("ping", "{not JSON");
    for (String wrong :
        List.of("sha256=" + "0".repeat(64), "sha256=", "sha256=zz", "sha1=" + "0".repeat(40))) {
      assertThat(said(knock.signed(wrong))).startsWith("401 ");
    }
    assertThat(said(knock.signed(Front.sign("another body")))).startsWith("401 ");
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    Knock knock = Front.knock("ping", "payload=%7B%7D");
    assertThat(said(knock.typed("application/x-www-form-urlencoded"))).startsWith("415 ");
    assertThat(said(knock.typed("application/jsonp"))).startsWith("415 ");
    assertThat(said(knock.typed(""))).startsWith("415 ");
    assertThat(said(Front.knock("ping", PING).typed("Application/JSON; charset=utf-8")))
        .startsWith("202 ");
  }

  @Test
  void aBodyThatIsNoJsonObjectIsRefused() {
    for (String body : List.of("{not JSON", "", "[]", "null", "\"text\"", "{} {}", "\u0000")) {
      assertThat(said(Front.knock("pull_request", body))).as(body).startsWith("400 ");
    }
  }

  @Test
  void nestingWithoutEndIsRefusedAndStopsNothing() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(said(Front.knock("pull_request", deep))).startsWith("400 ");
    assertThat(said(Front.knock("pull_request", "{\"a\":".repeat(100_000)))).startsWith("400 ");
    assertThat(said(Front.knock("ping", PING))).startsWith("202 ");
  }

  @Test
  void aDeliveryThatDoesNotSayWhatItIsIsRefused() {
    assertThat(said(Front.knock("ping", PING).called("", "a-guid"))).startsWith("400 ");
    assertThat(said(Front.knock("ping", PING).called("ping", ""))).startsWith("400 ");
  }

  @Test
  void anEventNobodyKnowsIsNamedAndIgnored() {
    assertThat(said(Front.knock("moon_phase", "{\"action\":\"waxed\"}")))
        .isEqualTo("202 ignored: moon_phase waxed: cannot change a judgement");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedUnread() {
    String head = head("Content-Length: " + 26 * 1024 * 1024);
    assertThat(front.raw(head, new byte[0], 0)).isEqualTo("HTTP/1.1 413");
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsRefused() {
    byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
    assertThat(front.raw(head("Transfer-Encoding: chunked"), chunk, 16 * 26))
        .isEqualTo("HTTP/1.1 413");
  }

  @Test
  void aLargeBodyWithinTheLimitIsTaken() {
    String body = "{\"zen\":\"" + "x".repeat(20 << 20) + "\"}";
    assertThat(said(Front.knock("ping", body))).startsWith("202 ");
  }

  @Test
  void strangersCannotFillTheMemoryWithLargeBodies() throws Exception {
    List<Socket> begun = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        begun.add(begun());
      }
      awaitAnswers(begun, 4);
      assertThat(said(Front.knock("ping", PING))).startsWith("202 ");
      assertThat(answered(begun)).isEqualTo(4);
    } finally {
      for (Socket socket : begun) {
        socket.close();
      }
    }
  }

  /// A large body, begun and not ended.
  private static Socket begun() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.server.port());
    socket
        .getOutputStream()
        .write((head("Transfer-Encoding: chunked") + "1\r\n \r\n").getBytes(US_ASCII));
    return socket;
  }

  private static void awaitAnswers(List<Socket> begun, int wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (answered(begun) < wanted) {
      assertThat(System.nanoTime()).as("too few are turned away").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static int answered(List<Socket> begun) throws Exception {
    int answered = 0;
    for (Socket socket : begun) {
      answered += socket.getInputStream().available() > 0 ? 1 : 0;
    }
    return answered;
  }

  @Test
  void whereItCannotBeKeptGitHubIsToldSo() throws Exception {
    String database = "jdbc:sqlite:" + front.folder.resolve("front.db");
    Knock knock = Front.knock("ping", PING);
    try (Connection other = DriverManager.getConnection(database)) {
      other.createStatement().execute("BEGIN IMMEDIATE");
      assertThat(said(knock)).startsWith("503 ");
      assertThat(front.get("/health/ready").body()).contains("\"database\":\"failing\"");
      assertThat(front.get("/metrics").statusCode()).isEqualTo(200);
      other.createStatement().execute("ROLLBACK");
    }
    assertThat(said(knock)).startsWith("202 ignored");
  }

  @Test
  void anotherMethodIsNotAllowed() {
    assertThat(front.get("/github/webhooks").statusCode()).isEqualTo(405);
  }

  @Test
  void theLogTellsDeliveryEventAndReactionAndNoSecret() {
    Knock knock = Front.knock("ping", PING);
    front.take(knock);
    assertThat(front.logged())
        .anyMatch(line ->
            line.contains("delivery=\"" + knock.guid() + "\"")
                && line.contains("event=\"ping\"")
                && line.contains("reaction=\"ignored: GitHub says hello\""));
    assertThat(front.logged()).noneMatch(line -> line.contains(Front.SECRET));
  }

  private static String head(String length) {
    return "POST /github/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "X-Hub-Signature-256: sha256="
        + "0".repeat(64)
        + "\r\n"
        + length
        + "\r\n\r\n";
  }

  private static String said(Knock knock) {
    HttpResponse<String> answer = front.take(knock);
    return answer.statusCode() + " " + answer.body().strip();
  }
}

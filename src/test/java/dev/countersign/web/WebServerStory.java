package dev.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WebServerStory {

  @Test
  void stoppingLetsAnAnswerUnderWayComeToItsEnd() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Room slow =
        routes ->
            routes.get(
                "/slow",
                context -> {
                  inside.countDown();
                  goOn.await(10, TimeUnit.SECONDS);
                  context.result("done");
                });
    WebServer server = WebServer.open("127.0.0.1", 0, new Rooms(List.of(slow)));
    try (HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(request(server, "/slow"), BodyHandlers.ofString());
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      goOn.countDown();
      assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      closing.get(15, TimeUnit.SECONDS);
    }
  }

  @Test
  void aBugIsAnsweredWithoutAWordOfItsInside() throws Exception {
    Room broken =
        routes ->
            routes.get(
                "/broken",
                context -> {
                  throw new IllegalStateException("inside story");
                });
    HttpResponse<String> answer = ask("/broken", broken);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("Something went wrong here; the log says what.\n");
    assertThat(answer.headers().map()).containsKey("content-security-policy");
  }

  @Test
  void readyNamesThePartThatFailsAndTellsTheOthersToo() throws Exception {
    Map<String, Supplier<Boolean>> parts = new LinkedHashMap<>();
    parts.put("database", () -> true);
    parts.put("github", () -> false);
    parts.put(
        "queue",
        () -> {
          throw new IllegalStateException("a bug in asking");
        });
    HttpResponse<String> answer = ask("/health/ready", new Health(parts));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            "{\"database\":\"usable\",\"github\":\"failing\",\"queue\":\"failing\",\"ready\":false}\n");
    assertThat(ask("/health/live", new Health(parts)).statusCode()).isEqualTo(200);
    parts.replaceAll((name, part) -> () -> true);
    assertThat(ask("/health/ready", new Health(parts)).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> ask(String path, Room room)
      throws IOException, InterruptedException {
    try (WebServer server = WebServer.open("127.0.0.1", 0, new Rooms(List.of(room)));
        HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(server, path), BodyHandlers.ofString());
    }
  }

  private static HttpRequest request(WebServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
  }
}

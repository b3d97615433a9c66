package dev.countersign.github;

import dev.countersign.forge.ForgeDown;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one pipe to GitHub. It waits so long and no longer, takes so many bytes and no more, and
/// follows a redirect only where it stays on GitHub's host.
final class Pipe implements AutoCloseable {
  private static final int REDIRECTS = 3;
  private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);

  private final HttpClient client;
  private final Addresses addresses;
  private final Patience patience;
  private final InstantSource clock;
  private final Calls calls;

  /// How long to wait, and for how much.
  ///
  /// @param connect for a connection
  /// @param whole for the whole answer, from the request's first byte to the answer's last
  record Patience(Duration connect, Duration whole, long bytes) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), 32L << 20);
  }

  Pipe(Addresses addresses, Patience patience, InstantSource clock, Calls calls) {
    this.addresses = addresses;
    this.patience = patience;
    this.clock = clock;
    this.calls = calls;
    this.client =
        HttpClient.newBuilder()
            .version(
                addresses.rest().getScheme().equals("https")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// Sends a request and waits for all of the answer.
  Answer send(Outgoing request) {
    Outgoing now = request;
    for (int i = 0; i <= REDIRECTS; i++) {
      Answer answer = counted(now);
      if (!MOVED.contains(answer.status())) {
        return answer;
      }
      now = now.to(moved(now, answer));
    }
    throw new ForgeDown("GitHub sends " + request + " round in circles", null, null);
  }

  private URI moved(Outgoing request, Answer answer) {
    URI there =
        answer
            .header("location")
            .map(request.uri()::resolve)
            .orElseThrow(
                () -> new ForgeDown("GitHub moved " + request + " to nowhere", null, null));
    boolean same = answer.status() == 307 || answer.status() == 308;
    if (!addresses.owns(there) || !(same || request.isGet())) {
      throw new ForgeDown(
          "GitHub sends "
              + request
              + " to another place, to which the app's token is not sent; check GITHUB_API_URL",
          null,
          null);
    }
    return there;
  }

  private Answer counted(Outgoing request) {
    if (!addresses.owns(request.uri())) {
      throw new ForgeDown("an address of another host is not asked: " + request, null, null);
    }
    Instant start = clock.instant();
    int status = 0;
    try {
      HttpResponse<String> response = exchanged(request);
      status = response.statusCode();
      return new Answer(status, response.headers(), response.body());
    } finally {
      Duration took = Duration.between(start, clock.instant());
      calls.made(request.method(), request.routeOrPath(), status, took);
    }
  }

  private HttpResponse<String> exchanged(Outgoing request) {
    CompletableFuture<HttpResponse<String>> coming =
        client.sendAsync(
            wired(request),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), patience.bytes()));
    try {
      return coming.get(patience.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      coming.cancel(true);
      throw new ForgeDown("GitHub does not answer " + request + " in time", null, late);
    } catch (ExecutionException broken) {
      throw new ForgeDown(
          "GitHub cannot be reached, or its answer is cut: " + request, null, broken.getCause());
    } catch (InterruptedException stopped) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new ForgeDown("stopped while waiting for GitHub: " + request, null, stopped);
    }
  }

  private HttpRequest wired(Outgoing request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).timeout(patience.whole());
    request.headers().forEach(builder::header);
    String body = request.body();
    return builder
        .method(
            request.method(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

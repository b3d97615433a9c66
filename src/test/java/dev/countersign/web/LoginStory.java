package dev.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.forge.Visitors;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who logs in sees what GitHub lets them see, and nobody else does.
class LoginStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Repo VAULT = Repo.of("acme/vault");

  private final HttpClient browser = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-03-03T12:00:00Z");
  private Optional<Repo> taken = Optional.empty();
  private boolean known = true;
  private WebServer server;

  /// A GitHub that knows bob by the code `bobs`; he sees the shop.
  private final Visitors github =
      new Visitors() {
        @Override
        public URI door(String state, URI back) {
          return URI.create("https://github.example/login?state=" + state + "&back=" + back);
        }

        @Override
        public Optional<Pass> arrive(String code, URI back) {
          return code.equals("bobs")
              ? Optional.of(new Pass(new Login("bob"), "ghu_bobstoken", Duration.ofHours(1)))
              : Optional.empty();
        }

        @Override
        public boolean knows(Pass pass) {
          return known;
        }

        @Override
        public boolean sees(Pass pass, Repo repo) {
          return pass.token().equals("ghu_bobstoken")
              && repo.equals(SHOP)
              && taken.filter(SHOP::equals).isEmpty();
        }
      };

  @BeforeEach
  void open() {
    Doorkeeper.Secrets secrets = new Doorkeeper.Secrets("client secret", () -> "state-1");
    Doorkeeper keeper =
        new Doorkeeper(github, URI.create("http://localhost:8080"), secrets, () -> now);
    Pages.Entry entry =
        new Pages.Entry.ByLogin(
            keeper, new dev.countersign.gate.Links("http://localhost:8080", "", "s"));
    Entrance entrance = new Entrance(entry, new Pages.Paper(""), () -> now);
    Room pages =
        routes -> {
          routes.get(
              "/repos/{owner}/{name}",
              context -> {
                Repo repo = new Repo(context.pathParam("owner"), context.pathParam("name"));
                if (entrance.to(repo, context)) {
                  context.result("page of " + repo);
                }
              });
          routes.get(
              "/",
              context ->
                  entrance
                      .toAll(context)
                      .ifPresent(sees -> context.result("all of " + seen(sees))));
        };
    server = WebServer.open("127.0.0.1", 0, Rooms.of(keeper, pages, null));
  }

  private static String seen(Predicate<Repo> sees) {
    return sees.test(SHOP) + " " + sees.test(VAULT);
  }

  @AfterEach
  void close() {
    server.close();
    browser.close();
  }

  @Test
  void whoIsNotKnownIsSentToGitHubAndBackToWhereTheyWantedToBe() {
    HttpResponse<String> sent = get("/repos/acme/shop?x=1", "");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(location(sent)).startsWith("https://github.example/login?state=state-1&back=");
    HttpResponse<String> back = get("/login/callback?state=state-1&code=bobs", cookie(sent));
    assertThat(location(back)).isEqualTo("http://localhost:8080/repos/acme/shop?x=1");
    assertThat(get("/repos/acme/shop", cookie(back)).body()).isEqualTo("page of acme/shop");
  }

  @Test
  void theyDoNotSeeWhatGitHubDoesNotLetThemSee() {
    String bob = loggedIn();
    HttpResponse<String> page = get("/repos/acme/vault", bob);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContain("page of");
    assertThat(get("/", bob).body()).isEqualTo("all of true false");
  }

  @Test
  void theCookieHoldsNothingThatCanBeReadAndIsNoUseToScriptsOrOtherSites() {
    HttpResponse<String> sent = get("/", "");
    HttpResponse<String> back = get("/login/callback?state=state-1&code=bobs", cookie(sent));
    String set = String.join("\n", back.headers().allValues("set-cookie"));
    assertThat(set).contains("HttpOnly", "SameSite=Lax").doesNotContain("ghu_bobstoken");
  }

  @Test
  void aCookieThatWasChangedOrIsOverLetsNobodyIn() {
    String bob = loggedIn();
    String changed = bob.substring(0, bob.length() - 2) + (bob.endsWith("AA") ? "BB" : "AA");
    assertThat(get("/repos/acme/shop", changed).statusCode()).isEqualTo(303);
    now = now.plus(Duration.ofMinutes(61));
    assertThat(get("/repos/acme/shop", bob).statusCode()).isEqualTo(303);
  }

  @Test
  void aLoginThatWasBegunElsewhereComesToNothing() {
    assertThat(get("/login/callback?state=state-1&code=bobs", "").statusCode()).isEqualTo(403);
    HttpResponse<String> sent = get("/", "");
    assertThat(get("/login/callback?state=other&code=bobs", cookie(sent)).statusCode())
        .isEqualTo(403);
    assertThat(get("/login/callback?state=state-1&code=eves", cookie(sent)).statusCode())
        .isEqualTo(403);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(get("/login/callback?state=state-1&code=bobs", cookie(sent)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aCookieOfTheWayIsNoCookieOfAVisitor() {
    String way = cookie(get("/", ""));
    String value = way.substring(way.indexOf('=') + 1);
    assertThat(get("/repos/acme/shop", "countersign_visitor=" + value).statusCode()).isEqualTo(303);
  }

  @Test
  void whoseAccessIsTakenAwaySeesNothingAnyMore() {
    String bob = loggedIn();
    taken = Optional.of(SHOP);
    assertThat(get("/repos/acme/shop", bob).statusCode()).isEqualTo(404);
  }

  @Test
  void whoseLoginGitHubNoLongerTakesIsSentToLogInAgain() {
    String bob = loggedIn();
    known = false;
    assertThat(get("/", bob).statusCode()).isEqualTo(303);
    assertThat(get("/repos/acme/shop", bob).statusCode()).isEqualTo(303);
  }

  @Test
  void loggingOutTakesTheCookieBack() {
    HttpResponse<String> out =
        send(HttpRequest.newBuilder(at("/logout")).POST(BodyPublishers.noBody()), loggedIn());
    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(String.join("\n", out.headers().allValues("set-cookie")))
        .contains("countersign_visitor=;", "Expires=Thu, 01 Jan 1970");
  }

  private String loggedIn() {
    HttpResponse<String> sent = get("/", "");
    return cookie(get("/login/callback?state=state-1&code=bobs", cookie(sent)));
  }

  /// The last cookie that an answer sets to something.
  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("set-cookie").stream()
        .map(set -> set.substring(0, set.indexOf(';')))
        .filter(pair -> !pair.endsWith("="))
        .reduce("", (first, last) -> last);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }

  private HttpResponse<String> get(String path, String cookie) {
    return send(HttpRequest.newBuilder(at(path)), cookie);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String cookie) {
    try {
      return browser.send(request.header("Cookie", cookie).build(), BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}

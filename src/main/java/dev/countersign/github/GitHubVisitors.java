package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Visitors;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The login by GitHub: the web flow of a GitHub App.
public final class GitHubVisitors implements Visitors {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{10,500}");
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final String JSON = "application/json";

  /// So long somebody whose access was taken away may still see what they saw.
  private static final Duration REMEMBERED = Duration.ofMinutes(2);

  private final Addresses addresses;
  private final Client client;
  private final Pipe pipe;
  private final Pipe web;
  private final Cache<Asked, Boolean> seen =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  private record Asked(String token, String repo) {
    /// Leaves the token out.
    @Override
    public String toString() {
      return repo;
    }
  }

  /// The App as it names itself at GitHub's login. The secret never shows in text.
  public record Client(String id, String secret) {
    @Override
    public String toString() {
      return "client " + id;
    }
  }

  public GitHubVisitors(Addresses addresses, Client client, InstantSource clock, Calls calls) {
    this.addresses = addresses;
    this.client = client;
    this.pipe = new Pipe(addresses, Pipe.Patience.USUAL, clock, calls);
    this.web = new Pipe(addresses.fromTheWeb(), Pipe.Patience.USUAL, clock, calls);
  }

  @Override
  public URI door(String state, URI back) {
    return URI.create(
        web("/login/oauth/authorize")
            + "?"
            + form(
                Map.of(
                    "client_id",
                    client.id(),
                    "state",
                    state,
                    "redirect_uri",
                    back.toString(),
                    "allow_signup",
                    "false")));
  }

  @Override
  public Optional<Pass> arrive(String code, URI back) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    Answer answer = exchanged(code, back);
    JsonNode json = answer.ok() ? answer.json() : Json.read("{}").orElseThrow();
    String token = json.path("access_token").asText("");
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    long seconds = json.path("expires_in").asLong(0);
    Duration goodFor = seconds > 0 ? Duration.ofSeconds(seconds) : null;
    return login(token).map(login -> new Pass(login, token, goodFor));
  }

  /// The code is in the body and nowhere else, so that no log has it.
  private Answer exchanged(String code, URI back) {
    String form =
        form(
            Map.of(
                "client_id", client.id(),
                "client_secret", client.secret(),
                "code", code,
                "redirect_uri", back.toString()));
    Map<String, String> headers =
        Map.of(
            "Accept", JSON,
            "Content-Type", "application/x-www-form-urlencoded",
            "User-Agent", "countersign");
    URI uri = web("/login/oauth/access_token");
    return sent(web, new Outgoing("POST", uri, headers, form, "/login/oauth/access_token"));
  }

  private Optional<Login> login(String token) {
    Answer answer = asked(token, "/user", "/user");
    String login = answer.ok() ? answer.json().path("login").asText("") : "";
    return LOGIN.matcher(login).matches() ? Optional.of(new Login(login)) : Optional.empty();
  }

  /// GitHub answers 404 for what a person may not know of. It also redirects a name of before,
  /// which nobody should see by: it may belong to somebody else now.
  @Override
  public boolean sees(Pass pass, Repo repo) {
    Asked asked = new Asked(pass.token(), repo.toString());
    return remembered(asked, () -> shown(asked));
  }

  @Override
  public boolean knows(Pass pass) {
    Asked asked = new Asked(pass.token(), "");
    return remembered(asked, () -> login(pass.token()).filter(pass.login()::equals).isPresent());
  }

  /// Asked without holding others up: two may ask the same at once.
  private boolean remembered(Asked asked, BooleanSupplier answer) {
    Boolean known = seen.getIfPresent(asked);
    if (known != null) {
      return known;
    }
    boolean now = answer.getAsBoolean();
    seen.put(asked, now);
    return now;
  }

  private boolean shown(Asked who) {
    String repo = who.repo();
    Answer answer = asked(who.token(), "/repos/" + repo, "/repos/{}/{}");
    return answer.ok() && repo.equalsIgnoreCase(answer.json().path("full_name").asText());
  }

  private Answer asked(String token, String path, String route) {
    Map<String, String> headers =
        Map.of(
            "Accept",
            "application/vnd.github+json",
            "Authorization",
            "Bearer " + token,
            "User-Agent",
            "countersign",
            "X-GitHub-Api-Version",
            Wire.VERSION);
    return sent(pipe, new Outgoing("GET", addresses.at(path), headers, null, route));
  }

  private static Answer sent(Pipe through, Outgoing request) {
    Answer answer = through.send(request);
    if (answer.status() >= 500 || limited(answer)) {
      throw new ForgeDown("GitHub answers " + answer.status() + " to a login", null, null);
    }
    return answer;
  }

  /// Whether it asks to wait, which says nothing of what somebody may see.
  private static boolean limited(Answer answer) {
    return answer.status() == 429
        || (answer.status() == 403
            && (answer.header("retry-after").isPresent()
                || answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()));
  }

  private URI web(String path) {
    return URI.create(addresses.web().toString().replaceAll("/+$", "") + path);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }
}

package dev.countersign.web;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Visitors;
import dev.countersign.forge.Visitors.Pass;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The doorkeeper of the pages: has people log in by the code host, knows them again by a sealed
/// cookie, and asks the host which repositories they may see. Nothing of it is kept here.
public final class Doorkeeper implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
  private static final Duration SESSION = Duration.ofHours(8);
  private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

  private static final String VISITOR = "countersign_visitor";
  private static final String WAY = "countersign_way";

  private final Visitors visitors;
  private final URI publicUrl;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Pages.Paper paper = new Pages.Paper("");

  /// What seals the cookies, and what nobody can guess.
  public record Secrets(String secret, Supplier<String> random) {
    /// Leaves the secret out.
    @Override
    public String toString() {
      return "secrets";
    }
  }

  /// @param publicUrl our own address, without a slash at its end
  public Doorkeeper(Visitors visitors, URI publicUrl, Secrets secrets, InstantSource clock) {
    this.visitors = visitors;
    this.publicUrl = publicUrl;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/login", this::login);
    routes.get("/login/callback", this::arrived);
    routes.post("/logout", this::logout);
  }

  /// Who sits there; empty where nobody logged in, or the host no longer takes their login.
  Optional<Pass> visitor(Context context) {
    return opened(context, VISITOR).map(Doorkeeper::pass).filter(visitors::knows);
  }

  private static Pass pass(String text) {
    int space = text.indexOf(' ');
    return new Pass(new Login(text.substring(0, space)), text.substring(space + 1), null);
  }

  /// Whether that person may see a repository.
  boolean sees(Pass pass, Repo repo) {
    return visitors.sees(pass, repo);
  }

  /// Sends somebody to log in, and afterwards back to where they wanted to be.
  void send(Context context) {
    String query = context.queryString();
    begin(context, context.path() + (query == null ? "" : "?" + query));
  }

  private void login(Context context) {
    begin(context, "/");
  }

  private void begin(Context context, String wanted) {
    String state = secrets.random().get();
    keep(context, WAY, state + " " + wanted, ON_THE_WAY);
    context.redirect(visitors.door(state, back()).toString(), HttpStatus.SEE_OTHER);
  }

  private URI back() {
    return URI.create(publicUrl + "/login/callback");
  }

  private void arrived(Context context) {
    @Nullable String way = opened(context, WAY).orElse(null);
    drop(context, WAY);
    String state = String.valueOf(context.queryParam("state"));
    String code = String.valueOf(context.queryParam("code"));
    if (way == null || !way.startsWith(state + " ")) {
      refuse(context, 403, "it was not begun in this browser, or over ten minutes ago");
      return;
    }
    try {
      Optional<Pass> pass = visitors.arrive(code, back());
      if (pass.isEmpty()) {
        refuse(context, 403, "GitHub did not confirm it");
        return;
      }
      enter(context, pass.get(), way.substring(state.length() + 1));
    } catch (ForgeDown down) {
      LOG.warn("a login could not be completed: {}", down.getMessage());
      refuse(context, 502, "GitHub cannot be asked now");
    }
  }

  private void enter(Context context, Pass pass, String wanted) {
    Duration most = pass.goodFor() == null ? SESSION : pass.goodFor();
    Duration session = most.compareTo(SESSION) < 0 ? most : SESSION;
    keep(context, VISITOR, pass.login() + " " + pass.token(), session);
    context.redirect(inside(wanted), HttpStatus.SEE_OTHER);
  }

  /// Only a path of ours: what begins with two slashes leads elsewhere.
  private String inside(String wanted) {
    boolean ours = wanted.startsWith("/") && !wanted.startsWith("//") && !wanted.contains("\\");
    return publicUrl + (ours ? wanted : "/");
  }

  private void logout(Context context) {
    drop(context, VISITOR);
    paper.message(context, "You are logged out", "The pages of Countersign ask again who you are.");
  }

  private void refuse(Context context, int status, String why) {
    paper.message(
        context.status(status),
        "The login did not come to an end",
        "Because " + why + ". Open the page again to begin anew.");
  }

  private Sealed sealed(String name) {
    return new Sealed(secrets.secret(), name);
  }

  private Optional<String> opened(Context context, String name) {
    String value = context.cookie(name);
    return value == null ? Optional.empty() : sealed(name).open(value, clock.instant());
  }

  private void keep(Context context, String name, String text, Duration time) {
    Instant until = clock.instant().plus(time);
    context.cookie(cookie(name, sealed(name).seal(text, until), (int) time.toSeconds()));
  }

  private void drop(Context context, String name) {
    context.cookie(cookie(name, "", 0));
  }

  /// Lax, since the way back from the host begins there.
  private Cookie cookie(String name, String value, int seconds) {
    boolean secure = "https".equals(publicUrl.getScheme());
    return new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX);
  }
}

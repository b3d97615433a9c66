package dev.countersign.web;

import dev.countersign.forge.ForgeDown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The setup page: has GitHub make the App from our manifest, and takes its credentials. It opens
/// only by the key in the server's log, works once, and is there only while no App is known.
public final class Setup implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Pattern ORGANISATION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})");

  private final Plan plan;
  private final Registrar registrar;
  private final InstantSource clock;
  private final Pages.Paper paper = new Pages.Paper("");
  private volatile boolean used;
  private final AtomicReference<@Nullable Ticket> ticket = new AtomicReference<>();

  /// What is to be registered, and who may.
  ///
  /// @param manifest as JSON
  /// @param github where browsers find GitHub
  /// @param publicUrl our own address, as GitHub must reach it
  /// @param key opens the page
  /// @param random makes a text that nobody can guess
  public record Plan(
      String manifest, URI github, URI publicUrl, String key, Supplier<String> random) {
    /// Leaves the key out.
    @Override
    public String toString() {
      return "plan for " + publicUrl;
    }
  }

  /// Fetches the credentials for a code, and keeps them.
  @FunctionalInterface
  public interface Registrar {
    /// Does so, once.
    ///
    /// @return where the App is installed
    /// @throws IllegalArgumentException with a sentence, where that cannot be
    URI register(String code);
  }

  /// One way to GitHub and back: the state that must come back, and until when.
  private record Ticket(String state, Instant until) {}

  public Setup(Plan plan, Registrar registrar, InstantSource clock) {
    this.plan = plan;
    this.registrar = registrar;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/style.css", Pages::style);
    routes.get("/", this::notYet);
    routes.get("/setup", this::form);
    routes.get("/setup/created", this::created);
  }

  private void notYet(Context context) {
    say(
        context.status(403),
        "Countersign is not set up yet",
        "Whoever runs this server finds the address of the setup page in its log.");
  }

  private void form(Context context) {
    if (used || !same(plan.key(), context.queryParam("key"))) {
      notYet(context);
      return;
    }
    String organisation = context.queryParam("organisation");
    String owner = organisation == null ? "" : organisation.strip();
    if (!owner.isEmpty() && !ORGANISATION.matcher(owner).matches()) {
      say(context.status(400), "No organisation is called so", "Go back and look at its name.");
      return;
    }
    context.header("Content-Security-Policy", WebServer.policy("'self' " + plan.github()));
    paper.page(
        context,
        "setup.jte",
        Map.of(
            "action", action(owner),
            "manifest", plan.manifest(),
            "publicUrl", plan.publicUrl().toString(),
            "local", local(),
            "key", plan.key(),
            "organisation", owner));
  }

  /// GitHub's form for a new App, of a person or of an organisation.
  private String action(String owner) {
    String path = owner.isEmpty() ? "" : "/organizations/" + owner;
    return plan.github() + path + "/settings/apps/new?state=" + state();
  }

  private String state() {
    Instant now = clock.instant();
    Ticket fresh = new Ticket(plan.random().get(), now.plus(HOUR));
    Ticket kept =
        ticket.updateAndGet(old -> old != null && now.isBefore(old.until()) ? old : fresh);
    return kept == null ? fresh.state() : kept.state();
  }

  private void created(Context context) {
    String code = context.queryParam("code");
    if (code == null || !redeemed(context.queryParam("state"))) {
      say(
          context.status(403),
          "This does not come from the setup page",
          "It was used already, is over an hour old, or was begun elsewhere. Begin again from the address in the log.");
      return;
    }
    try {
      URI installation = registrar.register(code);
      used = true;
      context.redirect(installation.toString(), io.javalin.http.HttpStatus.SEE_OTHER);
    } catch (IllegalArgumentException | ForgeDown no) {
      LOG.error("the App was made, and its credentials could not be taken", no);
      say(
          context.status(502),
          "The App's credentials could not be taken",
          no.getMessage()
              + " Delete the App on GitHub and begin again from the address in the log.");
    }
  }

  /// Whether the state is the one that was given out; it is good for once.
  private boolean redeemed(@Nullable String state) {
    Ticket given = ticket.get();
    return given != null
        && clock.instant().isBefore(given.until())
        && same(given.state(), state)
        && ticket.compareAndSet(given, null);
  }

  private boolean local() {
    String host = String.valueOf(plan.publicUrl().getHost());
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static boolean same(String ours, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            ours.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private void say(Context context, String title, String text) {
    paper.message(context, title, text);
  }
}

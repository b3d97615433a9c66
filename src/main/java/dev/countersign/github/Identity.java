package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.forge.ForgeDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who we are on GitHub: the app's number, and the login of its bot, which GitHub tells once.
final class Identity {
  private static final Duration FRESH = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

  private final long app;
  private final Rest rest;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Login> bot = new AtomicReference<>();
  private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

  private record Seen(boolean accepted, Instant at) {}

  Identity(long app, Rest rest, InstantSource clock) {
    this.app = app;
    this.rest = rest;
    this.clock = clock;
  }

  /// Whether an app with this number is us.
  boolean isApp(long id) {
    return id == app;
  }

  long app() {
    return app;
  }

  /// Our bot's login, empty before GitHub told.
  Optional<Login> known() {
    return Optional.ofNullable(bot.get());
  }

  /// Our bot's login; GitHub is asked the first time.
  Login bot() {
    Login login = bot.get();
    return login != null ? login : learn();
  }

  /// Whether GitHub takes our credentials, as it said within the last minute.
  boolean accepted() {
    Seen last = seen.get();
    if (last != null && Duration.between(last.at(), clock.instant()).compareTo(FRESH) < 0) {
      return last.accepted();
    }
    try {
      learn();
      return true;
    } catch (Refused | ForgeDown no) {
      LOG.warn("GitHub does not take this app's credentials now: {}", no.getMessage());
      seen.set(new Seen(false, clock.instant()));
      return false;
    }
  }

  private Login learn() {
    JsonNode said = rest.get(new Access.App(), "/app").json();
    String slug = Rest.text(said, "slug");
    if (slug == null || slug.isBlank()) {
      throw new ForgeDown("GitHub does not tell the app's name", null, null);
    }
    Login login = new Login(slug + "[bot]");
    bot.set(login);
    seen.set(new Seen(true, clock.instant()));
    return login;
  }
}

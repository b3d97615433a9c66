package dev.countersign.web;

import dev.countersign.gate.Watchlist;
import dev.countersign.web.Pages.Entry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page of the work: how much waits, and what was put aside, to be retried by hand. Only where
/// everybody may see everything; elsewhere the command `work` does it.
public final class WorkPage implements Room {
  private static final int MOST = 200;

  private final Watchlist watchlist;
  private final Entry entry;
  private final InstantSource clock;
  private final String token;
  private final Pages.Paper paper;

  /// @param token which forms must bring back, so that no other site's form is taken for ours;
  ///   nobody can guess it
  public WorkPage(Watchlist watchlist, Entry entry, InstantSource clock, String token) {
    this.watchlist = watchlist;
    this.entry = entry;
    this.clock = clock;
    this.token = token;
    this.paper = new Pages.Paper(banner(entry));
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/work", this::show);
    routes.post("/work/retry", this::retry);
  }

  private void show(Context context) {
    if (!mayEnter(context)) {
      return;
    }
    Instant now = clock.instant();
    paper.page(
        context,
        "work.jte",
        Map.of(
            "work",
            watchlist.work(now),
            "parked",
            watchlist.parked(MOST),
            "most",
            MOST,
            "token",
            token,
            "banner",
            paper.banner(),
            "now",
            now));
  }

  private void retry(Context context) {
    if (!mayEnter(context)) {
      return;
    }
    if (!ours(context.formParam("token"))) {
      paper.message(
          context.status(403),
          "This form is not good",
          "It is older than this server's start, or another site's. Open the page of the work and press the button again.");
      return;
    }
    String key = context.formParam("key");
    if (key == null || !watchlist.retry(key, clock.instant())) {
      paper.message(
          context.status(404),
          "This is not put aside",
          "It was retried already, or something that happened since brought it back.");
      return;
    }
    context.redirect("/work", HttpStatus.SEE_OTHER);
  }

  private boolean mayEnter(Context context) {
    return switch (entry) {
      case Entry.Open open -> true;
      case Entry.BySignedLink _, Entry.ByLogin _ -> {
        paper.message(
            context.status(403),
            "This page is not for everybody who can log in",
            "Whoever runs this server sees what waits, and retries what was put aside, by the command `countersign work`.");
        yield false;
      }
    };
  }

  private boolean ours(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String banner(Entry entry) {
    return switch (entry) {
      case Entry.Open(String banner) -> banner;
      case Entry.BySignedLink _, Entry.ByLogin _ -> "";
    };
  }
}

package dev.countersign.web;

import dev.countersign.change.Repo;
import dev.countersign.gate.Links;
import dev.countersign.gate.Watchlist;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The pages: the pull requests that are watched, and why each stands as it does.
public final class Pages implements Room {
  private static final int MOST = 500;

  private final Watchlist watchlist;
  private final Entry entry;
  private final InstantSource clock;
  private final Paper paper;

  /// Who may see pages.
  public sealed interface Entry {
    /// Everybody: there is nothing real to see.
    ///
    /// @param banner what every page says on top
    record Open(String banner) implements Entry {}

    /// Whoever has a link that we signed and that is still good.
    record BySignedLink(Links links) implements Entry {}
  }

  public Pages(Watchlist watchlist, Entry entry, InstantSource clock) {
    this.watchlist = watchlist;
    this.entry = entry;
    this.clock = clock;
    this.paper = new Paper(banner(entry));
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/style.css", Pages::style);
    routes.get("/", this::list);
    routes.get("/repos/{owner}/{name}/pulls/{number}", this::pull);
  }

  private void list(Context context) {
    switch (entry) {
      case Entry.Open open ->
          paper.page(
              context,
              "list.jte",
              Map.of(
                  "lines",
                  watchlist.open(MOST),
                  "work",
                  watchlist.work(clock.instant()),
                  "most",
                  MOST,
                  "banner",
                  open.banner(),
                  "now",
                  clock.instant()));
      case Entry.BySignedLink signed ->
          paper.message(
              context.status(403),
              "Pages open by the links on the checks",
              "Each check run of Countersign on GitHub links to the page of its pull request. The list of all of them comes"
                  + " with the login, which this version does not have yet.");
    }
  }

  private void pull(Context context) {
    if (!mayEnter(context)) {
      paper.message(
          context.status(403),
          "This link is not good",
          "It is not one of ours, or it is over 60 days old. Open the check on GitHub again: it links here anew.");
      return;
    }
    Optional<Watchlist.Page> found = find(context);
    if (found.isEmpty()) {
      paper.message(
          context.status(404),
          "Nothing is known of this pull request",
          "It was not judged yet, or this app does not see its repository.");
      return;
    }
    paper.page(
        context,
        "pull.jte",
        Map.of("page", found.get(), "banner", paper.banner(), "now", clock.instant()));
  }

  private Optional<Watchlist.Page> find(Context context) {
    try {
      Repo repo = new Repo(context.pathParam("owner"), context.pathParam("name"));
      return watchlist.page(repo, Integer.parseInt(context.pathParam("number")));
    } catch (IllegalArgumentException noSuchName) {
      return Optional.empty();
    }
  }

  private boolean mayEnter(Context context) {
    return switch (entry) {
      case Entry.Open open -> true;
      case Entry.BySignedLink(Links links) -> {
        String until = context.queryParam("until");
        String key = context.queryParam("key");
        yield until != null
            && key != null
            && links.good(context.path(), until, key, clock.instant());
      }
    };
  }

  private static String banner(Entry entry) {
    return switch (entry) {
      case Entry.Open(String banner) -> banner;
      case Entry.BySignedLink signed -> "";
    };
  }

  /// What pages are written on.
  ///
  /// @param banner what every page says on top, empty for none
  record Paper(String banner) {
    private static final TemplateEngine TEMPLATES =
        TemplateEngine.createPrecompiled(ContentType.Html);

    /// A page without values of its own beside a title and a text.
    void message(Context context, String title, String text) {
      page(context, "message.jte", Map.of("title", title, "text", text, "banner", banner));
    }

    void page(Context context, String template, Map<String, Object> values) {
      StringOutput html = new StringOutput();
      TEMPLATES.render(template, values, html);
      context.contentType("text/html; charset=utf-8").result(html.toString());
    }
  }

  static void style(Context context) throws IOException {
    try (InputStream css = Pages.class.getResourceAsStream("/web/style.css")) {
      if (css == null) {
        context.status(404);
        return;
      }
      context.header("Cache-Control", "public, max-age=3600");
      context
          .contentType("text/css; charset=utf-8")
          .result(new String(css.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

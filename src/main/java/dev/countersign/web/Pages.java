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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The pages: the pull requests that are watched, and why each stands as it does.
public final class Pages implements Room {
  private static final int MOST = 500;

  private final Watchlist watchlist;
  private final InstantSource clock;
  private final Paper paper;
  private final Entrance entrance;

  /// Who may see pages.
  public sealed interface Entry {
    /// Everybody: there is nothing real to see.
    ///
    /// @param banner what every page says on top
    record Open(String banner) implements Entry {}

    /// Whoever has a link that we signed and that is still good.
    record BySignedLink(Links links) implements Entry {}

    /// Whoever the code host lets see the repository, or has a link that we signed.
    record ByLogin(Doorkeeper keeper, Links links) implements Entry {}
  }

  public Pages(Watchlist watchlist, Entry entry, InstantSource clock) {
    this.watchlist = watchlist;
    this.clock = clock;
    this.paper = new Paper(banner(entry));
    this.entrance = new Entrance(entry, paper, clock);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/style.css", Pages::style);
    routes.get("/", this::list);
    routes.get("/repos/{owner}/{name}/pulls/{number}", this::pull);
  }

  private void list(Context context) {
    entrance.toAll(context).ifPresent(sees -> list(context, sees));
  }

  private void list(Context context, Predicate<Repo> sees) {
    List<Watchlist.Line> all = watchlist.open(MOST);
    Set<Repo> repos = all.stream().map(line -> line.pull().repo()).collect(Collectors.toSet());
    Set<Repo> seen = Entrance.seen(repos, sees);
    List<Watchlist.Line> lines =
        all.stream().filter(line -> seen.contains(line.pull().repo())).toList();
    paper.page(
        context,
        "list.jte",
        Map.of(
            "lines",
            lines,
            "work",
            watchlist.work(clock.instant()),
            "cut",
            all.size() == MOST,
            "banner",
            paper.banner(),
            "now",
            clock.instant()));
  }

  private void pull(Context context) {
    Optional<Repo> repo = repo(context);
    if (repo.isEmpty()) {
      entrance.unknown(context);
    } else if (entrance.to(repo.get(), context)) {
      find(repo.get(), context)
          .ifPresentOrElse(
              page ->
                  paper.page(
                      context,
                      "pull.jte",
                      Map.of("page", page, "banner", paper.banner(), "now", clock.instant())),
              () -> entrance.unknown(context));
    }
  }

  private static Optional<Repo> repo(Context context) {
    try {
      return Optional.of(new Repo(context.pathParam("owner"), context.pathParam("name")));
    } catch (IllegalArgumentException noSuchName) {
      return Optional.empty();
    }
  }

  private Optional<Watchlist.Page> find(Repo repo, Context context) {
    String number = context.pathParam("number");
    return number.matches("[1-9][0-9]{0,8}")
        ? watchlist.page(repo, Integer.parseInt(number))
        : Optional.empty();
  }

  static String banner(Entry entry) {
    return switch (entry) {
      case Entry.Open(String banner) -> banner;
      case Entry.BySignedLink signed -> "";
      case Entry.ByLogin login -> "";
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

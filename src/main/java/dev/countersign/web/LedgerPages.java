package dev.countersign.web;

import dev.countersign.change.Repo;
import dev.countersign.gate.Watchlist;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.report.Period;
import dev.countersign.ledger.report.Reports;
import dev.countersign.ledger.report.Reports.Scope;
import dev.countersign.web.Pages.Entry;
import dev.countersign.web.Pages.Paper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The pages of the ledger: what was written last, reports, and what a board of advisers looks at.
/// Each shows only what is of repositories that its reader may see.
public final class LedgerPages implements Room {
  private static final int LATEST = 200;
  private static final int OPEN = 500;
  private static final Duration WEEK = Duration.ofDays(7);

  private final Sight sight;
  private final InstantSource clock;
  private final Paper paper;
  private final Entrance entrance;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /// What there is to see.
  public record Sight(Chain chain, Watchlist watchlist) {}

  public LedgerPages(Sight sight, Entry entry, InstantSource clock) {
    this.sight = sight;
    this.clock = clock;
    this.paper = new Paper(Pages.banner(entry));
    this.entrance = new Entrance(entry, paper, clock);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/ledger", context -> enter(context, this::latest));
    routes.get("/reports", context -> enter(context, this::report));
    routes.get("/cab", context -> enter(context, this::agenda));
  }

  private interface Making {
    void to(Context context, Predicate<Repo> sees);
  }

  /// All of them read much, so one is made at a time.
  private void enter(Context context, Making page) {
    entrance
        .toAll(context)
        .ifPresent(sees -> {
          // Asked before the lock is taken: the host may be slow.
          Set<Repo> seen = Entrance.seen(sight.chain().repos(), sees);
          if (!oneAtATime.tryLock()) {
            paper.message(
                context.status(503),
                "Another page is being made",
                "Load this one again in a moment.");
            return;
          }
          try {
            page.to(context, seen::contains);
          } finally {
            oneAtATime.unlock();
          }
        });
  }

  private void latest(Context context, Predicate<Repo> sees) {
    long size = sight.chain().tip().map(Chain.Tip::size).orElse(0L);
    List<Link> links = new ArrayList<>();
    sight
        .chain()
        .read(
            Math.max(0, size - LATEST),
            size,
            link -> {
              if (sees.test(link.entry().repo())) {
                links.addFirst(link);
              }
            });
    List<Signed> signed = sight.chain().checkpoints();
    Map<String, Object> values = values();
    values.put("links", links);
    values.put("size", size);
    values.put("checkpoint", signed.isEmpty() ? "" : signed.getLast().note());
    paper.page(context, "ledger.jte", values);
  }

  private void report(Context context, Predicate<Repo> sees) {
    String asked = context.queryParam("period");
    Map<String, Object> values = values();
    try {
      Period period =
          asked == null || asked.isBlank()
              ? Period.month(clock.instant().atZone(ZoneOffset.UTC).toLocalDate())
              : Period.named(asked.strip());
      Scope scope = new Scope("the repositories that you may see", sees);
      values.put("report", new Reports(sight.chain(), scope).on(period));
      paper.page(context, "reports.jte", values);
    } catch (IllegalArgumentException no) {
      paper.message(
          context.status(400),
          "No such period",
          "A period is written as 2026-11, 2026-Q4 or 2026.");
    }
  }

  private void agenda(Context context, Predicate<Repo> sees) {
    Instant now = clock.instant();
    Map<String, Object> values = values();
    values.put(
        "tables", new Reports(sight.chain(), new Scope("seen", sees)).before(now.minus(WEEK), now));
    values.put(
        "open",
        sight.watchlist().open(OPEN).stream()
            .filter(line -> sees.test(line.pull().repo()) && grave(line))
            .toList());
    paper.page(context, "cab.jte", values);
  }

  private static boolean grave(Watchlist.Line line) {
    var account = line.account();
    String risk = account == null ? null : account.risk();
    return risk != null && risk.matches("(?i)high|critical");
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("banner", paper.banner());
    values.put("now", clock.instant());
    return values;
  }
}

package dev.countersign.web;

import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Visitors.Pass;
import dev.countersign.web.Pages.Entry;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// The entrance to the pages: lets in who may see a page, and answers the others.
record Entrance(Entry entry, Pages.Paper paper, InstantSource clock) {
  private static final int AT_ONCE = 8;

  /// Lets somebody in to what is not of one repository; says what they may see of it. Empty where
  /// they were answered.
  Optional<Predicate<Repo>> toAll(Context context) {
    return switch (entry) {
      case Entry.Open open -> Optional.of(repo -> true);
      case Entry.BySignedLink signed -> {
        paper.message(
            context.status(403),
            "Pages open by the links on the checks",
            "Each check run of Countersign on GitHub links to the page of its pull request. Other pages want a login:"
                + " whoever runs this server sets GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET for it.");
        yield Optional.empty();
      }
      case Entry.ByLogin(Doorkeeper keeper, var links) -> {
        Optional<Pass> pass = keeper.visitor(context);
        if (pass.isEmpty()) {
          keeper.send(context);
        }
        yield pass.map(who -> repo -> keeper.sees(who, repo));
      }
    };
  }

  /// Those that somebody sees, asked of the host a few at once.
  static Set<Repo> seen(Set<Repo> repos, Predicate<Repo> sees) {
    Set<Repo> seen = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<Boolean>> asked = new ArrayList<>();
      for (Repo repo : repos) {
        asked.add(threads.submit(() -> sees.test(repo) && seen.add(repo)));
      }
      for (Future<Boolean> one : asked) {
        one.get();
      }
      return seen;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("nothing else is thrown", failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ForgeDown("stopped while asking what somebody sees", null, stop);
    }
  }

  /// Whether somebody may see a page of one repository; if not, they were answered.
  boolean to(Repo repo, Context context) {
    return switch (entry) {
      case Entry.Open open -> true;
      case Entry.BySignedLink(var links) -> {
        boolean good = signed(links, context);
        if (!good) {
          paper.message(
              context.status(403),
              "This link is not good",
              "It is not one of ours, or it is over 60 days old. Open the check on GitHub again: it links here anew.");
        }
        yield good;
      }
      case Entry.ByLogin(Doorkeeper keeper, var links) ->
          signed(links, context) || seen(keeper, repo, context);
    };
  }

  private boolean seen(Doorkeeper keeper, Repo repo, Context context) {
    Optional<Pass> pass = keeper.visitor(context);
    if (pass.isEmpty()) {
      keeper.send(context);
      return false;
    }
    boolean sees = keeper.sees(pass.get(), repo);
    if (!sees) {
      unknown(context);
    }
    return sees;
  }

  /// The same for what is not there and for what somebody may not know of.
  void unknown(Context context) {
    paper.message(
        context.status(404),
        "Nothing is known of this pull request",
        "It was not judged yet, or this app or you do not see its repository.");
  }

  private boolean signed(dev.countersign.gate.Links links, Context context) {
    String until = context.queryParam("until");
    String key = context.queryParam("key");
    return until != null && key != null && links.good(context.path(), until, key, clock.instant());
  }
}

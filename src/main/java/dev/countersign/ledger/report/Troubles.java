package dev.countersign.ledger.report;

import dev.countersign.ledger.report.Facts.Deployment;
import dev.countersign.ledger.report.Facts.Merge;
import dev.countersign.ledger.report.Facts.Ruled;
import dev.countersign.ledger.report.Value.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What went wrong after changes, and when it was right again.
final class Troubles {
  private final Facts all;
  private final Map<String, Instant> undone = new HashMap<>();
  private final Map<String, Instant> merged = new HashMap<>();
  private final Map<String, NavigableSet<Instant>> failures = new HashMap<>();

  Troubles(Facts all) {
    this.all = all;
    all.merges().forEach(this::undoes);
    all.merges().forEach(merge -> merged.put(merge.where().pull(), merge.where().at()));
    Map<String, String> running = new HashMap<>();
    all.deployments().forEach(each -> follow(each, running));
  }

  private void undoes(Merge merge) {
    if (merge.undoes() > 0) {
      String pull = merge.where().repo() + "#" + merge.undoes();
      undone.putIfAbsent(pull, merge.where().at());
    }
  }

  /// @param running the commit that each environment runs
  private void follow(Deployment deployment, Map<String, String> running) {
    String repo = deployment.where().repo().toString();
    Instant at = deployment.where().at();
    if (deployment.failed()) {
      failures.computeIfAbsent(repo, _ -> new TreeSet<>()).add(at);
    }
    String before = running.get(place(deployment));
    if (deployment.rollback() && before != null) {
      undone.putIfAbsent(repo + "@" + before, at);
    }
    if (deployment.succeeded()) {
      running.put(place(deployment), deployment.commit());
    }
  }

  private static String place(Deployment deployment) {
    return deployment.where().repo() + " " + deployment.environment();
  }

  /// When a change was undone, by a revert or by a rollback of what it put into an environment.
  private @Nullable Instant end(Merge merge) {
    Instant reverted = undone.get(merge.where().pull());
    Instant back = undone.get(merge.where().repo() + "@" + merge.commit());
    return reverted == null || (back != null && back.isBefore(reverted)) ? back : reverted;
  }

  boolean undone(Merge merge) {
    return end(merge) != null;
  }

  /// Whether something went wrong within a time after a change.
  boolean within(Merge merge, Duration time) {
    Instant from = merge.where().at();
    Instant until = from.plus(time);
    Instant end = end(merge);
    Instant failed =
        failures.getOrDefault(merge.where().repo().toString(), new TreeSet<>()).ceiling(from);
    return (end != null && end.isBefore(until)) || (failed != null && failed.isBefore(until));
  }

  /// How long it took until things were right again, of what went wrong among these.
  Value restore(Facts facts) {
    if (!all.extent().knows("deployment")
        && all.extent().kinds().stream().noneMatch(Troubles::emergency)) {
      return new Unknown("no deployment and no declaration of an emergency was ever recorded");
    }
    List<Duration> times = new ArrayList<>();
    facts.deployments().stream().filter(Deployment::failed).forEach(each -> mended(each, times));
    facts.rulings().stream()
        .filter(each -> emergency(each.kind()))
        .forEach(each -> merged(each, times));
    return Value.median(times, "trouble that was put right");
  }

  static boolean emergency(String kind) {
    return kind.equals("emergency");
  }

  private void mended(Deployment failed, List<Duration> times) {
    all.deployments().stream()
        .filter(each -> each.succeeded() && place(each).equals(place(failed)))
        .map(each -> each.where().at())
        .filter(at -> at.isAfter(failed.where().at()))
        .findFirst()
        .ifPresent(at -> times.add(Duration.between(failed.where().at(), at)));
  }

  private void merged(Ruled declared, List<Duration> times) {
    Instant at = merged.get(declared.where().pull());
    if (at != null && at.isAfter(declared.where().at())) {
      times.add(Duration.between(declared.where().at(), at));
    }
  }
}

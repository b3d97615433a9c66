package dev.countersign.gate;

import dev.countersign.forge.Tried;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through what GitHub delivered for what is not kept here, whatever we answered then, and
/// asks for it again, one a second. What is too old to be asked for is made up for by judging
/// everything again.
final class Missed {
  private static final Logger LOG = LoggerFactory.getLogger(Missed.class);
  private static final String FAR = "deliveries";
  private static final String LOOKED = Rounds.LOOKED;

  /// Every process wishes for a look each ten minutes; one look serves all.
  private static final Duration ENOUGH = Duration.ofMinutes(9);

  private static final Duration LONGEST = Duration.ofDays(3);

  /// Longer without a look, as after a long stop or where an old backup was brought back, what
  /// happened meanwhile is not only asked for one by one.
  private static final Duration LONG = Duration.ofHours(1);

  /// What was tried a moment ago may still be under way.
  private static final Duration UNDER_WAY = Duration.ofMinutes(2);

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int MOST = 540;
  private static final int ATTEMPTS = 5;

  private final Ports ports;
  private final InstantSource clock;

  Missed(Ports ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /// All attempts of one delivery, oldest first.
  private record Attempts(String guid, List<Tried> all) {
    Instant first() {
      return all.getFirst().at();
    }

    boolean since(Instant time) {
      return all.getLast().at().isAfter(time);
    }
  }

  void look() {
    Instant now = clock.instant();
    if (ports.register().reached(LOOKED).filter(at -> at.plus(ENOUGH).isAfter(now)).isPresent()) {
      return;
    }
    Optional<Instant> far = ports.register().reached(FAR);
    far.filter(at -> at.plus(LONG).isBefore(now)).ifPresent(at -> judgeEverything(at, now));
    Instant since = later(far.orElse(now.minus(LONG)), now.minus(LONGEST));
    List<Attempts> missing = missing(since);
    askAgain(missing, now);
    ports.register().reach(FAR, far(missing, now));
    ports.register().reach(LOOKED, now);
  }

  /// What is not kept, oldest first.
  private List<Attempts> missing(Instant since) {
    Map<String, List<Tried>> tried =
        ports.forge().tried(since).stream().collect(Collectors.groupingBy(Tried::guid));
    Set<String> kept = ports.queue().kept(tried.keySet());
    List<Attempts> missing = new ArrayList<>();
    tried.forEach((guid, attempts) -> {
      if (!kept.contains(guid)) {
        List<Tried> all = attempts.stream().sorted(Comparator.comparing(Tried::at)).toList();
        missing.add(new Attempts(guid, all));
      }
    });
    missing.sort(Comparator.comparing(Attempts::first));
    return missing;
  }

  private void askAgain(List<Attempts> missing, Instant now) {
    List<Attempts> ask =
        missing.stream()
            .filter(one -> !lost(one) && !one.since(now.minus(UNDER_WAY)))
            .limit(MOST)
            .toList();
    Instant due = now;
    for (Attempts one : ask) {
      long attempt = one.all().getFirst().id();
      ports.queue().add(Reactions.event(new Subject.Again(attempt), due, null));
      due = due.plus(STEP);
    }
    missing.stream().filter(Missed::lost).forEach(Missed::tell);
    if (!ask.isEmpty()) {
      LOG.warn("{} deliveries did not arrive here and are asked for again", ask.size());
    }
  }

  private static boolean lost(Attempts one) {
    return one.all().size() >= ATTEMPTS;
  }

  private static void tell(Attempts one) {
    LOG.error(
        "delivery {} ({}) did not arrive in {} attempts and is left; the sweep finds what it told",
        one.guid(),
        one.all().getFirst().event(),
        one.all().size());
  }

  /// Up to the first that is still to come.
  private static Instant far(List<Attempts> missing, Instant now) {
    Instant soon = now.minus(UNDER_WAY);
    return missing.stream()
        .filter(one -> !lost(one))
        .map(Attempts::first)
        .filter(soon::isAfter)
        .findFirst()
        .orElse(soon);
  }

  private void judgeEverything(Instant far, Instant now) {
    if (far.plus(LONGEST).isBefore(now)) {
      LOG.warn(
          "deliveries were last looked through at {}; those older than three days cannot be asked"
              + " for, so every open pull request is judged again",
          far);
    }
    for (long installation : ports.forge().installations()) {
      ports.queue().add(Reactions.sweep(new Subject.Installation(installation), now));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

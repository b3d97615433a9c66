package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.forge.Asked;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.ledger.Watched.Publication;
import dev.countersign.queue.Work;
import dev.countersign.wording.Account;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of one pull request: read it, judge it, ask whom it waits for, publish, record.
final class PullStory {
  private static final Logger LOG = LoggerFactory.getLogger(PullStory.class);

  private final Ports ports;
  private final Assessor assessor;
  private final Publisher publisher;
  private final InstantSource clock;
  private final Recent recent = new Recent();

  PullStory(Ports ports, Assessor assessor, Publisher publisher, InstantSource clock) {
    this.ports = ports;
    this.assessor = assessor;
    this.publisher = publisher;
    this.clock = clock;
  }

  void tell(Work.Claim claim, PullId id) {
    Instant now = clock.instant();
    @Nullable Watched before = ports.register().find(id.repo(), id.number()).orElse(null);
    @Nullable List<Hint> hints = hints(claim);
    if (hints != null && hints.stream().anyMatch(Hint.Closed.class::isInstance)) {
      close(id, before, now);
      return;
    }
    Optional<Judged> spared = hints == null ? Optional.empty() : spared(id, before, hints, now);
    if (spared.isPresent()) {
      finish(claim, id, before, spared.get(), now);
      return;
    }
    recent.forget(id);
    switch (assessor.assess(id, now)) {
      case Judged judged -> finish(claim, id, before, judged, now);
      case Assessment.Unjudged unjudged -> unjudged(id, before, unjudged, now);
      case Assessment.Closed closed -> close(id, before, now);
      case Assessment.Untouched(String why) -> leave(id, before, why, now);
      case Assessment.Gone(String why) -> {
        LOG.atInfo().addKeyValue("pull", id).addKeyValue("why", why).log("nothing to judge");
        close(id, before, now);
      }
    }
  }

  private static @Nullable List<Hint> hints(Work.Claim claim) {
    List<String> notes = claim.notes();
    return notes == null ? null : notes.stream().map(note -> Json.read(note, Hint.class)).toList();
  }

  /// A judgement without reading again: only where it leaves the check closed. What opens is read
  /// afresh.
  private Optional<Judged> spared(
      PullId id, @Nullable Watched before, List<Hint> hints, Instant now) {
    Optional<Judged> known = before == null ? Optional.empty() : recent.find(id, before.reading());
    if (known.isEmpty() || hints.stream().anyMatch(hint -> strange(hint, known.get()))) {
      return Optional.empty();
    }
    Change change = known.get().change();
    for (Hint hint : hints) {
      change = hint.on(change);
    }
    Judged judged = assessor.again(known.get(), change, now);
    return judged.account().standing() != Account.Standing.SUCCESS
            && judged.account().standing() != Account.Standing.NEUTRAL
        ? Optional.of(judged)
        : Optional.empty();
  }

  private static boolean strange(Hint hint, Judged known) {
    return hint instanceof Hint.ReviewSeen(var review)
        && !known.people().permissions().containsKey(review.by().login());
  }

  private void finish(
      Work.Claim claim, PullId id, @Nullable Watched before, Judged judged, Instant now) {
    boolean open = judged.account().standing() == Account.Standing.SUCCESS;
    if (open && ports.queue().superseded(claim)) {
      LOG.atInfo().addKeyValue("pull", id).log("not opened: something happened meanwhile");
      return;
    }
    Judged told = asked(id, before, judged);
    Watched watched = watched(id, before, told, now);
    if (!ports.register().keep(watched)) {
      LOG.atInfo().addKeyValue("pull", id).log("left alone: somebody judged it later");
      return;
    }
    recent.keep(id, watched.reading(), told);
    publish(id, watched, told, now);
    record(id, before, told, now);
    Instant again = told.verdict().again();
    if (again != null) {
      ports.queue().add(Reactions.sweep(new Subject.Timer(id), again));
    }
  }

  /// Asks whom the verdict waits for, once a head, and tells in the account who was refused.
  private Judged asked(PullId id, @Nullable Watched before, Judged judged) {
    if (judged.policy().observing()) {
      return judged;
    }
    Set<String> already = askedBefore(before, judged.change().head());
    List<Reviewer> ask =
        judged.verdict().ask().stream().filter(who -> !already.contains(name(who))).toList();
    label(id, judged);
    if (ask.isEmpty()) {
      return judged;
    }
    Asked asked = ports.forge().ask(id, ask);
    return asked.refused().isEmpty() ? judged : Refusals.told(judged, asked.refused());
  }

  private void label(PullId id, Judged judged) {
    Set<String> present = new HashSet<>();
    Set<String> ours = new HashSet<>();
    judged
        .change()
        .pull()
        .labels()
        .forEach(label -> (label.ours() ? ours : present).add(label.name()));
    Set<String> on = new HashSet<>(judged.verdict().labels().wanted());
    on.removeAll(present);
    on.removeAll(ours);
    Set<String> off = new HashSet<>(ours);
    off.retainAll(judged.verdict().labels().managed());
    off.removeAll(judged.verdict().labels().wanted());
    if (!on.isEmpty() || !off.isEmpty()) {
      ports.forge().label(id, on, off);
    }
  }

  private static Set<String> askedBefore(@Nullable Watched before, Sha head) {
    return before != null && before.head().equals(head) ? before.asked() : Set.of();
  }

  static String name(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(var login) -> "user:" + login.key();
      case Reviewer.Team(var team) -> "team:" + team;
    };
  }

  private static Watched watched(PullId id, @Nullable Watched before, Judged judged, Instant now) {
    PullRequest pull = judged.change().pull();
    Set<String> asked = new HashSet<>(askedBefore(before, pull.head().sha()));
    if (!judged.policy().observing()) {
      judged.verdict().ask().forEach(who -> asked.add(name(who)));
    }
    return new Watched(
        id.installation(),
        id.repo(),
        id.number(),
        pull.title(),
        pull.author().login().value(),
        pull.base().name(),
        pull.head().sha(),
        true,
        pull.draft(),
        before == null ? 1 : before.reading() + 1,
        Matters.of(judged.policy()),
        Json.write(judged.account()),
        before == null ? List.of() : before.published(),
        asked,
        now);
  }

  private void publish(PullId id, Watched watched, Judged judged, Instant now) {
    List<Watched> others = SameHead.others(ports.register(), watched);
    List<Publication> known = Publisher.onHead(watched, others);
    List<Publication> published = new ArrayList<>();
    boolean later = false;
    for (Named check : SeparateChecks.of(judged)) {
      Named strictest = SameHead.strictest(check, others);
      if (publisher.canWait(strictest, known, now)) {
        later = true;
        known.stream().filter(old -> old.check().equals(check.name())).forEach(published::add);
      } else {
        publisher.publish(id, strictest, known, now).ifPresent(published::add);
      }
    }
    ports.register().keep(watched.withPublished(published));
    if (later) {
      ports.queue().add(Reactions.sweep(new Subject.Words(id), now.plus(Publisher.PACE)));
    }
    SameHead.toJudgeAgain(watched, others, published).forEach(other -> again(other, now));
  }

  private void again(Watched other, Instant now) {
    PullId id = new PullId(other.installation(), other.repo(), other.number());
    ports.queue().add(Reactions.event(new Subject.Pull(id), now, null));
  }

  private void record(PullId id, @Nullable Watched before, Judged judged, Instant now) {
    String account = Json.write(judged.account());
    Sha head = judged.change().head();
    if (before == null || !before.head().equals(head) || !account.equals(before.account())) {
      ports
          .ledger()
          .append(
              new Entry(
                  now, id.repo(), id.number(), head, "verdict", judged.account().title(), account));
    }
    LOG.atInfo()
        .addKeyValue("installation", id.installation())
        .addKeyValue("pull", id)
        .addKeyValue("head", head.brief())
        .addKeyValue("standing", judged.account().standing())
        .addKeyValue("title", judged.account().title())
        .log("judged");
  }

  private void unjudged(
      PullId id, @Nullable Watched before, Assessment.Unjudged unjudged, Instant now) {
    LOG.atWarn()
        .addKeyValue("pull", id)
        .addKeyValue("why", unjudged.account().todo())
        .log("cannot be judged");
    Watched watched =
        new Watched(
            id.installation(),
            id.repo(),
            id.number(),
            before == null ? id.toString() : before.title(),
            before == null ? unjudged.account().author() : before.author(),
            unjudged.baseBranch(),
            unjudged.head(),
            true,
            before != null && before.draft(),
            before == null ? 1 : before.reading() + 1,
            Matters.everything(),
            Json.write(unjudged.account()),
            before == null ? List.of() : before.published(),
            before == null ? Set.of() : before.asked(),
            now);
    if (ports.register().keep(watched)) {
      Named check = new Named(unjudged.check(), unjudged.head(), unjudged.account());
      List<Publication> published =
          publisher.publish(id, check, watched.published(), now).stream().toList();
      ports.register().keep(watched.withPublished(published));
    }
  }

  private void close(PullId id, @Nullable Watched before, Instant now) {
    recent.forget(id);
    if (before == null || !before.open()) {
      return;
    }
    List<Watched> others = SameHead.others(ports.register(), before);
    ports.register().keep(before.closed(now));
    others.forEach(other -> again(other, now));
    LOG.atInfo().addKeyValue("pull", id).log("closed");
  }

  private void leave(PullId id, @Nullable Watched before, String why, Instant now) {
    LOG.atInfo().addKeyValue("pull", id).addKeyValue("why", why).log("left alone");
    if (before != null && before.open()) {
      ports.register().keep(before.closed(now));
    }
  }
}

package dev.countersign.gate;

import dev.countersign.forge.PullId;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Watched;
import dev.countersign.ledger.Watched.Publication;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is shown of a pull request on its head: each check once, the strictest where several pull
/// requests have that head, and nothing open that the last judgement does not stand for.
final class Board {
  private final Ports ports;
  private final Publisher publisher;

  Board(Ports ports, Publisher publisher) {
    this.ports = ports;
    this.publisher = publisher;
  }

  /// Shows what a judgement says, and sees to it that others with the same head are judged again
  /// where it differs from theirs.
  ///
  /// @return the pull request with what is shown of it now
  Watched show(PullId id, Watched watched, List<Named> checks, Instant now) {
    List<Watched> others = SameHead.others(ports.register(), watched);
    List<Publication> known = Publisher.onHead(watched, others);
    List<Publication> published = new ArrayList<>();
    boolean later = false;
    for (Named check : checks) {
      Named strictest = SameHead.strictest(check, others);
      if (publisher.canWait(strictest, known, now)) {
        later = true;
        published.add(publisher.standing(strictest, known));
      } else {
        publisher.publish(id, strictest, known, now).ifPresent(published::add);
      }
    }
    published.addAll(unused(id, watched, checks, now));
    Watched shown = watched.withPublished(published);
    ports.register().keep(shown);
    if (later) {
      ports.queue().add(Reactions.sweep(new Subject.Words(id), publisher.later(now)));
    }
    judgeOthers(shown, checks, now);
    return shown;
  }

  /// The pull request with what stands on its head though nothing is remembered of it.
  Watched found(PullId id, Watched watched, List<Named> there) {
    List<Publication> published = new ArrayList<>(watched.published());
    for (Named check : there) {
      boolean known =
          published.stream()
              .anyMatch(old -> old.check().equals(check.name()) && old.head().equals(check.head()));
      if (!known) {
        publisher.found(id, check).ifPresent(published::add);
      }
    }
    return watched.withPublished(published);
  }

  /// Closes every open verdict on the head, since it was not given for what the pull request is
  /// now.
  Watched close(PullId id, Watched watched, Account account, Instant now) {
    List<Publication> published = new ArrayList<>();
    for (Publication old : watched.published()) {
      if (open(old)) {
        Named check = new Named(old.check(), old.head(), account);
        publisher.publish(id, check, watched.published(), now).ifPresent(published::add);
      } else {
        published.add(old);
      }
    }
    Watched closed = watched.withPublished(published);
    ports.register().keep(closed);
    SameHead.toJudgeAgain(SameHead.others(ports.register(), closed), published)
        .forEach(other -> again(other, now));
    return closed;
  }

  /// What stands on the head under names that are no longer used: it must not go on saying that all
  /// is well.
  private List<Publication> unused(PullId id, Watched watched, List<Named> checks, Instant now) {
    List<Publication> closed = new ArrayList<>();
    for (Publication old : watched.published()) {
      boolean used = checks.stream().anyMatch(check -> check.name().equals(old.check()));
      if (used || !old.head().equals(watched.head())) {
        continue;
      }
      Account account = Accounts.unused(watched.author(), checks.getFirst().name());
      Named check = new Named(old.check(), old.head(), account);
      if (open(old)) {
        publisher.publish(id, check, List.of(old), now).ifPresent(closed::add);
      } else {
        closed.add(old);
      }
    }
    return closed;
  }

  /// The others are read again after publishing: of two that are judged at once, the later sees
  /// what the earlier said.
  private void judgeOthers(Watched shown, List<Named> checks, Instant now) {
    List<Watched> others = SameHead.others(ports.register(), shown);
    SameHead.toJudgeAgain(others, shown.published()).forEach(other -> again(other, now));
    boolean stricter =
        checks.stream()
            .map(check -> SameHead.strictest(check, others))
            .anyMatch(check ->
                shown.published().stream()
                    .anyMatch(said ->
                        said.check().equals(check.name())
                            && !said.conclusion()
                                .equals(Publisher.conclusion(check.account().standing()))));
    if (stricter) {
      again(shown, now);
    }
  }

  void again(Watched other, Instant now) {
    PullId id = new PullId(other.installation(), other.repo(), other.number());
    ports.queue().add(Reactions.event(new Subject.Pull(id), now, null));
  }

  static boolean open(Publication publication) {
    return publication.conclusion().equals("success") || publication.conclusion().equals("neutral");
  }
}

package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Review;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Register;
import dev.countersign.policy.Approving;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds to a change what GitHub does not tell of it any more: who pushed each head, and what it
/// changed at heads that were reviewed.
final class Recollection {
  private final Ports ports;

  Recollection(Ports ports) {
    this.ports = ports;
  }

  Change complete(PullId id, Change change, Policy policy, Instant now) {
    ports
        .register()
        .keepHead(
            id.repo(),
            id.number(),
            new Register.Head(
                change.head(), null, DiffPrint.of(change.files().list(), change.head()), now));
    return recalled(id, change, policy, true);
  }

  /// The same for a judgement that is only tried: nothing is kept of it.
  Change recalled(PullId id, Change change, Policy policy) {
    return recalled(id, change, policy, false);
  }

  private Change recalled(PullId id, Change change, Policy policy, boolean keep) {
    Map<Sha, Register.Head> heads = ports.register().heads(id.repo(), id.number());
    Map<Sha, DiffPrint> earlier = new HashMap<>();
    List<Ruling> rulings = ports.register().rulings(id.repo(), id.number());
    for (Sha sha : spokenOf(change.withRulings(rulings), policy)) {
      Register.Head known = heads.get(sha);
      DiffPrint print = known == null ? null : known.diff();
      earlier.put(sha, print == null ? read(id, change, sha, keep) : print);
    }
    return new Change(
        change.pull(),
        change.files(),
        withPushers(change.commits(), heads),
        change.commitsComplete(),
        change.reviews(),
        change.requested(),
        change.checks(),
        change.openConversations(),
        change.closes(),
        earlier,
        change.base(),
        policy.asking().spreads(change.pull().draft())
            ? change.project().withRequests(Requests.counted(ports.register(), id))
            : change.project(),
        rulings);
  }

  /// Earlier heads of which an approval or ruling may still count.
  private static Set<Sha> spokenOf(Change change, Policy policy) {
    if (policy.approving().stale() == Approving.Stale.ANY_PUSH) {
      return Set.of();
    }
    Stream<@Nullable Sha> approved =
        change.reviews().stream()
            .filter(review -> review.opinion() == Review.Opinion.APPROVED)
            .map(Review::commit);
    Stream<@Nullable Sha> ruled = change.rulings().stream().map(Ruling::head);
    return Stream.concat(approved, ruled)
        .filter(sha -> sha != null && !sha.equals(change.head()))
        .collect(Collectors.toSet());
  }

  private DiffPrint read(PullId id, Change change, Sha sha, boolean keep) {
    DiffPrint read = ports.forge().earlier(id, change.pull().base().sha(), sha);
    if (keep) {
      Register.Head head = new Register.Head(sha, null, read, change.pull().readyAt());
      ports.register().keepHead(id.repo(), id.number(), head);
    }
    return read;
  }

  private static List<Commit> withPushers(List<Commit> commits, Map<Sha, Register.Head> heads) {
    return commits.stream().map(commit -> withPusher(commit, heads.get(commit.id()))).toList();
  }

  private static Commit withPusher(Commit commit, Register.@Nullable Head head) {
    Login pusher = head == null ? null : head.pusher();
    return pusher == null
        ? commit
        : new Commit(
            commit.id(),
            commit.writers(),
            commit.committer(),
            Person.of(pusher.value()),
            commit.message(),
            commit.verified(),
            commit.strangers(),
            commit.mergeOfBase());
  }
}

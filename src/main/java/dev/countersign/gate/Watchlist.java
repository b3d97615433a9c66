package dev.countersign.gate;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import dev.countersign.queue.Queue;
import dev.countersign.wording.Account;
import dev.countersign.wording.Account.PolicyLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the pages show: the pull requests that are watched, and of one of them all that was said.
public final class Watchlist {
  private final Register register;
  private final Ledger ledger;
  private final Queue queue;
  private final String web;

  /// @param web the code host's address for people, without a slash at its end
  public Watchlist(Ports ports, String web) {
    this.register = ports.register();
    this.ledger = ports.ledger();
    this.queue = ports.queue();
    this.web = web;
  }

  /// A pull request in the list.
  ///
  /// @param account null before it was first judged
  public record Line(Watched pull, @Nullable Account account) {}

  /// All about one pull request.
  ///
  /// @param history what was said of it, newest first
  /// @param policyAt the address of the policy's lines, null where it is nowhere to be read
  public record Page(
      Watched pull, @Nullable Account account, List<Entry> history, @Nullable String policyAt) {
    public Page {
      history = List.copyOf(history);
    }
  }

  /// How much work waits, is under way, and was put aside.
  public Queue.Depth work(Instant now) {
    return queue.depth(now);
  }

  /// What was put aside.
  public List<Queue.Parked> parked(int most) {
    return queue.parked(most);
  }

  /// Brings back what was put aside.
  ///
  /// @return false where it is put aside no longer
  public boolean retry(String key, Instant now) {
    return queue.retry(key, now);
  }

  /// The open pull requests, the most recently judged first.
  public List<Line> open(int most) {
    return register.open(most).stream().map(pull -> new Line(pull, account(pull))).toList();
  }

  public Optional<Page> page(Repo repo, int number) {
    return register.find(repo, number).map(this::page);
  }

  private Page page(Watched pull) {
    Account account = account(pull);
    PolicyLine policy = account == null ? null : account.policy();
    List<Entry> history = ledger.of(pull.repo(), pull.number()).reversed();
    return new Page(pull, account, history, policy == null ? null : policy.at(web));
  }

  private static @Nullable Account account(Watched pull) {
    return pull.account() == null ? null : Json.read(pull.account(), Account.class);
  }
}

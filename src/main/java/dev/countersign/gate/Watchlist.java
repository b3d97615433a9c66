package dev.countersign.gate;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import dev.countersign.wording.Account;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the pages show: the pull requests that are watched, and of one of them all that was said.
public final class Watchlist {
  private final Register register;
  private final Ledger ledger;

  public Watchlist(Register register, Ledger ledger) {
    this.register = register;
    this.ledger = ledger;
  }

  /// A pull request in the list.
  ///
  /// @param account null before it was first judged
  public record Line(Watched pull, @Nullable Account account) {}

  /// All about one pull request.
  ///
  /// @param history what was said of it, newest first
  public record Page(Watched pull, @Nullable Account account, List<Entry> history) {
    public Page {
      history = List.copyOf(history);
    }
  }

  /// The open pull requests, the most recently judged first.
  public List<Line> open(int most) {
    return register.open(most).stream().map(pull -> new Line(pull, account(pull))).toList();
  }

  public Optional<Page> page(Repo repo, int number) {
    return register
        .find(repo, number)
        .map(pull -> new Page(pull, account(pull), ledger.of(repo, number).reversed()));
  }

  private static @Nullable Account account(Watched pull) {
    return pull.account() == null ? null : Json.read(pull.account(), Account.class);
  }
}

package dev.countersign.gate;

import dev.countersign.forge.PullId;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import dev.countersign.ledger.Watched.Publication;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A check belongs to a commit: where several open pull requests have the same head, the strictest
/// verdict stands on it and names the other.
final class SameHead {
  private SameHead() {}

  /// The other open pull requests with that head.
  static List<Watched> others(Register register, Watched watched) {
    return register.withHead(watched.repo(), watched.head()).stream()
        .filter(other -> other.number() != watched.number())
        .toList();
  }

  /// The account to publish under a name: one's own, or that of another pull request that is held
  /// more strictly.
  static Named strictest(Named own, List<Watched> others) {
    return others.stream()
        .filter(other -> publishes(other, own.name()))
        .flatMap(other -> account(other).map(account -> new Other(other, account)).stream())
        .max(Comparator.comparing(other -> other.account().standing()))
        .filter(other -> other.account().standing().compareTo(own.account().standing()) > 0)
        .map(other -> new Named(own.name(), own.head(), held(own, other)))
        .orElse(own);
  }

  /// The others whose published check no longer says the strictest, now that this one was
  /// published.
  static List<Watched> toJudgeAgain(List<Watched> others, List<Publication> published) {
    return others.stream()
        .filter(other -> published.stream().anyMatch(now -> differs(other, now)))
        .toList();
  }

  private record Other(Watched pull, Account account) {}

  private static boolean publishes(Watched other, String check) {
    return other.published().stream()
        .anyMatch(publication ->
            publication.check().equals(check) && publication.head().equals(other.head()));
  }

  private static boolean differs(Watched other, Publication now) {
    return other.published().stream()
        .anyMatch(old ->
            old.check().equals(now.check())
                && old.head().equals(now.head())
                && !old.conclusion().equals(now.conclusion()));
  }

  private static Optional<Account> account(Watched other) {
    return Optional.ofNullable(other.account()).map(text -> Json.read(text, Account.class));
  }

  private static Account held(Named own, Other other) {
    PullId id = new PullId(other.pull().installation(), other.pull().repo(), other.pull().number());
    return Accounts.heldBy(own.account(), id.number(), other.account());
  }
}

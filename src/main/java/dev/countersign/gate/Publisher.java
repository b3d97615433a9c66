package dev.countersign.gate;

import dev.countersign.change.Sha;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.KnownRun;
import dev.countersign.forge.Published;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Watched;
import dev.countersign.ledger.Watched.Publication;
import dev.countersign.wording.Account;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Answers;
import dev.countersign.wording.CheckText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts accounts on commits as checks: only what differs from what stands there, and words alone no
/// more often than people read.
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final String OPEN = "in_progress";

  /// After fourteen days GitHub ends a run in progress by itself; the sweep comes by four times a
  /// day.
  private static final Duration AS_LONG_AS = Duration.ofDays(12);

  static final String INSERT = "insert-sections";
  static final String AGAIN = "check-again";
  static final String REVIEWERS = "request-reviewers";

  private final Ports ports;
  private final Links links;
  private final Duration pause;

  public Publisher(Ports ports, Links links, Pace pace) {
    this.ports = ports;
    this.links = links;
    this.pause = pace.words();
  }

  /// Publishes an account under a name on the head of a pull request. Remarks on files can only be
  /// added to a run, never taken away; so a run keeps those it has, and other remarks make another
  /// run.
  ///
  /// @param known what stands on that head already, of this or another pull request with the same
  ///   head
  /// @return what stands there then; empty where the commit is gone
  Optional<Publication> publish(PullId id, Named check, List<Publication> known, Instant now) {
    Optional<Publication> standing = newest(known, check);
    String print = print(check.account());
    if (standing.filter(old -> old.print().equals(print) && !worn(old, now)).isPresent()) {
      return standing;
    }
    String remarks = Fingerprint.of(Json.write(check.account().remarks()));
    Optional<Publication> update =
        standing.filter(old -> old.remarks().equals(remarks) && !worn(old, now));
    KnownRun kept =
        update
            .map(old -> new KnownRun(old.run(), !old.conclusion().equals(OPEN), old.since()))
            .orElse(null);
    return switch (ports.forge().publish(id, run(id, check, now), kept)) {
      case Published.Done(long number) ->
          Optional.of(
              new Publication(
                  check.name(),
                  check.head(),
                  number,
                  conclusion(check.account().standing()),
                  print,
                  remarks,
                  kept != null && kept.id() == number ? kept.since() : now,
                  now));
      case Published.Gone(String why) -> {
        LOG.warn("the check \"{}\" of {} cannot be published: {}", check.name(), id, why);
        yield Optional.empty();
      }
    };
  }

  /// Finds what stands on a commit under a name though nothing is remembered of it, as after the
  /// database was lost. What it says is not known, so it is written to in any case.
  Optional<Publication> found(PullId id, Named check) {
    String remarks = Fingerprint.of(Json.write(check.account().remarks()));
    return ports
        .forge()
        .findRun(id, check.name(), check.head())
        .map(run ->
            new Publication(
                check.name(),
                check.head(),
                run.id(),
                run.completed() ? "completed" : OPEN,
                "",
                remarks,
                run.since(),
                run.since()));
  }

  /// Whether GitHub soon gives up waiting for a run in progress.
  private static boolean worn(Publication old, Instant now) {
    return old.conclusion().equals(OPEN) && old.since().plus(AS_LONG_AS).isBefore(now);
  }

  /// An account, and the check and commit it belongs to.
  record Named(String name, Sha head, Account account) {}

  /// Whether nothing but words would change, and words were published a moment ago.
  boolean canWait(Named check, List<Publication> known, Instant now) {
    return newest(known, check)
        .filter(old -> old.conclusion().equals(conclusion(check.account().standing())))
        .filter(old -> !old.print().equals(print(check.account())))
        .filter(old -> old.at().plus(pause).isAfter(now) && !worn(old, now))
        .isPresent();
  }

  /// When words that wait may be published.
  Instant later(Instant now) {
    return now.plus(pause);
  }

  /// What stands there now.
  Publication standing(Named check, List<Publication> known) {
    return newest(known, check).orElseThrow();
  }

  /// An account in a comment.
  String explained(PullId id, Account account, Instant now) {
    return Answers.explained(account, links.pull(id.repo(), id.number(), now), links.web());
  }

  static List<Publication> onHead(Watched watched, List<Watched> sameHead) {
    return Stream.concat(Stream.of(watched), sameHead.stream())
        .flatMap(pull -> pull.published().stream())
        .toList();
  }

  private static Optional<Publication> newest(List<Publication> known, Named check) {
    return known.stream()
        .filter(old -> old.check().equals(check.name()) && old.head().equals(check.head()))
        .max(Comparator.comparingLong(Publication::run).thenComparing(Publication::at));
  }

  private CheckRun run(PullId id, Named check, Instant now) {
    Account account = check.account();
    String details = links.pull(id.repo(), id.number(), now);
    CheckText text = CheckText.of(account, details, links.web());
    return new CheckRun(
        check.name(),
        check.head(),
        conclusionOf(account.standing()),
        text.title(),
        text.summary(),
        text.text(),
        details,
        id.toString(),
        account.remarks().stream().map(Publisher::note).toList(),
        actions(account));
  }

  private static CheckRun.Note note(Account.Remark remark) {
    CheckRun.Note.Level level =
        switch (remark.level()) {
          case "failure" -> CheckRun.Note.Level.FAILURE;
          case "warning" -> CheckRun.Note.Level.WARNING;
          default -> CheckRun.Note.Level.NOTICE;
        };
    return new CheckRun.Note(
        remark.path(), remark.fromLine(), remark.toLine(), level, remark.message());
  }

  private static List<CheckRun.Action> actions(Account account) {
    List<CheckRun.Action> actions = new ArrayList<>();
    if (!account.templates().isEmpty()) {
      actions.add(
          new CheckRun.Action(
              "Add missing sections", "Puts the headings into the description", INSERT));
    }
    actions.add(new CheckRun.Action("Check again", "Reads and judges everything afresh", AGAIN));
    if (!account.awaited().isEmpty()) {
      actions.add(
          new CheckRun.Action("Request reviewers", "Asks those who are awaited", REVIEWERS));
    }
    return actions;
  }

  static String conclusion(Standing standing) {
    return switch (standing) {
      case SUCCESS -> "success";
      case NEUTRAL -> "neutral";
      case IN_PROGRESS -> OPEN;
      case ACTION_REQUIRED -> "action_required";
      case FAILURE -> "failure";
    };
  }

  private static CheckRun.@org.jspecify.annotations.Nullable Conclusion conclusionOf(
      Standing standing) {
    return switch (standing) {
      case SUCCESS -> CheckRun.Conclusion.SUCCESS;
      case NEUTRAL -> CheckRun.Conclusion.NEUTRAL;
      case IN_PROGRESS -> null;
      case ACTION_REQUIRED -> CheckRun.Conclusion.ACTION_REQUIRED;
      case FAILURE -> CheckRun.Conclusion.FAILURE;
    };
  }

  /// A fingerprint of all that people can see of an account, but for what grows by itself.
  private static String print(Account account) {
    return Fingerprint.of(Json.write(account.ageless()));
  }
}

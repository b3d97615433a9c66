package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.gate.Assessment.Unjudged;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Aftercare.Fact;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.queue.Work;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of one pull request: read it, judge it, publish, ask whom it waits for, record.
final class PullStory {
  private static final Logger LOG = LoggerFactory.getLogger(PullStory.class);

  private final Ports ports;
  private final Assessor assessor;
  private final Board board;
  private final Requests requests;
  private final InstantSource clock;
  private final Recent recent = new Recent();
  private final BlastRadius blast;

  PullStory(Ports ports, Assessor assessor, Publisher publisher, InstantSource clock) {
    this.ports = ports;
    this.assessor = assessor;
    this.board = new Board(ports, publisher);
    this.requests = new Requests(ports);
    this.clock = clock;
    this.blast = new BlastRadius(ports, assessor.shelf(), recent);
  }

  /// One run of the story.
  ///
  /// @param now when it began
  private record Run(Work.Claim claim, PullId id, @Nullable Watched before, Instant now) {}

  void tell(Work.Claim claim, PullId id) {
    @Nullable Watched before = ports.register().find(id.repo(), id.number()).orElse(null);
    Run run = new Run(claim, id, before, clock.instant());
    @Nullable List<Hint> hints = hints(claim);
    if (hints == null) {
      afresh(run);
    } else if (hints.stream().anyMatch(PullStory::merged)) {
      merged(run, hints);
    } else if (hints.contains(new Hint.Retargeted())) {
      retargeted(run);
    } else {
      spared(run, hints).ifPresentOrElse(judged -> finish(run, judged), () -> afresh(run));
    }
  }

  private static boolean merged(Hint hint) {
    return hint instanceof Hint.Closed(boolean merged, var _) && merged;
  }

  /// The head that was merged may not be the one that was judged. Where no event tells it, GitHub
  /// is asked.
  private void merged(Run run, List<Hint> hints) {
    hints.stream()
        .filter(PullStory::merged)
        .map(hint -> hint instanceof Hint.Closed(_, @Nullable String head) ? head : null)
        .filter(head -> head != null)
        .findFirst()
        .ifPresentOrElse(head -> merged(run, new Sha(head)), () -> afresh(run));
  }

  /// Says that a bug stopped the judgement, where an open check would say otherwise.
  void stopped(PullId id) {
    ports
        .register()
        .find(id.repo(), id.number())
        .filter(Watched::open)
        .filter(watched -> watched.published().stream().anyMatch(Board::open))
        .ifPresent(watched -> {
          recent.forget(id);
          List<String> why = List.of("An error inside Countersign stopped the judgement.");
          board.close(id, watched, Accounts.unreadableFacts(why), clock.instant());
        });
  }

  private void afresh(Run run) {
    recent.forget(run.id());
    switch (assessor.assess(run.id(), since(run), run.now())) {
      case Judged judged -> finish(run, judged);
      case Unjudged unjudged -> unjudged(run, unjudged);
      case Assessment.Closed(boolean merged, Sha head) when merged -> merged(run, head);
      case Assessment.Closed closed -> close(run);
      case Assessment.Untouched(String why) -> left(run, why);
      case Assessment.Gone(String why) -> left(run, why);
    }
  }

  private static @Nullable List<Hint> hints(Work.Claim claim) {
    List<String> notes = claim.notes();
    return notes == null ? null : notes.stream().map(note -> Json.read(note, Hint.class)).toList();
  }

  /// A check says nothing about a branch it was not given for: an open verdict is closed before
  /// anything else is read or judged.
  private void retargeted(Run run) {
    Watched before = run.before();
    if (before != null && before.open()) {
      Account account = Accounts.retargeted(before.author());
      before = board.close(run.id(), before, account, run.now());
    }
    afresh(new Run(run.claim(), run.id(), before, run.now()));
  }

  /// A judgement without reading again: only where it leaves the check closed. What opens is read
  /// afresh.
  private Optional<Judged> spared(Run run, List<Hint> hints) {
    Watched before = run.before();
    Optional<Judged> known =
        before == null ? Optional.empty() : recent.find(run.id(), before.reading());
    if (known.isEmpty() || hints.stream().anyMatch(hint -> hint.doubtful(known.get()))) {
      return Optional.empty();
    }
    Change change = known.get().change();
    for (Hint hint : hints) {
      change = hint.on(change);
    }
    return Optional.of(assessor.again(known.get().askedSince(since(run)), change, run.now()))
        .filter(judged -> judged.account().standing().compareTo(Account.Standing.NEUTRAL) > 0);
  }

  private void finish(Run run, Judged judged) {
    Sha head = judged.change().head();
    boolean open = judged.account().standing() == Account.Standing.SUCCESS;
    if (ports.queue().superseded(run.claim()) && (open || outdated(run, head))) {
      LOG.atInfo().addKeyValue("pull", run.id()).log("not published: something happened meanwhile");
      return;
    }
    Set<String> asked = Requests.before(run.before(), head);
    Judged told = Requests.told(judged, asked);
    Watched watched = watched(run, told, asked);
    if (!keep(run, watched, decided(run, told))) {
      return;
    }
    recent.keep(run.id(), watched.reading(), told);
    log(run, told);
    List<Named> checks = checks(run, told);
    watched = board.found(run.id(), watched, there(told, checks));
    watched = board.show(run.id(), watched, checks, run.now());
    ask(run, told, watched);
    Instant again = told.verdict().again();
    if (again != null) {
      ports.queue().add(Reactions.sweep(new Subject.Timer(run.id()), again));
    }
  }

  private List<Named> checks(Run run, Judged told) {
    List<Named> checks = new ArrayList<>(SeparateChecks.of(told));
    blast.of(run.id(), told, run.now()).ifPresent(checks::add);
    return checks;
  }

  /// Those of the checks that GitHub shows on the head as ours.
  private static List<Named> there(Judged judged, List<Named> checks) {
    return checks.stream()
        .filter(named ->
            judged.change().checks().stream()
                .anyMatch(check -> check.ours() && check.name().equals(named.name())))
        .toList();
  }

  private static Map<String, Instant> since(Run run) {
    return run.before() == null ? Map.of() : run.before().since();
  }

  /// Whether another head was heard of since the run began.
  private boolean outdated(Run run, Sha head) {
    return ports.register().heads(run.id().repo(), run.id().number()).values().stream()
        .anyMatch(other -> !other.sha().equals(head) && other.at().isAfter(run.now()));
  }

  /// Asking comes last: whatever goes wrong in it, the check is closed already. Who is refused is
  /// told at once.
  private void ask(Run run, Judged judged, Watched watched) {
    Set<String> asked = requests.make(run.id(), judged, watched.asked());
    if (asked.equals(watched.asked())) {
      return;
    }
    Watched after = watched.withAsked(asked, run.now());
    Judged told = Requests.told(judged, asked);
    ports.register().keep(after);
    if (!told.account().equals(judged.account())) {
      recent.keep(run.id(), after.reading(), told);
      board.show(run.id(), after, checks(run, told), run.now());
    }
  }

  /// Keeps it, together with what was decided, unless another took the work over and may have
  /// judged it later.
  private boolean keep(Run run, Watched watched, @Nullable Entry decided) {
    boolean kept =
        ports.queue().renew(run.claim(), clock.instant().plus(Workshop.LEASE))
            && (decided == null
                ? ports.register().keep(watched)
                : ports.register().keep(watched, decided));
    if (!kept) {
      LOG.atInfo().addKeyValue("pull", run.id()).log("left alone: somebody judged it later");
    }
    return kept;
  }

  private static Watched watched(Run run, Judged judged, Set<String> asked) {
    PullRequest pull = judged.change().pull();
    Watched before = run.before();
    return new Watched(
        run.id().installation(),
        run.id().repo(),
        run.id().number(),
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
        stillAsked(run, judged, asked),
        run.now());
  }

  /// Since when those are asked who still are: of this head, or on GitHub.
  private static Map<String, Instant> stillAsked(Run run, Judged judged, Set<String> asked) {
    Map<String, Instant> since = new HashMap<>(since(run));
    Set<String> still = new HashSet<>(asked);
    judged.change().requested().forEach(who -> still.add(Requests.name(who)));
    since.keySet().retainAll(still);
    return since;
  }

  /// What the ledger is told: nothing where nothing changed.
  private static @Nullable Entry decided(Run run, Judged judged) {
    PullId id = run.id();
    Account account = judged.account();
    Sha head = judged.change().head();
    if (before(run, head).filter(said -> said.ageless().equals(account.ageless())).isPresent()) {
      return null;
    }
    String detail = Json.write(Decided.of(judged));
    return new Entry(run.now(), id.repo(), id.number(), head, "verdict", account.title(), detail);
  }

  private static Optional<Account> before(Run run, Sha head) {
    return Optional.ofNullable(run.before())
        .filter(before -> before.head().equals(head))
        .map(Watched::account)
        .map(text -> Json.read(text, Account.class));
  }

  private static void log(Run run, Judged judged) {
    PullId id = run.id();
    LOG.atInfo()
        .addKeyValue("installation", id.installation())
        .addKeyValue("pull", id)
        .addKeyValue("head", judged.change().head().brief())
        .addKeyValue("standing", judged.account().standing())
        .addKeyValue("title", judged.account().title())
        .log("judged");
  }

  private void unjudged(Run run, Unjudged unjudged) {
    PullId id = run.id();
    LOG.atWarn()
        .addKeyValue("pull", id)
        .addKeyValue("why", unjudged.account().todo())
        .log("cannot be judged");
    Watched before = run.before();
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
            Requests.before(before, unjudged.head()),
            since(run),
            run.now());
    if (keep(run, watched, null)) {
      List<Named> checks = unreadable(watched, unjudged);
      board.show(id, board.found(id, watched, checks), checks, run.now());
    }
  }

  /// The usual check, and every other that says something of this head.
  private static List<Named> unreadable(Watched watched, Unjudged unjudged) {
    List<Named> checks = new ArrayList<>();
    checks.add(new Named(unjudged.check(), unjudged.head(), unjudged.account()));
    watched.published().stream()
        .filter(old -> old.head().equals(unjudged.head()) && !old.check().equals(unjudged.check()))
        .forEach(old -> checks.add(new Named(old.check(), old.head(), unjudged.account())));
    return checks;
  }

  private List<Fact> facts(PullId id) {
    return ports.aftercare().facts(id.repo(), id.number());
  }

  private void left(Run run, String why) {
    LOG.atInfo().addKeyValue("pull", run.id()).addKeyValue("why", why).log("left alone");
    close(run);
  }

  private void close(Run run) {
    closed(run, before -> ports.register().keep(before.closed(run.now())));
  }

  /// @param head what was merged
  private void merged(Run run, Sha head) {
    closed(
        run,
        before -> {
          Entry entry = Merging.of(before, head, facts(run.id()), run.now());
          ports.register().keep(before.closed(run.now()), entry);
          ports.queue().add(Aftermath.look(run.id(), run.now()));
        });
  }

  private void closed(Run run, Consumer<Watched> keeping) {
    recent.forget(run.id());
    Watched before = run.before();
    if (before == null || !before.open()) {
      return;
    }
    List<Watched> others = SameHead.others(ports.register(), before);
    keeping.accept(before);
    others.forEach(other -> board.again(other, run.now()));
    LOG.atInfo().addKeyValue("pull", run.id()).log("watched no longer");
  }
}

package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Files;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyText;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.policy.Interests;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import dev.countersign.wording.Circumstances;
import dev.countersign.wording.Circumstances.Trial;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a pull request and judges it by the policy in force. Publishes nothing.
final class Assessor {
  /// The check's name where no policy says one.
  static final String USUAL_CHECK = "countersign";

  private final Ports ports;
  private final PolicyShelf shelf;
  private final Memories memories;
  private final Judge judge = new Judge();

  Assessor(Ports ports, PolicyShelf shelf) {
    this.ports = ports;
    this.shelf = shelf;
    this.memories = new Memories(ports);
  }

  PolicyShelf shelf() {
    return shelf;
  }

  /// @param since when each reviewer who still is asked was first asked
  Assessment assess(PullId id, Map<String, Instant> since, Instant now) {
    return switch (read(id)) {
      case Reading.Gone(String why) -> new Assessment.Gone(why);
      case Reading.Unreadable unreadable -> unjudged(id, unreadable);
      case Reading.Read read when read.change().pull().state() != PullRequest.State.OPEN ->
          new Assessment.Closed(
              read.change().pull().state() == PullRequest.State.MERGED, read.change().head());
      case Reading.Read read ->
          judged(
              id,
              read,
              new Beside(read.policies(), List.of(), Requests.byPerson(since, read.people())),
              now);
    };
  }

  /// Reads it, in whatever state it is.
  Reading read(PullId id) {
    memories.refresh(id.installation());
    return ports.forge().read(id, texts -> wanted(id.repo(), texts));
  }

  /// What is said beside a verdict.
  private record Beside(PolicyTexts texts, List<String> alerts, Map<String, Instant> since) {
    static Beside of(Assessment.Judged known) {
      return new Beside(known.texts(), known.alerts(), known.askedSince());
    }

    Beside alerting(List<String> sentences) {
      return new Beside(texts, sentences, since);
    }
  }

  /// Judges a change that is known already by a policy that is known already.
  Assessment.Judged again(Assessment.Judged known, Change change, Instant now) {
    Verdict verdict = judge.judge(known.policy(), change, known.people(), now);
    Circumstances about =
        circumstances(Beside.of(known), trial(known, change, now), known.policy(), now);
    Account account = Accounts.of(known.policy(), change, verdict, about);
    return new Assessment.Judged(
        change,
        known.people(),
        known.texts(),
        known.policy(),
        verdict,
        known.alerts(),
        known.askedSince(),
        account);
  }

  private Wanted wanted(Repo repo, PolicyTexts texts) {
    return switch (shelf.inForce(repo, texts)) {
      case InForce.Stands stands -> wanted(stands.policy());
      case InForce.Kept kept -> wanted(kept.policy());
      case InForce.Never never -> wanted(null);
      case InForce.None none -> wanted(null);
    };
  }

  /// What is needed under a policy; nothing more where there is none.
  static Wanted wanted(@Nullable Policy policy) {
    if (policy == null) {
      return new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of());
    }
    Interests interests = Interests.of(policy);
    return new Wanted(
        interests.dependencies(),
        texts(interests),
        baseFiles(interests),
        interests.folders(),
        interests.earlierDiffs(),
        interests.permissions(),
        interests.codeOwners(),
        interests.teams(),
        interests.listed(),
        interests.release());
  }

  private static Set<String> texts(Interests interests) {
    Set<String> texts = new HashSet<>(interests.texts());
    texts.add(PolicyFiles.OF_ORGANISATION);
    texts.add(PolicyFiles.OF_REPOSITORY);
    return texts;
  }

  private static Set<String> baseFiles(Interests interests) {
    Set<String> files = new HashSet<>(interests.calendars());
    if (interests.sizes()) {
      files.add(".gitattributes");
    }
    return files;
  }

  private Assessment unjudged(PullId id, Reading.Unreadable unreadable) {
    String check =
        switch (shelf.inForce(id.repo(), unreadable.policies())) {
          case InForce.Stands stands -> stands.policy().checkFor(unreadable.baseBranch());
          case InForce.Kept kept -> kept.policy().checkFor(unreadable.baseBranch());
          case InForce.Never never -> USUAL_CHECK;
          case InForce.None none -> USUAL_CHECK;
        };
    return new Assessment.Unjudged(
        unreadable.head(),
        unreadable.baseBranch(),
        check,
        Accounts.unreadableFacts(unreadable.what()));
  }

  private Assessment judged(PullId id, Reading.Read read, Beside beside, Instant now) {
    PullRequest pull = read.change().pull();
    return switch (shelf.inForce(id.repo(), read.policies())) {
      case InForce.None none ->
          new Assessment.Untouched(
              "There is no policy for " + id.repo() + " yet, so nothing is published.");
      case InForce.Never(List<Problem> problems) ->
          new Assessment.Unjudged(
              pull.head().sha(),
              pull.base().name(),
              USUAL_CHECK,
              Accounts.unreadablePolicy(
                  pull.author().login().value(), problems.getFirst().file(), remarks(problems)));
      case InForce.Kept kept ->
          verdict(id, read, kept.policy(), beside.alerting(alerts(kept)), now);
      case InForce.Stands stands -> {
        shelf.keep(id.repo(), read.policies(), now);
        yield verdict(id, read, stands.policy(), beside, now);
      }
    };
  }

  private Assessment verdict(
      PullId id, Reading.Read read, Policy policy, Beside beside, Instant now) {
    Change change = new Recollection(ports).complete(id, read.change(), policy, now);
    Verdict verdict = judge.judge(policy, change, read.people(), now);
    Assessment.Judged bare =
        new Assessment.Judged(
            change,
            read.people(),
            read.policies(),
            policy,
            verdict,
            beside.alerts(),
            beside.since(),
            Accounts.of(policy, change, verdict, circumstances(beside, null, policy, now)));
    if (verdict.outcome() == Verdict.Outcome.UNWATCHED) {
      return new Assessment.Untouched(
          "The policy is not about changes to " + change.pull().base().name() + ".");
    }
    Circumstances about = circumstances(beside, trial(bare, change, now), policy, now);
    return bare.with(Accounts.of(policy, change, verdict, about));
  }

  /// What becomes of a policy file that the change touches, judged by nobody but the policy that it
  /// would make.
  private @Nullable Trial trial(Assessment.Judged known, Change change, Instant now) {
    Repo repo = change.pull().repo();
    for (FileText file : change.files().texts()) {
      if (PolicyFiles.isPolicy(repo, file.path())) {
        return switch (shelf.tried(repo, known.texts(), file.path(), file.after())) {
          case PolicyReading.Invalid invalid ->
              new Trial.Broken(file.path(), remarks(invalid.problems()));
          case PolicyReading.Valid valid ->
              decides(file.path(), valid.policy(), known, change, now);
        };
      }
    }
    return unreadTrial(repo, change.files());
  }

  private static @Nullable Trial unreadTrial(Repo repo, Files files) {
    return files.unreadTexts().stream()
        .filter(path -> PolicyFiles.isPolicy(repo, path))
        .findFirst()
        .map(path ->
            new Trial.Broken(
                path,
                List.of(
                    new Account.Remark(
                        path, 1, 1, "failure", "The file could not be read on GitHub."))))
        .orElse(null);
  }

  private Trial decides(
      String path, Policy policy, Assessment.Judged known, Change change, Instant now) {
    Verdict verdict = judge.judge(policy, change, known.people(), now);
    Account account =
        Accounts.of(
            policy,
            change,
            verdict,
            circumstances(Beside.of(known).alerting(List.of()), null, policy, now));
    return new Trial.Decides(
        path,
        account.standing(),
        account.title(),
        account.type(),
        account.rules().stream().map(Account.RuleLine::rule).toList());
  }

  private static Circumstances circumstances(
      Beside beside, @Nullable Trial trial, Policy policy, Instant now) {
    PolicyTexts texts = beside.texts();
    PolicyText source = texts.repository() == null ? texts.organisation() : texts.repository();
    String file =
        source == null
            ? policy.sources().isEmpty() ? policy.id() : policy.sources().getFirst().file()
            : source.repo() + ": " + source.path();
    return new Circumstances(
        now, beside.alerts(), trial, List.of(), beside.since(), url(source), file);
  }

  private static @Nullable String url(@Nullable PolicyText source) {
    return source == null
        ? null
        : "/" + source.repo() + "/blob/" + source.commit() + "/" + source.path();
  }

  private static List<String> alerts(InForce.Kept kept) {
    if (kept.problems().isEmpty()) {
      return List.of(
          "The policy file is gone, or this app can no longer see it. What it last said ("
              + kept.source()
              + ") stays in force until a new one is there.");
    }
    Problem first = kept.problems().getFirst();
    return List.of(
        "The policy cannot be read: "
            + first.file()
            + ", line "
            + first.line()
            + ", column "
            + first.column()
            + ": "
            + first.sentence().replaceFirst("\\.$", "")
            + ". The last valid version ("
            + kept.source()
            + ") stays in force.");
  }

  private static List<Account.Remark> remarks(List<Problem> problems) {
    return problems.stream()
        .map(problem ->
            new Account.Remark(
                problem.file(), problem.line(), problem.line(), "failure", problem.sentence()))
        .toList();
  }
}

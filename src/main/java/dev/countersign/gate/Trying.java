package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.Repo;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.scenarios.Question;
import dev.countersign.rulebook.scenarios.Question.Described;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import dev.countersign.wording.Circumstances;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The trying of judgements that somebody asks for: what would be said. Nothing is kept of them and
/// nothing is published.
public final class Trying {
  private final Ports ports;
  private final PolicyShelf shelf;
  private final InstantSource clock;

  public Trying(Ports ports, PolicyShelf shelf, InstantSource clock) {
    this.ports = ports;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// What came of it.
  public sealed interface Tried {
    /// It was judged.
    record Judged(Policy policy, Verdict verdict, Account account, Instant at) implements Tried {}

    /// The question or its policy cannot be read.
    record Wrong(List<Problem> problems) implements Tried {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }

    /// What it is about is not known here; why, as a sentence.
    record Unknown(String why) implements Tried {}

    /// Facts that the judgement needs cannot be read, each as a sentence.
    record Unreadable(List<String> what) implements Tried {
      public Unreadable {
        what = List.copyOf(what);
      }
    }
  }

  /// A policy, what to call it, or why there is none.
  private record Under(@Nullable Policy policy, String file, @Nullable Tried instead) {
    static Under of(Policy policy, String file) {
      return new Under(policy, file, null);
    }

    static Under none(Tried why) {
      return new Under(null, "", why);
    }
  }

  /// Answers a question, as JSON.
  public Tried answer(String json) {
    Question question = Question.read(json);
    if (!question.problems().isEmpty()) {
      return new Tried.Wrong(question.problems());
    }
    Question.Named named = question.pull();
    return named == null ? described(question) : named(question, named);
  }

  private Tried described(Question question) {
    Repo repo = question.repository();
    PolicyFile given = question.policy();
    Under under =
        given != null
            ? given(given, repo == null ? null : repo.owner())
            : repo != null ? inForce(repo) : Under.none(new Tried.Unknown("No policy is named."));
    Policy policy = under.policy();
    if (policy == null) {
      return instead(under);
    }
    Described described =
        question.described(policy, new PolicyFile(under.file(), ""), clock.instant());
    return question.problems().isEmpty()
        ? judged(described, under.file())
        : new Tried.Wrong(question.problems());
  }

  private static Tried instead(Under under) {
    return java.util.Objects.requireNonNull(under.instead());
  }

  private static Under given(PolicyFile policy, @Nullable String organisation) {
    return switch (Question.reading(policy, organisation)) {
      case PolicyReading.Valid valid -> Under.of(valid.policy(), policy.name());
      case PolicyReading.Invalid(List<Problem> problems) -> Under.none(new Tried.Wrong(problems));
    };
  }

  /// The policy of a repository as it is now where the app knows its way there, else as it was last
  /// read.
  private Under inForce(Repo repo) {
    PolicyTexts texts =
        ports.register().open(repo).stream()
            .findFirst()
            .map(Watched::installation)
            .map(installation -> ports.forge().policies(installation, repo))
            .orElse(new PolicyTexts(null, null));
    return inForce(repo, texts);
  }

  private Under inForce(Repo repo, PolicyTexts texts) {
    return switch (shelf.inForce(repo, texts)) {
      case InForce.Stands stands -> Under.of(stands.policy(), file(stands.policy()));
      case InForce.Kept kept -> Under.of(kept.policy(), kept.source());
      case InForce.Never(List<Problem> problems) -> Under.none(new Tried.Wrong(problems));
      case InForce.None none ->
          Under.none(new Tried.Unknown("No policy is known for " + repo + "."));
    };
  }

  private static String file(Policy policy) {
    return policy.sources().isEmpty() ? policy.id() : policy.sources().getLast().file();
  }

  private Tried named(Question question, Question.Named named) {
    Optional<Watched> watched = ports.register().find(named.repo(), named.number());
    if (watched.isEmpty()) {
      return new Tried.Unknown(
          named.repo() + "#" + named.number() + " is not a pull request that this server watches.");
    }
    PolicyFile given = question.policy();
    Under under = given == null ? null : given(given, named.repo().owner());
    if (under != null && under.policy() == null) {
      return instead(under);
    }
    PullId id = new PullId(watched.get().installation(), named.repo(), named.number());
    return switch (ports.forge().read(id, texts -> Assessor.wanted(under(under, id, texts)))) {
      case Reading.Gone(String why) -> new Tried.Unknown(why);
      case Reading.Unreadable unreadable -> new Tried.Unreadable(unreadable.what());
      case Reading.Read read -> {
        Under by = under == null ? inForce(id.repo(), read.policies()) : under;
        yield by.policy() == null ? instead(by) : named(question, id, read, by);
      }
    };
  }

  private @Nullable Policy under(@Nullable Under given, PullId id, PolicyTexts texts) {
    return given == null ? inForce(id.repo(), texts).policy() : given.policy();
  }

  private Tried named(Question question, PullId id, Reading.Read read, Under under) {
    Policy policy = java.util.Objects.requireNonNull(under.policy());
    Instant at = question.at(policy.zone(), clock.instant());
    Change change =
        new Recollection(ports)
            .recalled(id, question.otherwise(read.change(), at, policy.zone()), policy);
    return question.problems().isEmpty()
        ? judged(new Described(policy, change, read.people(), at), under.file())
        : new Tried.Wrong(question.problems());
  }

  private static Tried judged(Described described, String file) {
    Policy policy = described.policy();
    Change change = described.change();
    People people = described.people();
    Verdict verdict = new Judge().judge(policy, change, people, described.at());
    Circumstances about =
        new Circumstances(described.at(), List.of(), null, List.of(), Map.of(), null, file);
    return new Tried.Judged(
        policy, verdict, Accounts.of(policy, change, verdict, about), described.at());
  }
}

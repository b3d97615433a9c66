package dev.countersign.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Repo;
import dev.countersign.forge.Reading.PolicyText;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Register.LastPolicy;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The policy in force for a repository: what its files say, or, where they cannot be read, what
/// they last said when they could.
public final class PolicyShelf {
  private final Rulebook rulebook;
  private final @Nullable PolicyFile instance;
  private final Register register;
  private final Cache<Files, PolicyReading> read = Caffeine.newBuilder().maximumSize(500).build();

  /// @param instance the instance's default policy, null where it has none
  public PolicyShelf(Rulebook rulebook, @Nullable PolicyFile instance, Register register) {
    this.rulebook = rulebook;
    this.instance = instance;
    this.register = register;
  }

  private record Files(
      String organisation,
      @Nullable PolicyFile ofOrganisation,
      @Nullable PolicyFile ofRepository) {}

  /// The policy in force.
  sealed interface InForce {
    /// What the files say.
    ///
    /// @param source the file that people should be led to
    record Stands(Policy policy, @Nullable PolicyText source) implements InForce {}

    /// The files cannot be read, or are gone; an earlier version stays in force.
    ///
    /// @param problems none where the files are gone
    record Kept(Policy policy, String source, List<Problem> problems) implements InForce {
      public Kept {
        problems = List.copyOf(problems);
      }
    }

    /// The files cannot be read and never could.
    record Never(List<Problem> problems) implements InForce {
      public Never {
        problems = List.copyOf(problems);
      }
    }

    /// There is no policy and never was.
    record None() implements InForce {}
  }

  InForce inForce(Repo repo, PolicyTexts texts) {
    if (gone(repo, texts)) {
      return kept(repo, List.of());
    }
    return switch (reading(repo, texts)) {
      case PolicyReading.Valid valid -> new InForce.Stands(valid.policy(), source(texts));
      case PolicyReading.Invalid invalid -> kept(repo, errors(invalid));
    };
  }

  /// Whether nothing says how to judge, or what the organisation said before is no longer seen: a
  /// policy does not end by being out of sight.
  private boolean gone(Repo repo, PolicyTexts texts) {
    if (texts.organisation() != null) {
      return false;
    }
    boolean organisationSpoke =
        register.lastPolicy(repo).filter(last -> last.organisation() != null).isPresent();
    return organisationSpoke || (texts.repository() == null && instance == null);
  }

  /// Keeps the texts of a policy that stands, for when a later one cannot be read.
  void keep(Repo repo, PolicyTexts texts, Instant now) {
    PolicyText source = source(texts);
    if (source == null) {
      return;
    }
    LastPolicy last =
        new LastPolicy(text(texts.organisation()), text(texts.repository()), name(source), now);
    boolean same =
        register
            .lastPolicy(repo)
            .filter(old ->
                java.util.Objects.equals(old.organisation(), last.organisation())
                    && java.util.Objects.equals(old.repository(), last.repository()))
            .isPresent();
    if (!same) {
      register.keepPolicy(repo, last);
    }
  }

  /// What the policies would be if a file of theirs read as given. Where none would be left, what
  /// they say now stays in force.
  PolicyReading tried(Repo repo, PolicyTexts texts, String path, @Nullable String text) {
    boolean organisation = path.equals(PolicyFiles.OF_ORGANISATION);
    PolicyFile file = text == null ? null : new PolicyFile(path, text);
    PolicyFile above = organisation ? file : file(texts.organisation());
    PolicyFile own = organisation ? file(texts.repository()) : file;
    return instance == null && above == null && own == null
        ? reading(repo, texts)
        : read(new Files(repo.owner(), above, own));
  }

  private static List<Problem> errors(PolicyReading.Invalid invalid) {
    return invalid.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }

  private InForce kept(Repo repo, List<Problem> problems) {
    Optional<LastPolicy> last = register.lastPolicy(repo);
    if (last.isPresent()) {
      LastPolicy texts = last.get();
      Files files =
          new Files(
              repo.owner(),
              lastFile(PolicyFiles.OF_ORGANISATION, texts.organisation()),
              lastFile(PolicyFiles.OF_REPOSITORY, texts.repository()));
      if (read(files) instanceof PolicyReading.Valid valid) {
        return new InForce.Kept(valid.policy(), texts.source(), problems);
      }
    }
    return problems.isEmpty() ? new InForce.None() : new InForce.Never(problems);
  }

  private PolicyReading reading(Repo repo, PolicyTexts texts) {
    return read(new Files(repo.owner(), file(texts.organisation()), file(texts.repository())));
  }

  private PolicyReading read(Files files) {
    return read.get(
        files,
        wanted ->
            rulebook.read(
                instance, wanted.ofOrganisation(), wanted.ofRepository(), wanted.organisation()));
  }

  /// A file that is there and cannot be read at all is read as one that says nothing, which no
  /// policy may.
  private static @Nullable PolicyFile file(@Nullable PolicyText text) {
    return text == null
        ? null
        : new PolicyFile(text.repo() + ": " + text.path(), text.text() == null ? "" : text.text());
  }

  private static @Nullable PolicyFile lastFile(String name, @Nullable String text) {
    return text == null ? null : new PolicyFile(name, text);
  }

  private static @Nullable String text(@Nullable PolicyText text) {
    return text == null ? null : text.text();
  }

  private static @Nullable PolicyText source(PolicyTexts texts) {
    return texts.repository() == null ? texts.organisation() : texts.repository();
  }

  private static String name(PolicyText text) {
    return text.repo() + ": " + text.path() + " at " + text.commit().brief();
  }
}

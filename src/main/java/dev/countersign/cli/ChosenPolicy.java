package dev.countersign.cli;

import dev.countersign.policy.Policy;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Presets;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Rulebook;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The policy that a local branch is judged by.
///
/// @param path where the base branch keeps it; null where it was named on the command line
record ChosenPolicy(PolicyFile file, @Nullable String path) {
  private static final String PRESET = "preset/";

  /// @param named null for the base branch's own
  static ChosenPolicy of(
      Terminal terminal, @Nullable String named, LocalFiles files, LocalBranch branch)
      throws IOException {
    if (named != null) {
      return named(terminal, named);
    }
    for (String path : LocalFiles.POLICIES) {
      String text = files.ofBase(path);
      if (text != null) {
        return new ChosenPolicy(new PolicyFile(branch.baseName() + ": " + path, text), path);
      }
    }
    throw new CannotDo(
        "There is no policy on %s yet: neither .github/countersign.yml nor countersign.yml."
                .formatted(branch.baseName())
            + " To start one, try the one to begin with by `countersign check --policy preset/starter`, then put"
            + " your own version of policies/starter.yml into .github/countersign.yml.");
  }

  /// @param name of a file, or of a shipped policy as in `preset/starter`
  static ChosenPolicy named(Terminal terminal, String name) {
    PolicyFile file = name.startsWith(PRESET) ? shipped(name) : Texts.file(terminal, name);
    return new ChosenPolicy(file, null);
  }

  private static PolicyFile shipped(String named) {
    Presets presets = Presets.shipped();
    PolicyFile file = presets.file(named.substring(PRESET.length()));
    if (file == null) {
      String there = presets.names().stream().map(PRESET::concat).collect(Collectors.joining(", "));
      throw new CannotDo("There is no shipped policy %s; there are %s.".formatted(named, there));
    }
    return file;
  }

  /// The policy that the file means.
  Policy read(String organisation, Terminal terminal) {
    return switch (new Rulebook().read(file, organisation)) {
      case PolicyReading.Valid(Policy policy, var _) -> policy;
      case PolicyReading.Invalid(List<Problem> problems) -> {
        problems.forEach(problem -> terminal.err().println(problem.print()));
        throw new CannotDo(
            "The policy %s cannot be read, so nothing can be judged; mend what is said above."
                .formatted(file.name()));
      }
    };
  }
}

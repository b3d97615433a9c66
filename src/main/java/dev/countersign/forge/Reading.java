package dev.countersign.forge;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a pull request.
public sealed interface Reading {
  /// All that is needed is known.
  record Read(Change change, People people, PolicyTexts policies) implements Reading {}

  /// The pull request is there, but facts that the judgement needs are not: it cannot be judged.
  ///
  /// @param baseBranch the branch it goes to
  /// @param what each missing fact, as a sentence
  record Unreadable(Sha head, String baseBranch, List<String> what, PolicyTexts policies)
      implements Reading {
    public Unreadable {
      what = List.copyOf(what);
    }
  }

  /// There is nothing to judge any more: closed to us, removed, transferred, or never a pull
  /// request.
  ///
  /// @param why as a sentence, naming the permission where one is missing
  record Gone(String why) implements Reading {}

  /// The policy files in force for a repository, lowest first to win last.
  ///
  /// @param organisation null where the organisation has none
  /// @param repository null where the repository has none
  record PolicyTexts(@Nullable PolicyText organisation, @Nullable PolicyText repository) {}

  /// A policy file as it stands on a default branch.
  ///
  /// @param text null where the file is there and cannot be read (a link, not text, too large)
  record PolicyText(Repo repo, String path, Sha commit, @Nullable String text) {}
}

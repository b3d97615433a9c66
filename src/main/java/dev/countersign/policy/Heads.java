package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.Sha;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the pull request changed at each of its heads, as far as that is known.
final class Heads {
  private final Change change;
  private final Map<Sha, DiffPrint> prints;
  private final Set<String> now;

  Heads(Change change) {
    this.change = change;
    this.prints = new HashMap<>(change.earlier());
    this.now = new HashSet<>();
    change.files().list().forEach(file -> now.add(file.path()));
    prints.remove(change.head());
  }

  boolean isHead(Sha commit) {
    return change.head().equals(commit);
  }

  /// The files that differ between an earlier head and the present one; nothing where one of the
  /// two is not known.
  Optional<List<String>> changedSince(Sha commit) {
    return differences(commit, change.head());
  }

  Optional<List<String>> differences(Sha one, Sha other) {
    DiffPrint before = print(one);
    DiffPrint after = print(other);
    return before == null || after == null
        ? Optional.empty()
        : Optional.of(before.differences(after));
  }

  /// What it changed at a head; that of the present one costs a look at every line, and is made
  /// only where somebody asks for it.
  private @Nullable DiffPrint print(Sha at) {
    return isHead(at) && headKnown()
        ? prints.computeIfAbsent(at, head -> DiffPrint.of(change.files().list(), head))
        : prints.get(at);
  }

  /// Whether the pull request still changes that file.
  boolean stillChanges(String path) {
    return now.contains(path);
  }

  /// Whether all files that it changes now are known.
  boolean headKnown() {
    return change.files().complete();
  }
}

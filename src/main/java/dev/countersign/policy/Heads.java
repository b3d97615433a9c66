package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.Sha;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the pull request changed at each of its heads, as far as that is known.
final class Heads {
  private final Sha head;
  private final Map<Sha, DiffPrint> prints;
  private final Set<String> now;

  Heads(Change change) {
    DiffPrint print = DiffPrint.of(change.files().list(), change.head());
    this.head = change.head();
    this.prints = new HashMap<>(change.earlier());
    this.now = print.files().keySet();
    prints.remove(head);
    if (change.files().complete()) {
      prints.put(head, print);
    }
  }

  boolean isHead(Sha commit) {
    return head.equals(commit);
  }

  /// The files that differ between an earlier head and the present one; nothing where one of the
  /// two is not known.
  Optional<List<String>> changedSince(Sha commit) {
    return differences(commit, head);
  }

  Optional<List<String>> differences(Sha one, Sha other) {
    DiffPrint before = prints.get(one);
    DiffPrint after = prints.get(other);
    return before == null || after == null
        ? Optional.empty()
        : Optional.of(before.differences(after));
  }

  /// Whether the pull request still changes that file.
  boolean stillChanges(String path) {
    return now.contains(path);
  }

  /// Whether all files that it changes now are known.
  boolean headKnown() {
    return prints.containsKey(head);
  }
}

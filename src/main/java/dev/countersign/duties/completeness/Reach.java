package dev.countersign.duties.completeness;

import dev.countersign.change.Sha;
import dev.countersign.forge.Landed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The commits that arrived, and which of them reaches which.
final class Reach {
  private final Map<Sha, Landed> commits = new LinkedHashMap<>();

  Reach(List<Landed> arrived) {
    arrived.forEach(commit -> commits.put(commit.sha(), commit));
  }

  Landed get(Sha sha) {
    Landed commit = commits.get(sha);
    if (commit == null) {
      throw new IllegalArgumentException("the commit " + sha + " did not arrive");
    }
    return commit;
  }

  List<Landed> all() {
    return List.copyOf(commits.values());
  }

  /// The line of first parents, newest first: the steps by which the branch moved.
  List<Landed> line(Sha tip) {
    List<Landed> line = new ArrayList<>();
    Landed next = commits.get(tip);
    while (next != null && line.size() <= commits.size()) {
      line.add(next);
      next = next.parents().isEmpty() ? null : commits.get(next.parents().getFirst());
    }
    return line;
  }

  /// What a step brought: all that it reaches and its first parent does not.
  Set<Sha> brought(Landed step) {
    Sha first = step.parents().isEmpty() ? null : step.parents().getFirst();
    return between(first, step.sha());
  }

  /// What `after` reaches of the commits that arrived, and `before` does not.
  Set<Sha> between(@Nullable Sha before, Sha after) {
    Set<Sha> reached = from(after);
    if (before != null) {
      reached.removeAll(from(before));
    }
    return reached;
  }

  private Set<Sha> from(Sha start) {
    Set<Sha> seen = new LinkedHashSet<>();
    Deque<Sha> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Landed next = commits.get(open.removeFirst());
      if (next != null && seen.add(next.sha())) {
        open.addAll(next.parents());
      }
    }
    return seen;
  }

  /// These commits in groups that hang together, each parents before children.
  List<List<Landed>> groups(Set<Sha> some) {
    Map<Sha, Sha> roots = new LinkedHashMap<>();
    some.forEach(sha -> roots.put(sha, sha));
    for (Landed commit : commits.values()) {
      for (Sha parent : commit.parents()) {
        if (roots.containsKey(commit.sha()) && roots.containsKey(parent)) {
          roots.put(root(roots, commit.sha()), root(roots, parent));
        }
      }
    }
    Map<Sha, List<Landed>> groups = new LinkedHashMap<>();
    for (Landed commit : commits.values()) {
      if (roots.containsKey(commit.sha())) {
        groups.computeIfAbsent(root(roots, commit.sha()), key -> new ArrayList<>()).add(commit);
      }
    }
    return List.copyOf(groups.values());
  }

  private static Sha root(Map<Sha, Sha> roots, Sha sha) {
    Sha at = sha;
    for (Sha up = roots.getOrDefault(at, at); !up.equals(at); up = roots.getOrDefault(at, at)) {
      at = up;
    }
    return at;
  }
}

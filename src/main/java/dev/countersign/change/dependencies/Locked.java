package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a lock file holds, collected while it is read: packages, and what each of them needs.
final class Locked {
  private final List<Declared> packages = new ArrayList<>();
  private final Map<String, Set<String>> needs = new HashMap<>();

  void add(Declared one) {
    packages.add(one);
  }

  void need(String who, String whom) {
    needs.computeIfAbsent(who, _ -> new HashSet<>()).add(whom);
  }

  Contents contents() {
    return new Contents(packages, List.of());
  }

  /// The packages, where those that none of the production ones leads to serve development only.
  Contents contents(Set<String> production) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(production);
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (reached.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return new Contents(
        packages.stream().map(p -> p.forDevelopment(!reached.contains(p.name()))).toList(),
        List.of());
  }
}

package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has been found wrong so far. Each thing once, however often the file says it by aliases.
public final class Problems {
  private static final int MOST = 500;

  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final Set<Problem> found = new LinkedHashSet<>();
  private int errors;

  /// Lets the problems of a file come after those of the files begun before it.
  void begin(Source source) {
    files.putIfAbsent(Problem.shown(source), files.size());
  }

  public void error(Spot at, String message) {
    error(at, message, null);
  }

  public void error(Spot at, String message, @Nullable String mend) {
    add(at, Problem.Severity.ERROR, message, mend);
  }

  public void warning(Spot at, String message, @Nullable String mend) {
    add(at, Problem.Severity.WARNING, message, mend);
  }

  private void add(Spot at, Problem.Severity severity, String message, @Nullable String mend) {
    begin(at.source());
    if (severity == Problem.Severity.ERROR) {
      errors++;
    }
    found.add(Problem.at(at, severity, message, mend));
  }

  /// How many errors have been noted; grows with each.
  int errors() {
    return errors;
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  /// Errors and warnings in the order in which they stand in the files.
  public List<Problem> inOrder() {
    return sorted(found);
  }

  private List<Problem> sorted(Collection<Problem> problems) {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparingInt((Problem each) -> files.getOrDefault(each.file(), 0))
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    return sorted.size() <= MOST ? List.copyOf(sorted) : List.copyOf(sorted.subList(0, MOST));
  }
}

package dev.countersign.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A CODEOWNERS file as GitHub reads it: of the lines that match a path the last decides, a line
/// without owners says that there are none, and a line that is wrong is skipped.
public final class CodeOwners {
  /// GitHub ignores a file of this many bytes or more.
  public static final int TOO_LARGE = 3 * 1024 * 1024;

  private final List<Entry> entries;
  private final List<Problem> problems;

  private CodeOwners(List<Entry> entries, List<Problem> problems) {
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
  }

  /// A line that names owners for a pattern; no owners means that nobody owns what matches.
  ///
  /// @param number from 1
  public record Line(int number, String pattern, List<Owner> owners) {
    public Line {
      owners = List.copyOf(owners);
    }
  }

  /// Why a line is skipped, or with number 0 the whole file.
  public record Problem(int number, String why) {}

  record Entry(Wildcard paths, Line line) {}

  public static CodeOwners parse(String text) {
    if (text.length() >= TOO_LARGE || text.getBytes(StandardCharsets.UTF_8).length >= TOO_LARGE) {
      String why = "CODEOWNERS has 3 MB or more; GitHub ignores it as a whole. Make it smaller.";
      return new CodeOwners(List.of(), List.of(new Problem(0, why)));
    }
    List<Entry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (String line : plain.lines().toList()) {
      number++;
      try {
        OwnersLine.read(number, line).ifPresent(entries::add);
      } catch (IllegalArgumentException wrong) {
        problems.add(new Problem(number, String.valueOf(wrong.getMessage())));
      }
    }
    return new CodeOwners(entries, problems);
  }

  /// The line that decides who owns a path; empty where none matches.
  public Optional<Line> ownersOf(String path) {
    return entries.reversed().stream()
        .filter(entry -> entry.paths.matches(path))
        .findFirst()
        .map(Entry::line);
  }

  /// Every line that decides anything, in order.
  public List<Line> lines() {
    return entries.stream().map(Entry::line).toList();
  }

  /// What GitHub skips, and why.
  public List<Problem> problems() {
    return problems;
  }
}

package dev.countersign.rulebook;

import java.util.List;

/// A file by its lines.
public final class Source {
  private final String name;
  private final List<String> lines;

  public Source(PolicyFile file) {
    this.name = file.name();
    this.lines = List.of(file.text().split("\r\n|\n|\r", -1));
  }

  public String name() {
    return name;
  }

  /// A line by its number from 1; empty beyond the end.
  String line(int number) {
    return number <= lines.size() ? lines.get(number - 1) : "";
  }

  int lineCount() {
    return lines.size();
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.countersign.change;

import java.util.List;

/// A section or field found in a body under one of its names, with the lines that belong to it.
record Found(String name, List<BodyLine> lines) {
  Found {
    lines = List.copyOf(lines);
  }

  /// What is read there.
  List<VisibleLine> visible() {
    return VisibleLine.of(lines);
  }
}

package dev.countersign.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A line of a body as its reader sees it.
sealed interface BodyLine {

  /// What is read as this line's text; a heading is a name and says nothing itself.
  List<Span> spans();

  /// A heading, from `start` to `end` in the source: the end of its last line, without the line
  /// break.
  record Heading(int level, String title, int start, int end) implements BodyLine {
    @Override
    public List<Span> spans() {
      return List.of();
    }
  }

  /// A row of a table.
  ///
  /// @param afterBlank whether a blank line stands before it
  record Row(List<List<Span>> cells, boolean afterBlank) implements BodyLine {
    public Row {
      cells = List.copyOf(cells);
    }

    @Override
    public List<Span> spans() {
      return cells.stream()
          .flatMap(cell -> Stream.concat(cell.stream(), Stream.of(Span.plain(" "))))
          .toList();
    }
  }

  /// Anything else that is read: prose, an item of a list, code.
  record Text(List<Span> spans, Place place, Optional<FieldLabel> label) implements BodyLine {
    public Text {
      spans = List.copyOf(spans);
    }
  }

  /// Where a line stands.
  ///
  /// @param starts whether it is the first of its paragraph or block
  /// @param afterBlank whether a blank line stands before it
  /// @param items the list items around it, outermost first
  record Place(boolean starts, boolean afterBlank, List<Item> items, Box box) {
    Place next() {
      return new Place(false, false, items, Box.NONE);
    }
  }

  /// An item of a list, each by a number of its own.
  record Item(int list, int number) {}

  /// The box in front of a task.
  enum Box {
    NONE,
    OPEN,
    TICKED
  }
}

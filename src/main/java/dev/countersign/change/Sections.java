package dev.countersign.change;

import dev.countersign.change.BodyLine.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The finder of sections and fields: as headings, labels, fields and rows of two-column tables.
record Sections(List<BodyLine> lines) {

  /// Every place that goes by one of the names, in order.
  List<Found> under(Collection<String> names) {
    Set<String> wanted =
        names.stream().map(Words::name).filter(Words::any).collect(Collectors.toSet());
    List<Found> found = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      at(at, wanted).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Found> at(int at, Set<String> wanted) {
    return switch (lines.get(at)) {
      case BodyLine.Heading heading when wanted.contains(Words.name(heading.title())) ->
          Optional.of(new Found(heading.title(), upTo(at + 1, line -> endsHeading(line, heading))));
      case BodyLine.Heading _ -> Optional.empty();
      case BodyLine.Row(var cells, _) -> row(cells, wanted);
      case BodyLine.Text text ->
          text.label()
              .filter(label -> wanted.contains(Words.name(label.name())))
              .map(label -> new Found(label.name(), labelled(at, text, label)));
    };
  }

  private static boolean endsHeading(BodyLine line, BodyLine.Heading above) {
    return line instanceof BodyLine.Heading heading && heading.level() <= above.level();
  }

  private static Optional<Found> row(List<List<Span>> cells, Set<String> wanted) {
    if (cells.size() != 2) {
      return Optional.empty();
    }
    String name = String.join("", cells.getFirst().stream().map(Span::text).toList());
    return wanted.contains(Words.name(name))
        ? Optional.of(new Found(name, List.of(new BodyLine.Row(List.of(cells.getLast()), false))))
        : Optional.empty();
  }

  private List<BodyLine> labelled(int at, BodyLine.Text line, FieldLabel label) {
    BodyLine own = new BodyLine.Text(label.rest(), line.place(), Optional.empty());
    boolean alone = VisibleLine.of(List.of(own)).isEmpty();
    List<BodyLine> all = new ArrayList<>(List.of(own));
    List<Item> items = line.place().items();
    if (items.isEmpty()) {
      all.addAll(upTo(at + 1, next -> ends(next) || (!alone && afterBlank(next))));
      return all;
    }
    List<BodyLine> inItem = inItem(at + 1, items, alone);
    all.addAll(inItem);
    if (alone && VisibleLine.of(inItem).isEmpty()) {
      all.addAll(upTo(at + 1, next -> ends(next) || besides(next, items.getLast())));
    }
    return all;
  }

  /// What belongs to a list item's label inside its item; a list below it belongs to it whole.
  private List<BodyLine> inItem(int from, List<Item> items, boolean alone) {
    Item item = items.getLast();
    List<BodyLine> all = new ArrayList<>();
    boolean ended = false;
    for (BodyLine line : upTo(from, next -> !isIn(next, item))) {
      boolean own = itemsOf(line).size() == items.size();
      ended = ended || (own && (ends(line) || (!alone && afterBlank(line))));
      if (!own || !ended) {
        all.add(line);
      }
    }
    return all;
  }

  private List<BodyLine> upTo(int from, Predicate<BodyLine> end) {
    int to = from;
    while (to < lines.size() && !end.test(lines.get(to))) {
      to++;
    }
    return lines.subList(from, to);
  }

  private static boolean ends(BodyLine line) {
    return switch (line) {
      case BodyLine.Heading _ -> true;
      case BodyLine.Row _ -> false;
      case BodyLine.Text text -> text.label().map(FieldLabel::ends).orElse(false);
    };
  }

  private static boolean afterBlank(BodyLine line) {
    return switch (line) {
      case BodyLine.Heading _ -> false;
      case BodyLine.Row row -> row.afterBlank();
      case BodyLine.Text text -> text.place().afterBlank();
    };
  }

  private static boolean isIn(BodyLine line, Item item) {
    return itemsOf(line).contains(item);
  }

  private static List<Item> itemsOf(BodyLine line) {
    return line instanceof BodyLine.Text text ? text.place().items() : List.of();
  }

  /// Whether the line is in an item that follows in the same list.
  private static boolean besides(BodyLine line, Item item) {
    return itemsOf(line).stream().anyMatch(other -> other.list() == item.list());
  }
}

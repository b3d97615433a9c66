package dev.countersign.change;

import dev.countersign.change.BodyLine.Box;
import dev.countersign.change.BodyLine.Item;
import dev.countersign.change.BodyLine.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The reader of a body's blocks: Markdown in, lines out, in the order they are read.
final class BodyReader {
  private static final int MOST_NESTING = 40;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MOST_NESTING)
          .maxInlineNesting(MOST_NESTING)
          .build();

  private final String[] source;
  private final List<BodyLine> lines = new ArrayList<>();
  private int lists;
  private int items;

  private BodyReader(String markdown) {
    this.source = markdown.split("\r\n|\r|\n", -1);
  }

  static List<BodyLine> read(String markdown) {
    BodyReader reader = new BodyReader(markdown);
    reader.inside(PARSER.parse(markdown), new Around(List.of(), Box.NONE, false));
    return List.copyOf(reader.lines);
  }

  /// What closes the code or the comment that a body ends in unclosed; empty where it ends in none.
  static String closing(String markdown) {
    return switch (PARSER.parse(markdown).getLastChild()) {
      case FencedCodeBlock code when code.getClosingFenceLength() == null ->
          code.getFenceCharacter().repeat(code.getOpeningFenceLength());
      case HtmlBlock html
          when html.getLiteral().stripLeading().startsWith("<!--")
              && !html.getLiteral().contains("-->") ->
          "-->";
      case null, default -> "";
    };
  }

  /// What stands around a block: the list items, the box of the innermost one, and whether it is
  /// quoted.
  private record Around(List<Item> items, Box box, boolean quoted) {}

  private void inside(Node parent, Around around) {
    Box box = around.box;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof TaskListItemMarker marker) {
        box = marker.isChecked() ? Box.TICKED : Box.OPEN;
      } else {
        read(node, new Around(around.items, box, around.quoted));
        box = Box.NONE;
      }
    }
  }

  private void read(Node node, Around around) {
    switch (node) {
      case Heading heading when heading.getParent() instanceof Document -> heading(heading);
      case Heading heading -> add(heading, InlineReader.lines(heading), unlabelled(around));
      case Paragraph paragraph -> add(paragraph, InlineReader.lines(paragraph), around);
      case FencedCodeBlock code -> add(code, code(code.getLiteral()), unlabelled(around));
      case IndentedCodeBlock code -> add(code, code(code.getLiteral()), unlabelled(around));
      case HtmlBlock html -> add(html, plain(HtmlText.lines(html.getLiteral())), around);
      case TableBlock table -> table(table);
      case BlockQuote quote -> inside(quote, unlabelled(around));
      case ListBlock list -> list(list, around);
      case LinkReferenceDefinition _ -> {}
      default -> inside(node, around);
    }
  }

  private static Around unlabelled(Around around) {
    return new Around(around.items, around.box, true);
  }

  private void list(ListBlock list, Around around) {
    int number = ++lists;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      List<Item> all = new ArrayList<>(around.items);
      all.add(new Item(number, ++items));
      inside(item, new Around(List.copyOf(all), Box.NONE, around.quoted));
    }
  }

  private void heading(Heading heading) {
    List<SourceSpan> spans = heading.getSourceSpans();
    SourceSpan last = spans.getLast();
    lines.add(
        new BodyLine.Heading(
            heading.getLevel(),
            InlineReader.text(heading),
            spans.getFirst().getInputIndex(),
            last.getInputIndex() + last.getLength()));
  }

  private void add(Node block, List<List<Span>> inside, Around around) {
    Place place = new Place(true, afterBlank(block), around.items, around.box);
    for (List<Span> line : inside) {
      Optional<FieldLabel> label = around.quoted ? Optional.empty() : FieldLabel.of(line);
      lines.add(new BodyLine.Text(line, place, label));
      place = place.next();
    }
  }

  private boolean afterBlank(Node block) {
    int line = block.getSourceSpans().stream().findFirst().map(SourceSpan::getLineIndex).orElse(0);
    return line > 0 && source[line - 1].isBlank();
  }

  private static List<List<Span>> code(String literal) {
    return literal.lines().map(line -> List.of(Span.code(line))).toList();
  }

  private static List<List<Span>> plain(List<String> lines) {
    return lines.stream().map(line -> List.of(Span.plain(line))).toList();
  }

  private void table(TableBlock table) {
    boolean afterBlank = afterBlank(table);
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        lines.add(new BodyLine.Row(cells(row), afterBlank));
        afterBlank = false;
      }
    }
  }

  private static List<List<Span>> cells(Node row) {
    List<List<Span>> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(InlineReader.lines(cell).getFirst());
    }
    return cells;
  }
}

package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// The reader of a paragraph's inside: its lines, each in spans of visible text.
final class InlineReader {
  private static final Set<String> WORDLESS =
      Set.of(
          "image",
          "img",
          "screenshot",
          "screen",
          "shot",
          "photo",
          "picture",
          "at",
          "am",
          "pm",
          "png",
          "jpg",
          "jpeg",
          "gif");

  private final List<List<Span>> lines = new ArrayList<>(List.of(new ArrayList<>()));

  private InlineReader() {}

  /// The lines inside a block; at least one.
  static List<List<Span>> lines(Node block) {
    InlineReader reader = new InlineReader();
    reader.inside(block, false, false);
    return reader.lines;
  }

  /// All inside a block as one text.
  static String text(Node block) {
    return String.join(
        " ",
        lines(block).stream()
            .map(line -> String.join("", line.stream().map(Span::text).toList()))
            .toList());
  }

  private void inside(Node parent, boolean bold, boolean kept) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      read(node, bold, kept);
    }
  }

  private void read(Node node, boolean bold, boolean kept) {
    switch (node) {
      case Text text -> add(text.getLiteral(), bold, kept);
      case Code code -> add(code.getLiteral(), bold, true);
      case SoftLineBreak _ -> lines.add(new ArrayList<>());
      case HardLineBreak _ -> lines.add(new ArrayList<>());
      case HtmlInline html ->
          add(html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br") ? " " : "", bold, kept);
      case Image image -> add(words(image), bold, true);
      case Link link -> inside(link, bold, true);
      case StrongEmphasis strong -> inside(strong, true, kept);
      default -> inside(node, bold, kept);
    }
  }

  private void add(String text, boolean bold, boolean kept) {
    lines.getLast().add(new Span(text, bold, kept));
  }

  /// An image's words, if they are anybody's: what an upload fills in by itself is not.
  private static String words(Image image) {
    String described = text(image);
    boolean filledIn =
        Words.of(described).stream()
            .allMatch(word -> WORDLESS.contains(word) || word.chars().allMatch(Character::isDigit));
    return filledIn ? "" : described;
  }
}

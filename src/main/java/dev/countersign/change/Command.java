package dev.countersign.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A command that somebody gave in a comment, as in `/waive CI passes because …`.
///
/// @param name in lower case, without the slash
/// @param words the rest of the line
public record Command(String name, String words) {
  private static final Pattern LINE = Pattern.compile("/([A-Za-z][A-Za-z-]{0,30})(?:\\s+(.*))?");
  private static final int MOST_NESTING = 40;
  private static final int MOST_WORDS = 2_000;
  private static final Parser PARSER =
      Parser.builder().maxOpenBlockParsers(MOST_NESTING).maxInlineNesting(MOST_NESTING).build();

  /// The most commands of one comment that are read.
  public static final int MOST = 10;

  /// The commands in a comment: the lines of its own paragraphs that begin with a slash and a word.
  /// Nothing in quotes, code, lists, tables, headings or HTML is one.
  public static List<Command> in(String markdown) {
    List<Command> commands = new ArrayList<>();
    if (markdown.contains("/")) {
      Node node = PARSER.parse(markdown).getFirstChild();
      for (; node != null; node = node.getNext()) {
        if (node instanceof Paragraph paragraph) {
          commands.addAll(of(paragraph));
        }
      }
    }
    return commands.stream().limit(MOST).toList();
  }

  private static List<Command> of(Paragraph paragraph) {
    List<Boolean> plain = plainStarts(paragraph);
    List<List<Span>> lines = InlineReader.lines(paragraph);
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < lines.size() && i < plain.size(); i++) {
      String line = String.join("", lines.get(i).stream().map(Span::text).toList());
      Matcher found = LINE.matcher(line.strip());
      if (plain.get(i) && found.matches()) {
        String words = found.group(2) == null ? "" : found.group(2).strip();
        String name = found.group(1).toLowerCase(Locale.ROOT);
        commands.add(new Command(name, words.substring(0, Math.min(words.length(), MOST_WORDS))));
      }
    }
    return commands;
  }

  /// Of each line whether it begins with plain text. Where a line breaks inside emphasis or a link,
  /// no later line of the paragraph is looked at.
  private static List<Boolean> plainStarts(Paragraph paragraph) {
    List<Boolean> plain = new ArrayList<>();
    boolean starts = true;
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      if (starts) {
        plain.add(node instanceof Text);
      }
      starts = node instanceof SoftLineBreak || node instanceof HardLineBreak;
      if (InlineReader.lines(node).size() > 1) {
        return plain;
      }
    }
    return plain;
  }
}

package dev.countersign.change;

import dev.countersign.change.BodyLine.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text that a section starts with, told from what its author added, whatever its case and
/// punctuation.
final class TemplateText {
  private static final int LONG_ENOUGH = 4;

  private final List<VisibleLine> lines;
  private final Set<List<String>> asWords;

  TemplateText(@Nullable String template) {
    this.lines = template == null ? List.of() : VisibleLine.of(BodyReader.read(template));
    this.asWords = lines.stream().map(line -> Words.of(line.text())).collect(Collectors.toSet());
  }

  /// The lines that are the author's; a line that carries on from a line of the template without
  /// what is the template's.
  List<VisibleLine> removedFrom(List<VisibleLine> answer) {
    if (words(answer).equals(words(lines))) {
      return answer.stream().filter(line -> line.box() == Box.TICKED && !isTicked(line)).toList();
    }
    List<VisibleLine> left = new ArrayList<>();
    for (VisibleLine line : answer) {
      boolean templates =
          asWords.contains(Words.of(line.text())) && (line.box() != Box.TICKED || isTicked(line));
      if (!templates) {
        left.add(
            line.box() == Box.TICKED ? line : new VisibleLine(carriedOn(line.text()), line.box()));
      }
    }
    return left;
  }

  private boolean isTicked(VisibleLine line) {
    return lines.stream()
        .anyMatch(
            own -> own.box() == Box.TICKED && Words.of(own.text()).equals(Words.of(line.text())));
  }

  private String carriedOn(String text) {
    List<Words.Word> words = Words.in(text);
    List<String> plain = words.stream().map(Words.Word::text).toList();
    return lines.stream()
        .filter(TemplateText::asks)
        .map(own -> Words.of(own.text()))
        .filter(own -> own.size() < plain.size() && plain.subList(0, own.size()).equals(own))
        .map(own -> text.substring(words.get(own.size()).start()))
        .findFirst()
        .orElse(text);
  }

  /// Whether a line of the template is one to be carried on, and no mere beginning that an answer
  /// may share.
  private static boolean asks(VisibleLine line) {
    List<String> words = Words.of(line.text());
    return words.size() >= LONG_ENOUGH
        || (!words.isEmpty() && (line.text().endsWith(":") || line.text().endsWith("?")));
  }

  private static List<String> words(List<VisibleLine> lines) {
    return lines.stream().flatMap(line -> Words.of(line.text()).stream()).toList();
  }
}

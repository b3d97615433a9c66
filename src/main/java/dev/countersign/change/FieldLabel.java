package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A name at the start of a line with a colon after it, and what the line says after that.
///
/// @param ends whether it ends the text of a label above it: prose that merely holds a colon does
///   not
record FieldLabel(String name, List<Span> rest, boolean ends) {
  private static final int MOST_WORDS = 6;
  private static final Pattern SHORTCODES = Pattern.compile("^\\s*(?::[a-z0-9_+-]+:\\s*)+");
  private static final Pattern SENTENCE = Pattern.compile("[,;!\"]|\\.(?:\\s|$)");
  private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]+(?:\\.[0-9]+)*[.)]");

  FieldLabel {
    rest = List.copyOf(rest);
  }

  static Optional<FieldLabel> of(List<Span> line) {
    return bold(line).or(() -> plain(line));
  }

  private static Optional<FieldLabel> bold(List<Span> line) {
    List<Span> spans =
        line.stream().dropWhile(span -> !span.bold() && !Words.any(span.text())).toList();
    List<Span> name = spans.stream().takeWhile(Span::bold).toList();
    List<Span> rest = new ArrayList<>(spans.subList(name.size(), spans.size()));
    String title = text(name);
    if (!Words.any(title)) {
      return Optional.empty();
    }
    if (isColon(lastOf(title.strip()))) {
      return Optional.of(new FieldLabel(title, rest, true));
    }
    if (rest.isEmpty() || !isColon(firstOf(rest.getFirst().text().stripLeading()))) {
      return Optional.empty();
    }
    Span first = rest.getFirst();
    rest.set(0, Span.plain(first.text().stripLeading().substring(1)));
    return Optional.of(new FieldLabel(title, rest, true));
  }

  private static Optional<FieldLabel> plain(List<Span> line) {
    String before = text(line.stream().takeWhile(span -> !span.kept()).toList());
    int colon = colon(before);
    if (colon < 0 || !Words.any(before.substring(0, colon))) {
      return Optional.empty();
    }
    String name = before.substring(0, colon);
    String all = text(line);
    boolean spaced = colon + 1 == all.length() || Character.isWhitespace(all.charAt(colon + 1));
    boolean named = Words.count(name) <= MOST_WORDS && !SENTENCE.matcher(unnumbered(name)).find();
    return Optional.of(new FieldLabel(name, after(line, colon + 1), spaced && named));
  }

  private static String unnumbered(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }

  private static int colon(String text) {
    Matcher shortcodes = SHORTCODES.matcher(text);
    for (int at = shortcodes.find() ? shortcodes.end() : 0; at < text.length(); at++) {
      if (isColon(text.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private static List<Span> after(List<Span> line, int characters) {
    List<Span> rest = new ArrayList<>();
    int skipped = characters;
    for (Span span : line) {
      int here = Math.min(skipped, span.text().length());
      skipped -= here;
      rest.add(new Span(span.text().substring(here), span.bold(), span.kept()));
    }
    return rest;
  }

  private static String text(List<Span> spans) {
    return String.join("", spans.stream().map(Span::text).toList());
  }

  private static boolean isColon(char character) {
    return character == ':' || character == '：';
  }

  private static char firstOf(String text) {
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  private static char lastOf(String text) {
    return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
  }
}

package dev.countersign.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is to be put into a body: sections that it lacks, and templates under its empty headings.
///
/// @param mark what stands before the title of a new heading
record BodyDraft(String body, String mark, List<SectionTemplate> missing, List<Insert> inserts) {

  /// A text to be put in at a place.
  record Insert(int at, String text) {}

  static BodyDraft of(String body, List<SectionTemplate> sections) {
    Body read = Body.of(body);
    List<SectionTemplate> missing = new ArrayList<>();
    List<Insert> inserts = new ArrayList<>();
    for (SectionTemplate section : sections) {
      List<Answer> found = read.sections(section.names());
      if (found.isEmpty()) {
        missing.add(section);
      } else if (found.stream().allMatch(answer -> answer.text().isEmpty())) {
        inserts.addAll(underHeading(body, read, section));
      }
    }
    return new BodyDraft(body, mark(read, sections), missing, inserts);
  }

  /// What marks the new headings: one that the last section at the top does not take for a part of
  /// itself.
  private static String mark(Body read, List<SectionTemplate> sections) {
    List<String> names =
        sections.stream().flatMap(each -> each.names().stream()).map(Words::name).toList();
    boolean inside =
        read.headings().stream()
            .filter(heading -> heading.level() == 1)
            .reduce((_, last) -> last)
            .map(last -> names.contains(Words.name(last.title())))
            .orElse(false);
    return inside ? "# " : "## ";
  }

  private static List<Insert> underHeading(String body, Body read, SectionTemplate section) {
    List<String> names = section.names().stream().map(Words::name).toList();
    return read.headings().stream()
        .filter(heading -> names.contains(Words.name(heading.title())))
        .limit(1)
        .filter(heading -> !holdsTemplate(body, heading, section))
        .map(heading -> new Insert(heading.end(), under(body, heading.end(), section.template())))
        .toList();
  }

  /// The template between blank lines, so that it neither runs on from what stands before nor into
  /// what follows.
  private static String under(String body, int place, String template) {
    String next = unixed(body.substring(place)).lines().skip(1).findFirst().orElse("");
    return "\n\n" + template.strip() + (next.isBlank() ? "" : "\n");
  }

  /// Whether the template stands there already, where all of it is invisible and reading cannot
  /// tell.
  private static boolean holdsTemplate(
      String body, BodyLine.Heading heading, SectionTemplate section) {
    String after = unixed(body.substring(heading.end())).stripLeading();
    return after.startsWith(unixed(section.template()).strip());
  }

  String edited() {
    List<Insert> all = new ArrayList<>();
    if (!missing.isEmpty()) {
      // First: of two texts at one place, the one put in later stands before the other.
      all.add(new Insert(body.length(), atTheEnd()));
    }
    all.addAll(inserts);
    all.sort(Comparator.comparingInt(Insert::at).reversed());
    StringBuilder edited = new StringBuilder(body);
    for (Insert insert : all) {
      edited.insert(insert.at(), inTheBodysBreaks(insert.text()));
    }
    return edited.toString();
  }

  /// The missing sections, after what closes what is open: put in before it they would take it for
  /// their own text.
  private String atTheEnd() {
    String closing = BodyReader.closing(body);
    String closed = closing.isEmpty() || body.endsWith("\n") ? closing : "\n" + closing;
    List<String> texts =
        missing.stream()
            .map(each -> mark + each.title() + "\n\n" + each.template().strip())
            .toList();
    return closed + gap(body + closed) + String.join("\n\n", texts) + "\n";
  }

  private static String gap(String before) {
    String plain = unixed(before);
    if (plain.isBlank() || plain.endsWith("\n\n")) {
      return "";
    }
    return plain.endsWith("\n") ? "\n" : "\n\n";
  }

  private String inTheBodysBreaks(String text) {
    String plain = unixed(text);
    return body.contains("\r\n") ? plain.replace("\n", "\r\n") : plain;
  }

  private static String unixed(String text) {
    return text.replace("\r\n", "\n");
  }

  /// Whether all that was put in is read as the sections it is, and every heading that was there is
  /// one still.
  boolean holds(String edited) {
    List<String> wanted = new ArrayList<>(headings(body));
    missing.forEach(each -> wanted.add(Words.name(each.title())));
    List<String> headings = new ArrayList<>(headings(edited));
    return wanted.stream().allMatch(headings::remove);
  }

  private static List<String> headings(String markdown) {
    return Body.of(markdown).headings().stream().map(each -> Words.name(each.title())).toList();
  }
}

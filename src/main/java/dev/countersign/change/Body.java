package dev.countersign.change;

import dev.countersign.change.BodyLine.Box;
import java.util.ArrayList;
import java.util.List;

/// A pull request's body, read as its readers see it: sections, fields and checklists by
/// CommonMark.
public final class Body {
  /// How much of a body is read, in UTF-16 characters; GitHub takes at most 65,536.
  public static final int MOST_READ = 262_144;

  private final boolean partial;
  private final List<BodyLine> lines;

  private Body(boolean partial, List<BodyLine> lines) {
    this.partial = partial;
    this.lines = lines;
  }

  public static Body of(String markdown) {
    boolean partial = markdown.length() > MOST_READ;
    return new Body(
        partial, BodyReader.read(partial ? markdown.substring(0, MOST_READ) : markdown));
  }

  /// Whether the body is longer than what is read of it: then what is not found may still be there.
  public boolean partial() {
    return partial;
  }

  /// Every section or field that goes by one of the names, in order, with what is read there.
  public List<Answer> sections(List<String> names) {
    return found(names).stream()
        .map(each -> new Answer(each.name().strip(), VisibleLine.text(each.visible())))
        .toList();
  }

  /// What the body's field says, wherever it says something; where it has boxes, what is ticked.
  public List<String> field(String name) {
    return found(List.of(name)).stream()
        .map(each -> Replies.choice(each.visible()))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /// The best reply that any of the places gives to what is asked.
  public Reply answer(Asked asked) {
    Reply reply = Replies.to(asked, found(asked.names()));
    return partial && !(reply instanceof Reply.Answered) ? new Reply.Unread() : reply;
  }

  /// The items with a box, in the whole body.
  public List<Tick> checklist() {
    return ticks(lines);
  }

  /// The items with a box, in the sections of one of these names.
  public List<Tick> checklist(List<String> sectionNames) {
    return found(sectionNames).stream().flatMap(each -> ticks(each.lines()).stream()).toList();
  }

  List<BodyLine.Heading> headings() {
    return lines.stream()
        .filter(BodyLine.Heading.class::isInstance)
        .map(BodyLine.Heading.class::cast)
        .toList();
  }

  private List<Found> found(List<String> names) {
    return new Sections(lines).under(names);
  }

  private static List<Tick> ticks(List<BodyLine> lines) {
    List<Tick> ticks = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at) instanceof BodyLine.Text text && text.place().box() != Box.NONE) {
        ticks.add(new Tick(text.place().box() == Box.TICKED, paragraph(lines, at)));
      }
    }
    return ticks;
  }

  private static String paragraph(List<BodyLine> lines, int from) {
    int to = from + 1;
    while (to < lines.size()
        && lines.get(to) instanceof BodyLine.Text text
        && !text.place().starts()) {
      to++;
    }
    return String.join(
        " ",
        lines.subList(from, to).stream()
            .map(line -> String.join("", line.spans().stream().map(Span::text).toList()).strip())
            .toList());
  }
}

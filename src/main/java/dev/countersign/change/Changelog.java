package dev.countersign.change;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// What a change adds to a changelog, held to the format Keep a Changelog: versions with dates as
/// headings of the second level, known groups as headings of the third, entries as lists below
/// them.
public final class Changelog {
  /// The groups that the format knows.
  public static final List<String> GROUPS =
      List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");

  private static final int MOST_NESTING = 40;
  private static final int VERSION_LEVEL = 2;
  private static final int GROUP_LEVEL = 3;
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MOST_NESTING)
          .maxInlineNesting(MOST_NESTING)
          .build();
  private static final Pattern VERSION =
      Pattern.compile(
          "\\[?v?(\\d+(?:\\.\\d+){1,3}[0-9A-Za-z.+-]{0,60})\\]?\\s*(?:[-–—]\\s*(\\S{1,20}))?"
              + "(?:\\s*\\[YANKED\\])?");

  private final Set<Integer> added;
  private final List<Fault> faults = new ArrayList<>();
  private boolean entries;
  private boolean inVersion;
  private boolean inGroup;

  private Changelog(Set<Integer> added) {
    this.added = added;
  }

  /// What was read of a changelog.
  ///
  /// @param entries whether the change adds an entry
  /// @param faults what is wrong in what it adds
  public record Reading(boolean entries, List<Fault> faults) {
    public Reading {
      faults = List.copyOf(faults);
    }
  }

  /// Something wrong on a line.
  public record Fault(int line, String what) {}

  /// Reads a changelog as it is after a change.
  ///
  /// @param added numbers of the lines that the change adds, from 1
  public static Reading read(String text, Set<Integer> added) {
    Changelog changelog = new Changelog(added);
    if (PARSER.parse(text) instanceof Document document) {
      for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
        changelog.block(node);
      }
    }
    return new Reading(changelog.entries, changelog.faults);
  }

  private void block(Node node) {
    switch (node) {
      case Heading heading -> heading(heading);
      case ListBlock list -> list(list);
      default -> {}
    }
  }

  private void heading(Heading heading) {
    String text = InlineReader.text(heading).strip();
    if (heading.getLevel() <= VERSION_LEVEL) {
      inVersion = heading.getLevel() == VERSION_LEVEL;
      inGroup = false;
      note(heading, inVersion ? ofVersion(text) : "");
    } else if (heading.getLevel() == GROUP_LEVEL) {
      inGroup = inVersion;
      note(heading, ofGroup(text));
    }
  }

  private static String ofVersion(String text) {
    if (text.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT).equals("unreleased")) {
      return "";
    }
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      return "the heading is neither [Unreleased] nor a version, as in [1.2.0] - 2026-03-03";
    }
    return isDate(version.group(2)) ? "" : "the version has no date, as in [1.2.0] - 2026-03-03";
  }

  private static boolean isDate(String text) {
    try {
      return text != null && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private String ofGroup(String text) {
    if (!inVersion) {
      return "the group stands below no version";
    }
    return GROUPS.contains(text) ? "" : "the group is not one of " + String.join(", ", GROUPS);
  }

  private void list(ListBlock list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (isNew(item)) {
        entries = true;
        note(
            item,
            inGroup
                ? ""
                : inVersion
                    ? "the entry stands in no group: put it below one of "
                        + String.join(", ", GROUPS)
                    : "the entry stands below no version");
      }
    }
  }

  private void note(Node node, String fault) {
    if (!fault.isEmpty() && isNew(node)) {
      faults.add(new Fault(firstLine(node), fault));
    }
  }

  private boolean isNew(Node node) {
    return node.getSourceSpans().stream()
        .map(SourceSpan::getLineIndex)
        .anyMatch(line -> added.contains(line + 1));
  }

  private int firstLine(Node node) {
    return node.getSourceSpans().stream()
        .map(span -> span.getLineIndex() + 1)
        .filter(added::contains)
        .findFirst()
        .orElse(1);
  }
}

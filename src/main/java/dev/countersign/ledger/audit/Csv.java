package dev.countersign.ledger.audit;

import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Entry;
import java.util.List;
import java.util.stream.Collectors;

/// Entries as a table for a spreadsheet (RFC 4180). It proves nothing by itself.
public final class Csv {
  private static final String ACTIVE = "=+-@\t\r";

  private Csv() {}

  public static String heading() {
    return "place,at,repo,number,head,kind,title,detail,leaf";
  }

  public static String row(Link link) {
    Entry entry = link.entry();
    return List.of(
            Long.toString(link.place()),
            entry.at().toString(),
            entry.repo().toString(),
            Integer.toString(entry.number()),
            entry.head().value(),
            entry.kind(),
            entry.title(),
            entry.detail(),
            link.leaf())
        .stream()
        .map(Csv::cell)
        .collect(Collectors.joining(","));
  }

  /// A spreadsheet takes what begins so for a formula, and the text may be a stranger's.
  public static String cell(String text) {
    String safe = !text.isEmpty() && ACTIVE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

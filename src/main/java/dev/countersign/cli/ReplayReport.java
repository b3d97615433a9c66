package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.report.Table;
import dev.countersign.web.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a replay found.
record ReplayReport(String title, List<ReplayRow> rows) {
  private static final int MOST_SHARE = 80;
  private static final int TOO_FEW = 5;

  ReplayReport {
    rows = List.copyOf(rows);
  }

  private List<ReplayRow> judged() {
    return rows.stream().filter(ReplayRow::judged).toList();
  }

  private List<ReplayRow> held() {
    return judged().stream().filter(ReplayRow::wouldBeHeld).toList();
  }

  /// The whole in sentences.
  List<String> sentences() {
    List<String> all = new ArrayList<>();
    int judged = judged().size();
    all.add(
        "%d of %d merged pull requests would have been held (%d %%)."
            .formatted(held().size(), judged, share(held().size())));
    long not = rows.stream().filter(row -> row.why() != null).count();
    if (not > 0) {
      String first =
          rows.stream()
              .map(ReplayRow::why)
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElse("");
      all.add("%d could not be judged; the first: %s".formatted(not, first));
    }
    all.addAll(lopsided("type", counted(ReplayRow::type)));
    all.addAll(lopsided("risk", counted(ReplayRow::risk)));
    rules()
        .forEach((rule, count) -> {
          if (judged >= TOO_FEW && share(count) > MOST_SHARE) {
            all.add("The rule %s would have held %d %% of them.".formatted(rule, share(count)));
          }
        });
    return all;
  }

  private List<String> lopsided(String what, Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(each -> judged().size() >= TOO_FEW && share(each.getValue()) > MOST_SHARE)
        .map(each ->
            "The %s %s takes %d %% of them, so it tells changes hardly apart."
                .formatted(what, each.getKey(), share(each.getValue())))
        .toList();
  }

  private int share(int count) {
    return judged().isEmpty() ? 0 : (int) Math.round(100.0 * count / judged().size());
  }

  /// Rule to how many it would have held, most first.
  private Map<String, Integer> rules() {
    return counts(held().stream().flatMap(row -> row.held().stream().distinct()));
  }

  private Map<String, Integer> counted(Function<ReplayRow, @Nullable String> what) {
    return counts(
        judged().stream()
            .map(row -> {
              String value = what.apply(row);
              return value == null ? "none" : value;
            }));
  }

  private static Map<String, Integer> counts(Stream<String> words) {
    Map<String, Integer> counts =
        words.collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  List<Table> tables() {
    return List.of(
        table("Rules that would have held", "rule", rules()),
        table("Types", "type", counted(ReplayRow::type)),
        table("Risks", "risk", counted(ReplayRow::risk)),
        table("Verdicts", "verdict", counted(ReplayRow::outcome)),
        new Table(
            "held",
            "Would have been held",
            List.of(),
            List.of("number", "title", "type", "risk", "by"),
            held().stream().map(ReplayReport::cells).toList()));
  }

  private static List<String> cells(ReplayRow row) {
    return List.of(
        "#" + row.number(),
        row.title(),
        row.type() == null ? "" : row.type(),
        row.risk() == null ? "" : row.risk(),
        String.join(", ", row.held()));
  }

  private Table table(String title, String what, Map<String, Integer> counts) {
    return new Table(
        what,
        title,
        List.of(),
        List.of(what, "changes", "share"),
        counts.entrySet().stream()
            .map(each ->
                List.of(each.getKey(), each.getValue().toString(), share(each.getValue()) + " %"))
            .toList());
  }

  /// For a terminal.
  String text() {
    StringBuilder text = new StringBuilder(title).append("\n\n");
    sentences().forEach(sentence -> text.append(Shown.text(sentence)).append('\n'));
    for (Table table : tables()) {
      text.append('\n').append(table.title()).append('\n');
      table
          .rows()
          .forEach(
              row -> text.append("  ").append(Shown.text(String.join("  ", row))).append('\n'));
    }
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode root = Json.object();
    root.put("judged", judged().size()).put("held", held().size());
    root.set("remarks", Json.texts(sentences()));
    counts(root.putObject("rules"), rules());
    counts(root.putObject("types"), counted(ReplayRow::type));
    counts(root.putObject("risks"), counted(ReplayRow::risk));
    ArrayNode pulls = root.putArray("pulls");
    for (ReplayRow row : rows) {
      pulls
          .addObject()
          .put("number", row.number())
          .put("title", row.title())
          .put("verdict", row.outcome())
          .put("type", row.type())
          .put("risk", row.risk())
          .put("why", row.why())
          .set("held", Json.texts(row.held()));
    }
    return root;
  }

  private static void counts(ObjectNode node, Map<String, Integer> counts) {
    counts.forEach(node::put);
  }
}

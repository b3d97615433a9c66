package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks of a commit, as GitHub's rollup tells them: the newest of each app and name.
final class Checks {
  private final Identity us;

  Checks(Identity us) {
    this.us = us;
  }

  /// The conclusion of a commit status in any letter case, null while there is none.
  static @Nullable String ofStatus(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "success" -> "success";
      case "failure" -> "failure";
      case "error" -> "error";
      default -> null;
    };
  }

  /// The checks in these contexts.
  List<Check> read(List<JsonNode> contexts) {
    Map<String, Entry> newest = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (JsonNode context : contexts) {
      Entry entry = entry(context);
      String key = entry.check().app() + "\n" + entry.check().name();
      Entry before = newest.get(key);
      if (before == null) {
        order.add(key);
      }
      if (before == null || before.id() < entry.id()) {
        newest.put(key, entry);
      }
    }
    return order.stream().map(newest::get).map(Entry::check).toList();
  }

  private record Entry(long id, Check check) {}

  private Entry entry(JsonNode context) {
    return switch (Facts.text(context, "__typename")) {
      case "CheckRun" -> new Entry(Facts.number(context, "databaseId"), run(context));
      case "StatusContext" -> new Entry(0, status(context));
      default -> throw new Facts.Missing("GitHub reports a check of a kind we do not know.");
    };
  }

  private Check run(JsonNode context) {
    JsonNode app = context.path("checkSuite").path("app");
    boolean completed = Facts.text(context, "status").equals("COMPLETED");
    String conclusion = Rest.text(context, "conclusion");
    return new Check(
        Facts.text(context, "name"),
        Rest.text(app, "slug"),
        us.isApp(app.path("databaseId").asLong(-1)),
        completed && conclusion != null ? conclusion.toLowerCase(Locale.ROOT) : null,
        context.path("title").asText(""),
        context.path("summary").asText(""));
  }

  private Check status(JsonNode context) {
    return new Check(
        Facts.text(context, "context"),
        null,
        false,
        ofStatus(Facts.text(context, "state")),
        context.path("description").asText(""),
        "");
  }
}

package dev.countersign.load;

import dev.countersign.load.Replicas.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Judges every pull request afresh, by a process that knows nothing of what went before, and tells
/// where that is not what stood there.
///
/// @param folder for its log and its database
record FreshJudgement(City city, Path folder) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  List<String> differs() throws Exception {
    Map<String, String> before = city.shown();
    String database = "jdbc:sqlite:" + folder.resolve("fresh.db");
    Books books = new Books(database);
    try (Replicas fresh =
        new Replicas(city, folder, database, new Kind("fresh-", Replicas.ofThisProcess(), 1, 8))) {
      fresh.start(city.forward());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (books.watched() < before.size() && System.nanoTime() < end) {
        Trouble.pause(Duration.ofMillis(100));
      }
      while (books.judging(city.now()) > 0 && System.nanoTime() < end) {
        Trouble.pause(Duration.ofMillis(100));
      }
      fresh.stop();
      return told(before, city.shown(), books.watched());
    }
  }

  private static List<String> told(
      Map<String, String> before, Map<String, String> after, long judged) {
    List<String> differs = new ArrayList<>();
    if (judged != before.size()) {
      differs.add(
          "only %d of %d pull requests were judged afresh".formatted(judged, before.size()));
    }
    before.forEach((pull, stood) -> {
      String is = after.getOrDefault(pull, "");
      if (!is.equals(stood)) {
        differs.add("%s stood as \"%s\", and afresh it is \"%s\"".formatted(pull, stood, is));
      }
    });
    return differs;
  }
}

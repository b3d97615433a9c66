package dev.countersign.store;

import static dev.countersign.store.Shelf.How.ANYWHERE;
import static dev.countersign.store.Shelf.How.EVENT;
import static dev.countersign.store.Shelf.How.LOGIN;
import static dev.countersign.store.Shelf.How.LOGINS;
import static dev.countersign.store.Shelf.How.TEXT;

import dev.countersign.change.Login;
import dev.countersign.ledger.Naming;
import dev.countersign.store.Shelf.Cleared;
import java.util.List;
import java.util.Map;

/// Forgets a person beside the ledger: what is remembered of pull requests that are closed and owe
/// nothing any more. What can be read from the code host again, where it still is, goes; in what
/// cannot, nobody stands in their place.
public final class Erasure {
  /// The pull request is not open, and no obligation of it is.
  private static final String OVER =
      """
      NOT EXISTS (SELECT 1 FROM pull p
        WHERE p.repo = %1$s.repo AND p.number = %1$s.number AND p.open = 1)
      AND NOT EXISTS (SELECT 1 FROM duty d
        WHERE d.repo = %1$s.repo AND d.number = %1$s.number AND d.done IS NULL)
      """;

  private static final List<String> PULL = List.of("repo", "number");

  private static final List<Shelf> SHELVES =
      List.of(
          gone("head", List.of("repo", "number", "sha"), Map.of("pusher", LOGIN)),
          gone("ruling", List.of("repo", "comment", "place"), Map.of("given_by", LOGIN)),
          left(
              "ruling",
              List.of("repo", "comment", "place"),
              Map.of("subject", TEXT, "because", TEXT)),
          left("happening", List.of("repo", "number", "what"), Map.of("what", EVENT, "said", TEXT)),
          left("promise", PULL, Map.of("promised", TEXT)),
          gone(
              "pull",
              PULL,
              Map.of(
                  "author",
                  LOGIN,
                  "title",
                  TEXT,
                  "account",
                  ANYWHERE,
                  "published",
                  ANYWHERE,
                  "asked",
                  ANYWHERE,
                  "since",
                  ANYWHERE)),
          left(
              "duty",
              List.of("repo", "number", "name"),
              Map.of("owners", LOGINS, "done_by", LOGIN, "note", TEXT)),
          new Shelf(
              "comment",
              List.of("repo", "comment"),
              Map.of("said", TEXT),
              "stage = 'ANSWERED'",
              false),
          new Shelf(
              "deployment_answer",
              List.of("repo", "run", "environment"),
              Map.of("said", TEXT),
              "given = 1",
              false),
          new Shelf(
              "finding",
              List.of("repo", "kind", "about"),
              Map.of("title", TEXT),
              "closed IS NOT NULL",
              false));

  private final Store store;

  Erasure(Store store) {
    this.store = store;
  }

  private static Shelf gone(String table, List<String> keys, Map<String, Shelf.How> columns) {
    return new Shelf(table, keys, columns, OVER.formatted(table), true);
  }

  private static Shelf left(String table, List<String> keys, Map<String, Shelf.How> columns) {
    return new Shelf(table, keys, columns, OVER.formatted(table), false);
  }

  /// What was forgotten.
  ///
  /// @param rows how many rows name them no more
  /// @param kept how many still do, since what they are about is open
  public record Forgotten(int rows, int kept) {}

  /// Forgets them.
  public Forgotten forget(Login login) {
    Naming person = new Naming(login);
    Cleared all =
        store.write(handle ->
            SHELVES.stream()
                .map(shelf -> shelf.clear(handle, person, login.key()))
                .reduce(new Cleared(0, 0), Cleared::plus));
    return new Forgotten(all.rows(), all.kept());
  }
}

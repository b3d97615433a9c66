package dev.countersign.store;

import dev.countersign.change.Login;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Forgets a person beside the ledger: what is remembered of pull requests that are open no longer.
/// All of it can be read from the code host again, where it still is.
public final class Erasure {
  private static final String NOT_OPEN =
      """
       AND NOT EXISTS (SELECT 1 FROM pull p
         WHERE p.repo = %1$s.repo AND p.number = %1$s.number AND p.open = 1)
      """;

  private final Store store;

  Erasure(Store store) {
    this.store = store;
  }

  /// Forgets them.
  ///
  /// @return how many rows are gone
  public int forget(Login login) {
    String name = login.value().toLowerCase(Locale.ROOT);
    return store.write(handle ->
        run(
                handle,
                "DELETE FROM head WHERE lower(pusher) = :name" + NOT_OPEN.formatted("head"),
                name)
            + run(
                handle,
                "DELETE FROM ruling WHERE lower(given_by) = :name" + NOT_OPEN.formatted("ruling"),
                name)
            + run(
                handle,
                """
                DELETE FROM pull WHERE open = 0 AND (lower(author) = :name
                  OR lower(account) LIKE '%@' || :name || '%' OR lower(account) LIKE '%"' || :name || '"%')
                """,
                name));
  }

  private static int run(Handle handle, String statement, String name) {
    return handle.createUpdate(statement).bind("name", name).execute();
  }
}

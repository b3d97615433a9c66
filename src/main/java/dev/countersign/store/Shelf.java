package dev.countersign.store;

import dev.countersign.ledger.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// A table beside the ledger in which people are named.
///
/// @param keys the columns by which a row is found
/// @param columns those that name people, and how
/// @param over holds of a row, in SQL, when what it is about is over, so that nobody need be named
/// @param gone whether such a row goes; else nobody is put in the place of whom it names
record Shelf(String table, List<String> keys, Map<String, How> columns, String over, boolean gone) {
  Shelf {
    keys = List.copyOf(keys);
    columns = Map.copyOf(columns);
  }

  /// How a column names people.
  enum How {
    /// It is a login.
    LOGIN,
    /// It is a list of logins, as JSON.
    LOGINS,
    /// It is any text, or JSON.
    TEXT,
    /// It is JSON of a row that can be read again: it goes, whatever the field is that names them.
    ANYWHERE,
    /// It names what happened; of an issue that was closed it ends with the login of who did.
    EVENT;

    boolean names(@Nullable String value, Naming person) {
      if (value == null) {
        return false;
      }
      return switch (this) {
        case LOGIN -> person.is(value);
        case LOGINS -> Columns.words(value).stream().anyMatch(person::is);
        case TEXT -> person.in(value);
        case ANYWHERE -> person.anywhere(value);
        case EVENT -> value.startsWith("issue ") && person.is(last(value));
      };
    }

    String without(String value, Naming person) {
      return switch (this) {
        case LOGIN -> person.is(value) ? Naming.NOBODY : value;
        case LOGINS ->
            Columns.words(
                Columns.words(value).stream()
                    .map(each -> person.is(each) ? Naming.NOBODY : each)
                    .toList());
        case TEXT -> person.without(value);
        case ANYWHERE -> throw new IllegalStateException("such a row goes");
        case EVENT -> value.substring(0, value.length() - last(value).length()) + Naming.NOBODY;
      };
    }

    private static String last(String words) {
      return words.substring(words.lastIndexOf(' ') + 1);
    }
  }

  /// @param values of the keys and the columns
  private record Row(Map<String, @Nullable Object> values, boolean over) {
    @Nullable String text(String column) {
      Object value = values.get(column);
      return value == null ? null : value.toString();
    }
  }

  /// How many rows were cleared of a person, and how many still name them.
  record Cleared(int rows, int kept) {
    Cleared plus(Cleared other) {
      return new Cleared(rows + other.rows, kept + other.kept);
    }
  }

  /// Clears it of a person.
  ///
  /// @param name their login in lower case
  Cleared clear(Handle handle, Naming person, String name) {
    List<Row> naming =
        rows(handle, name).stream()
            .filter(row ->
                columns.entrySet().stream()
                    .anyMatch(each -> each.getValue().names(row.text(each.getKey()), person)))
            .toList();
    List<Row> over = naming.stream().filter(Row::over).toList();
    over.forEach(row -> clear(handle, row, person));
    return new Cleared(over.size(), naming.size() - over.size());
  }

  /// The rows in which the login stands in whatever way: few, and looked at one by one.
  private List<Row> rows(Handle handle, String name) {
    List<String> all = new ArrayList<>(keys);
    all.addAll(columns.keySet());
    String like = "%" + name.replaceAll("[!_%]", "!$0") + "%";
    String where =
        columns.keySet().stream()
            .map(column -> "lower(" + column + ") LIKE :like ESCAPE '!'")
            .collect(Collectors.joining(" OR "));
    return handle
        .createQuery(
            "SELECT %s, CASE WHEN %s THEN 1 ELSE 0 END AS is_over FROM %s WHERE %s"
                .formatted(String.join(", ", all), over, table, where))
        .bind("like", like)
        .map((row, context) -> {
          Map<String, @Nullable Object> values = new HashMap<>();
          for (String column : all) {
            values.put(column, row.getObject(column));
          }
          return new Row(values, row.getInt("is_over") == 1);
        })
        .list();
  }

  private void clear(Handle handle, Row row, Naming person) {
    String found =
        keys.stream().map(key -> key + " = :" + key).collect(Collectors.joining(" AND "));
    if (gone) {
      bound(handle.createUpdate("DELETE FROM %s WHERE %s".formatted(table, found)), row).execute();
      return;
    }
    Map<String, String> changed = new TreeMap<>();
    columns.forEach((column, how) -> {
      if (how.names(row.text(column), person)) {
        changed.put(column, how.without(Objects.requireNonNull(row.text(column)), person));
      }
    });
    String set =
        changed.keySet().stream()
            .map(column -> column + " = :new_" + column)
            .collect(Collectors.joining(", "));
    var update =
        bound(handle.createUpdate("UPDATE %s SET %s WHERE %s".formatted(table, set, found)), row);
    changed.forEach((column, value) -> update.bind("new_" + column, value));
    update.execute();
  }

  private <S extends SqlStatement<S>> S bound(S statement, Row row) {
    keys.forEach(key -> statement.bind(key, row.values().get(key)));
    return statement;
  }
}

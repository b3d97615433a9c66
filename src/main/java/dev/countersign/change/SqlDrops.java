package dev.countersign.change;

import dev.countersign.change.SqlWords.Word;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a text of SQL takes out of a database for good.
public final class SqlDrops {
  /// What may stand between DROP and TABLE.
  private static final Set<String> KINDS_OF_TABLE =
      Set.of("TEMPORARY", "TEMP", "FOREIGN", "EXTERNAL", "VIRTUAL", "GLOBAL", "LOCAL", "UNLOGGED");

  /// What an ALTER TABLE may drop that is no column, with a name after it.
  private static final Set<String> NAMED =
      Set.of("CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CHECK", "PARTITION", "PERIOD");

  /// What the change of a column may drop of it.
  private static final Set<String> OF_COLUMN = Set.of("DEFAULT", "NOT", "IDENTITY", "EXPRESSION");

  private static final Set<String> ENDS = Set.of("", ";", ",", "CASCADE", "RESTRICT");

  private final SortedMap<Kind, SortedSet<Integer>> found = new TreeMap<>();

  private SqlDrops() {}

  /// What is taken out.
  public enum Kind {
    COLUMN,
    TABLE
  }

  /// The lines, from 1, on which each kind is dropped, by any way to read the text.
  public static SortedMap<Kind, SortedSet<Integer>> in(String text) {
    SqlDrops drops = new SqlDrops();
    SqlWords.readings(text).forEach(drops::read);
    return drops.found;
  }

  private void read(List<Word> words) {
    boolean altering = false;
    for (int at = 0; at < words.size(); at++) {
      Word word = words.get(at);
      if (word.is(";")) {
        altering = false;
      } else if (word.is("TABLE") && at > 0 && isAlter(words, at - 1)) {
        altering = true;
      } else if (word.is("DROP")) {
        drop(words, at, altering);
      } else if (word.is("UNUSED") && altering && words.get(at - 1).is("SET")) {
        note(Kind.COLUMN, word);
      }
    }
  }

  private static boolean isAlter(List<Word> words, int before) {
    int at = before;
    while (at > 0 && KINDS_OF_TABLE.contains(words.get(at).text())) {
      at--;
    }
    return words.get(at).is("ALTER");
  }

  private void drop(List<Word> words, int at, boolean altering) {
    int next = at + 1;
    while (next < words.size() && KINDS_OF_TABLE.contains(words.get(next).text()) && !altering) {
      next++;
    }
    String what = text(words, next);
    if (what.equals("TABLE")) {
      note(Kind.TABLE, words.get(at));
    } else if (what.equals("COLUMN") || (altering && isColumn(words, at))) {
      note(Kind.COLUMN, words.get(at));
    }
  }

  /// Whether a DROP without a kind drops a column.
  private static boolean isColumn(List<Word> words, int at) {
    String what = text(words, at + 1);
    boolean ofColumn =
        text(words, at - 2).equals("ALTER")
            || (text(words, at - 3).equals("ALTER") && text(words, at - 2).equals("COLUMN"));
    return !(NAMED.contains(what) && !ENDS.contains(text(words, at + 2)))
        && !(OF_COLUMN.contains(what) && ofColumn);
  }

  private static String text(List<Word> words, int at) {
    return at >= 0 && at < words.size() ? words.get(at).text() : "";
  }

  private void note(Kind kind, Word word) {
    found.computeIfAbsent(kind, _ -> new TreeSet<>()).add(word.line());
  }
}

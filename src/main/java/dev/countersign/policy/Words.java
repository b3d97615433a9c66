package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Lists of names as people write them. Plain text, not Markdown.
final class Words {
  private static final int SHOWN = 3;
  private static final int PEOPLE = 5;

  private Words() {}

  /// The first files, as in `a.rs, b.rs, c.rs and 2 more files`.
  static String some(List<String> files) {
    String first = files.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = files.size() - SHOWN;
    return more <= 0 ? first : first + " and " + more + (more == 1 ? " more file" : " more files");
  }

  /// The first people, as in `@dana, @eve`.
  static String people(Collection<Login> people) {
    return first(people.stream().map(login -> "@" + login).toList());
  }

  /// The first phrases, and how many there are more.
  static String first(List<String> phrases) {
    String first = phrases.stream().limit(PEOPLE).collect(Collectors.joining(", "));
    return phrases.size() <= PEOPLE ? first : first + " and " + (phrases.size() - PEOPLE) + " more";
  }
}

package dev.countersign.store;

import dev.countersign.queue.Work;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The notes of one piece of work as one text: a line each, so that the next is simply written
/// behind.
final class Notes {
  /// How much is kept, in characters; with more the work is looked at afresh.
  static final int MOST = 60_000;

  private Notes() {}

  /// Whether a wish comes without a note, or with one that is too long to keep.
  static boolean afresh(Work work) {
    return work.note() == null || work.note().length() > MOST;
  }

  static String line(Work work) {
    @Nullable String note = work.note();
    return note == null || afresh(work)
        ? ""
        : note.replace("\\", "\\\\").replace("\n", "\\n") + "\n";
  }

  static List<String> read(String lines) {
    return lines.isEmpty()
        ? List.of()
        : Arrays.stream(lines.substring(0, lines.length() - 1).split("\n", -1))
            .map(Notes::plain)
            .toList();
  }

  private static String plain(String line) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
        plain.append(line.charAt(i) == 'n' ? '\n' : '\\');
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}

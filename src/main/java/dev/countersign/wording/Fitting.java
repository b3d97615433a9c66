package dev.countersign.wording;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lists cut to the room there is for them, in bytes, saying how much is left out.
final class Fitting {
  private final int room;
  private final String elsewhere;

  /// @param room for each list, in bytes
  /// @param elsewhere what is added where something is left out, as where all of it is shown
  Fitting(int room, String elsewhere) {
    this.room = room;
    this.elsewhere = elsewhere;
  }

  /// A list with a bullet to each line.
  String bullets(List<String> lines) {
    int fit = fit(lines, room, 3);
    String shown = String.join("\n", lines.stream().limit(fit).map(line -> "- " + line).toList());
    int left = lines.size() - fit;
    return left == 0 ? shown : (shown + "\n- " + left(left, "more") + ".").strip();
  }

  /// One sentence as it is, several as a list.
  String paragraph(List<String> sentences) {
    return sentences.size() == 1 && bytes(sentences.getFirst()) < room
        ? sentences.getFirst()
        : bullets(sentences);
  }

  /// `a, b and c`.
  String words(List<String> words) {
    int fit = fit(words, room, 6);
    int left = words.size() - fit;
    return left == 0
        ? Lists.and(words)
        : String.join(", ", words.subList(0, fit)) + " and " + left(left, "more");
  }

  /// A table of these rows.
  String table(String heading, List<String> rows, String noun) {
    if (rows.isEmpty()) {
      return "";
    }
    int fit = fit(rows, room - bytes(heading), 1);
    int left = rows.size() - fit;
    String shown = heading + "\n" + String.join("\n", rows.subList(0, fit));
    return left == 0
        ? shown
        : shown.strip()
            + "\n\n"
            + left(left, left == 1 ? "more " + noun : "more " + noun + "s")
            + ".";
  }

  private String left(int count, String more) {
    return count + " " + more + (count == 1 ? " is" : " are") + " left out" + elsewhere;
  }

  private static int fit(List<String> lines, int room, int each) {
    int used = 0;
    int fit = 0;
    for (String line : lines) {
      used += bytes(line) + each;
      if (used > room) {
        break;
      }
      fit++;
    }
    return fit;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package dev.countersign.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbers of lines that a change adds to a file.
public final class AddedLines {
  private static final Pattern HUNK =
      Pattern.compile("^@@ -\\d{1,9}(?:,\\d{1,9})? \\+(\\d{1,9})(?:,\\d{1,9})? @@");

  private AddedLines() {}

  /// The numbers, from 1, in the file as it is after the change; null where they are not known.
  public static @Nullable Set<Integer> of(FileChange file) {
    return switch (file.lines()) {
      case FileChange.Lines.Hunks(String patch) -> of(patch.lines().toList());
      case FileChange.Lines.None _ -> Set.of();
      case FileChange.Lines.Unsent _ -> null;
    };
  }

  private static @Nullable Set<Integer> of(List<String> patch) {
    Set<Integer> added = new HashSet<>();
    int next = 0;
    for (String line : patch) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.find()) {
        next = Integer.parseInt(hunk.group(1));
      } else if (next == 0 && !line.isEmpty()) {
        return null;
      } else if (line.isEmpty() || " +".indexOf(line.charAt(0)) >= 0) {
        if (line.startsWith("+")) {
          added.add(next);
        }
        next++;
      }
    }
    return added;
  }
}

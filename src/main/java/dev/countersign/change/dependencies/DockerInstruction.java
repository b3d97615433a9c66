package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One instruction of a Dockerfile, with the lines it goes on in.
///
/// @param word in capitals; `# SYNTAX` for the comment that names the file's syntax
record DockerInstruction(String word, String rest) {
  private static final Pattern HERE_DOCUMENT =
      Pattern.compile("<<-?+[\"']?+([A-Za-z_][A-Za-z0-9_]*+)");

  /// The instructions of a file; one that changes what continues a line is refused.
  static List<DockerInstruction> allOf(String text) throws Unreadable {
    List<DockerInstruction> all = new ArrayList<>();
    Iterator<String> lines = text.lines().iterator();
    boolean directives = true;
    while (lines.hasNext()) {
      String line = lines.next().strip();
      if (line.startsWith("#")) {
        directive(line, directives, all);
      } else if (!line.isEmpty()) {
        directives = false;
        all.add(instruction(whole(line, lines), lines));
      }
    }
    return all;
  }

  List<String> words() {
    return List.of(rest.split("\\s++", -1)).stream().filter(w -> !w.isEmpty()).toList();
  }

  private static void directive(String comment, boolean counts, List<DockerInstruction> all)
      throws Unreadable {
    int equals = comment.indexOf('=');
    String key = equals < 0 ? "" : comment.substring(1, equals).strip().toLowerCase(Locale.ROOT);
    if (counts && key.equals("escape")) {
      throw new Unreadable("continues its lines in a way of its own");
    }
    if (counts && key.equals("syntax")) {
      all.add(new DockerInstruction("# SYNTAX", comment.substring(equals + 1).strip()));
    }
  }

  /// A line with those it goes on in; comments and empty lines between them do not count.
  private static String whole(String first, Iterator<String> lines) {
    StringBuilder whole = new StringBuilder();
    String line = first;
    while (line.endsWith("\\") && lines.hasNext()) {
      whole.append(line, 0, line.length() - 1).append(' ');
      line = lines.next().strip();
      while ((line.startsWith("#") || line.isEmpty()) && lines.hasNext()) {
        line = lines.next().strip();
      }
    }
    return whole.append(line).toString();
  }

  private static DockerInstruction instruction(String line, Iterator<String> lines) {
    String[] parts = line.split("\\s++", 2);
    String word = parts[0].toUpperCase(Locale.ROOT);
    StringBuilder rest = new StringBuilder(parts.length > 1 ? parts[1] : "");
    Matcher matcher = HERE_DOCUMENT.matcher(rest.toString());
    boolean takesDocuments = List.of("RUN", "COPY", "ADD").contains(word);
    while (takesDocuments && matcher.find()) {
      String end = matcher.group(1);
      String next = "";
      while (lines.hasNext() && !next.strip().equals(end)) {
        next = lines.next();
        rest.append('\n').append(next);
      }
    }
    return new DockerInstruction(word, rest.toString());
  }
}

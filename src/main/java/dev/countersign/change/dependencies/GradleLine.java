package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;

/// One line of a Gradle build: its shape, in which `""` stands for each text, and the texts.
record GradleLine(String shape, List<String> texts) {
  private static final int LONGEST = 5_000;

  /// The lines of a build, where one that leaves a bracket open or ends in a comma goes on in the
  /// next.
  static List<GradleLine> allOf(String text) throws Unreadable {
    List<GradleLine> all = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    long brackets = 0;
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("//")) {
        open.append(open.isEmpty() ? "" : " ").append(bare);
        if (open.length() > LONGEST) {
          throw new Unreadable("a line is too long");
        }
        GradleLine read = of(bare);
        brackets += read.openBrackets();
        if (brackets <= 0 && !read.shape.endsWith(",")) {
          all.add(of(open.toString()));
          open.setLength(0);
          brackets = 0;
        }
      }
    }
    if (!open.isEmpty()) {
      all.add(of(open.toString()));
    }
    return all;
  }

  private static GradleLine of(String line) {
    List<String> texts = new ArrayList<>();
    StringBuilder shape = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = c == '"' || c == '\'' ? endOfText(line, at) : at;
      if (end < 0) {
        shape.append(line.substring(at).replace('"', '\''));
        at = line.length();
      } else if (end == at) {
        shape.append(c);
        at++;
      } else {
        shape.append("\"\"");
        texts.add(line.substring(at + 1, end));
        at = end + 1;
      }
    }
    return new GradleLine(withoutComment(shape.toString()), texts);
  }

  /// Where the text ends that a quote begins; -1 where it does not end on its line.
  private static int endOfText(String line, int quote) {
    int at = quote + 1;
    while (at < line.length() && line.charAt(at) != line.charAt(quote)) {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return at < line.length() ? at : -1;
  }

  private static String withoutComment(String shape) {
    int comment = shape.indexOf(" //");
    boolean texts = comment >= 0 && shape.indexOf('"', comment) >= 0;
    return comment < 0 || texts ? shape : shape.substring(0, comment).strip();
  }

  private long openBrackets() {
    long opened = shape.chars().filter(c -> c == '(').count();
    return opened - shape.chars().filter(c -> c == ')').count();
  }

  /// How many texts a part of the shape stands for.
  int textsBetween(int from, int to) {
    int count = 0;
    for (int at = shape.indexOf("\"\"", from); at >= 0 && at < to; count++) {
      at = shape.indexOf("\"\"", at + 2);
    }
    return count;
  }

  /// The line as it was written, with one text replaced.
  String with(int place, String text) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (int i = 0; i < texts.size(); i++) {
      int next = shape.indexOf("\"\"", at);
      line.append(shape, at, next).append('"').append(i == place ? text : texts.get(i)).append('"');
      at = next + 2;
    }
    return line.append(shape, at, shape.length()).toString();
  }

  String written() {
    return with(-1, "");
  }
}

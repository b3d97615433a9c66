package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One `gem` line: a name, versions, and options that are plain values.
record GemLine(String name, List<String> versions, String options) {
  private static final Pattern OPENING = Pattern.compile("gem[ (]\\s*+(.*+)");
  private static final Pattern TEXT =
      Pattern.compile("\"([^\"#\\\\]*+)\"|'([^'\\\\]*+)'|([A-Z]\\w*+)");
  private static final Pattern OPTIONS = Pattern.compile("[\\w\\s:,=>'\"\\[\\]./@?!~<-]*+");
  private static final Pattern GROUPS = Pattern.compile("\\bgroups?+(?::|\\s*+=>)\\s*+([^=]*+)");
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\b(git|github|gist|bitbucket|path|source)(?::|\\s*+=>)\\s*+[\"']([^\"']*+)[\"']");
  private static final Pattern TAG =
      Pattern.compile("\\btag(?::|\\s*+=>)\\s*+[\"']([^\"']*+)[\"']");
  private static final Pattern PIN =
      Pattern.compile("\\b(?:ref|branch)(?::|\\s*+=>)\\s*+[\"']([^\"']*+)[\"']");
  private static final Pattern WORD = Pattern.compile("[a-z_]\\w*+");
  private static final Set<String> FOR_DEVELOPMENT =
      Set.of("development", "test", "dev", "ci", "lint", "docs");

  /// Reads a line; null where it is no plain `gem` line.
  static @Nullable GemLine read(String line, Map<String, String> constants, Set<String> used) {
    Matcher opening = OPENING.matcher(line);
    if (!opening.matches()) {
      return null;
    }
    String inside = withoutParenthesis(line, opening.group(1));
    Matcher text = TEXT.matcher(inside);
    List<String> values = new ArrayList<>();
    int at = 0;
    while (text.find(at) && text.start() == at && !isKey(inside, text.end())) {
      values.add(value(text, constants, used));
      at = afterComma(inside, text.end());
    }
    String options = inside.substring(at);
    boolean plain = !values.isEmpty() && OPTIONS.matcher(options).matches();
    return plain ? new GemLine(values.getFirst(), values.subList(1, values.size()), options) : null;
  }

  private static String withoutParenthesis(String line, String inside) {
    boolean closed = line.startsWith("gem(") && inside.endsWith(")");
    return closed ? inside.substring(0, inside.length() - 1).strip() : inside;
  }

  private static String value(Matcher text, Map<String, String> constants, Set<String> used) {
    if (text.group(3) != null) {
      used.add(text.group(3));
      return constants.getOrDefault(text.group(3), text.group(3));
    }
    return text.group(1) == null ? text.group(2) : text.group(1);
  }

  /// Whether the text that ends there names an option rather than being a value.
  private static boolean isKey(String inside, int end) {
    String behind = inside.substring(end).stripLeading();
    return behind.startsWith("=>") || behind.startsWith(":");
  }

  private static int afterComma(String inside, int end) {
    int at = end;
    while (at < inside.length() && (inside.charAt(at) == ',' || inside.charAt(at) == ' ')) {
      at++;
    }
    return at;
  }

  Declared declared(boolean inDevelopmentGroup) {
    Matcher groups = GROUPS.matcher(options);
    boolean dev = inDevelopmentGroup || (groups.find() && areForDevelopment(groups.group(1)));
    Matcher tag = TAG.matcher(options);
    Matcher pin = PIN.matcher(options);
    Matcher source = SOURCE.matcher(options);
    String tagged = tag.find() ? tag.group(1) : null;
    String version = versions.isEmpty() ? tagged : String.join(", ", versions);
    return new Declared(name, version, dev, "")
        .pinnedTo(pin.find() ? pin.group(1) : null)
        .from(source.find() ? source.group(1) + " " + source.group(2) : null);
  }

  /// Whether every group named serves development only; words behind the groups that name none do
  /// not count for it.
  static boolean areForDevelopment(String groups) {
    Matcher words = WORD.matcher(groups.replaceAll("\\bdo\\b|\\boptional: true\\b", " "));
    boolean any = false;
    while (words.find()) {
      if (!FOR_DEVELOPMENT.contains(words.group())) {
        return false;
      }
      any = true;
    }
    return any;
  }
}

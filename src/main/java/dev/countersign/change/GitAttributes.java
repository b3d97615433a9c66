package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a `.gitattributes` file at the root says of the files that are generated.
///
/// Macros are not followed, and a value other than `true` does not count: what is left out of a
/// size must be plainly said to be generated.
public final class GitAttributes {
  private static final Pattern LINE =
      Pattern.compile("^[ \\t]*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))[ \\t]+(.*)$");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r]+");
  private static final String ATTRIBUTE = "linguist-generated";

  private final List<Entry> entries;

  private GitAttributes(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private record Entry(Wildcard files, boolean generated) {}

  public static GitAttributes parse(String text) {
    List<Entry> entries = new ArrayList<>();
    text.lines().forEach(line -> entry(line).ifPresent(entries::add));
    return new GitAttributes(entries);
  }

  /// Whether the last line that says anything of the file says that it is generated.
  public boolean generated(String path) {
    return entries.reversed().stream()
        .filter(entry -> entry.files.matches(path))
        .findFirst()
        .map(Entry::generated)
        .orElse(false);
  }

  private static Optional<Entry> entry(String line) {
    Matcher matcher = LINE.matcher(line);
    if (line.stripLeading().startsWith("#") || !matcher.find()) {
      return Optional.empty();
    }
    String quoted = matcher.group(1);
    String pattern = quoted == null ? matcher.group(2) : ESCAPED.matcher(quoted).replaceAll("$1");
    return said(matcher.group(3)).flatMap(generated -> entry(pattern, generated));
  }

  private static Optional<Entry> entry(String pattern, boolean generated) {
    if (pattern.startsWith("!") || pattern.startsWith("[attr]") || pattern.endsWith("/")) {
      return Optional.empty(); // forbidden, a macro, and a folder, to which attributes do not apply
    }
    try {
      String rooted = GitPattern.rooted(pattern);
      return Optional.of(
          new Entry(
              new Wildcard(PatternReader.read(rooted, PatternReader.Dialect.GIT)), generated));
    } catch (IllegalArgumentException broken) {
      return Optional.empty(); // as for git, a broken pattern matches nothing
    }
  }

  private static Optional<Boolean> said(String attributes) {
    Optional<Boolean> said = Optional.empty();
    for (String attribute : SPACE.split(attributes)) {
      String name =
          attribute.startsWith("-") || attribute.startsWith("!")
              ? attribute.substring(1)
              : attribute;
      if (name.equals(ATTRIBUTE) || name.startsWith(ATTRIBUTE + "=")) {
        said = Optional.of(attribute.equals(ATTRIBUTE) || attribute.equals(ATTRIBUTE + "=true"));
      }
    }
    return said;
  }
}

package dev.countersign.policy;

import dev.countersign.change.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Files that the base branch's .gitattributes call generated (`linguist-generated`). The last line
/// that matches decides, and a deeper file's lines come after those above it.
final class GeneratedFiles {
  private static final String NAME = ".gitattributes";
  private static final Set<String> YES = Set.of("linguist-generated", "linguist-generated=true");
  private static final Set<String> NO =
      Set.of("-linguist-generated", "!linguist-generated", "linguist-generated=false");

  private final List<Line> lines = new ArrayList<>();

  private record Line(Glob glob, boolean generated) {}

  GeneratedFiles(Map<String, String> baseTexts) {
    baseTexts.keySet().stream()
        .filter(GeneratedFiles::isAttributes)
        .sorted(Comparator.comparingInt(GeneratedFiles::depth).thenComparing(path -> path))
        .forEach(path -> read(folder(path), baseTexts.getOrDefault(path, "")));
  }

  static boolean isAttributes(String path) {
    return path.equals(NAME) || path.endsWith("/" + NAME);
  }

  boolean holds(String path) {
    return lines.reversed().stream()
        .filter(line -> line.glob().matches(path))
        .findFirst()
        .map(Line::generated)
        .orElse(false);
  }

  private void read(String folder, String text) {
    text.lines().map(line -> line(folder, line)).flatMap(Optional::stream).forEach(lines::add);
  }

  private static Optional<Line> line(String folder, String text) {
    List<String> words = Arrays.asList(text.strip().split("\\s+"));
    List<String> attributes = words.subList(1, words.size());
    boolean generated = attributes.stream().anyMatch(YES::contains);
    boolean not = attributes.stream().anyMatch(NO::contains);
    if ((!generated && !not) || words.getFirst().startsWith("#")) {
      return Optional.empty();
    }
    return glob(folder, words.getFirst()).map(glob -> new Line(glob, generated));
  }

  /// A pattern that is none of ours matches nothing: its files are counted.
  private static Optional<Glob> glob(String folder, String pattern) {
    String rooted = pattern.contains("/") ? pattern.replaceFirst("^/", "") : "**/" + pattern;
    try {
      return rooted.endsWith("/") ? Optional.empty() : Optional.of(new Glob(folder + rooted));
    } catch (IllegalArgumentException notAPattern) {
      return Optional.empty();
    }
  }

  private static int depth(String path) {
    return (int) path.chars().filter(character -> character == '/').count();
  }

  private static String folder(String path) {
    String folder = path.substring(0, path.length() - NAME.length());
    return folder.replaceAll("([\\[\\]{}*?\\\\!])", "\\\\$1");
  }
}

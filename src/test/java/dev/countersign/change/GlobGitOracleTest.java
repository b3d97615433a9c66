package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our globs beside git's, on seeded random pairs. Left out is what the two mean differently on
/// purpose: `**` that is not a whole segment, braces, and a trailing slash.
class GlobGitOracleTest {
  private static final List<String> SEGMENTS =
      List.of(
          "a", "b", "*", "**", "a*", "*b", "?", "[ab]", "[!a]", "a*b*", ".a", "*.x", "[a-c]?",
          "\\*");
  private static final List<String> NAMES =
      List.of("a", "b", "ab", "aab", ".a", "a.x", "c", "*", "cb");

  @TempDir Path folder;

  @Test
  void ourGlobsMatchWhatGitMatches() throws IOException, InterruptedException {
    Random random = new Random(7);
    List<String> patterns = many(random, SEGMENTS, 300);
    List<String> paths = many(random, NAMES, 200);
    TreeSet<String> ours = new TreeSet<>();
    for (int i = 0; i < patterns.size(); i++) {
      Glob glob = new Glob(patterns.get(i));
      for (String path : paths) {
        if (glob.matches(path)) {
          ours.add(path + " " + patterns.get(i));
        }
      }
    }
    assertThat(ours).isEqualTo(git(patterns, paths));
  }

  private static List<String> many(Random random, List<String> parts, int count) {
    TreeSet<String> made = new TreeSet<>();
    while (made.size() < count) {
      List<String> segments = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        segments.add(parts.get(random.nextInt(parts.size())));
      }
      made.add(String.join("/", segments));
    }
    return List.copyOf(made);
  }

  /// Git's answer by attributes: each pattern sets one of its own, so that one question answers all
  /// pairs.
  private Set<String> git(List<String> patterns, List<String> paths)
      throws IOException, InterruptedException {
    run("git", "init", "-q");
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < patterns.size(); i++) {
      attributes.append('/').append(patterns.get(i)).append(" p").append(i).append('\n');
    }
    Files.writeString(folder.resolve(".gitattributes"), attributes);
    Files.writeString(folder.resolve("paths"), String.join("\0", paths));
    String[] answer = run("git", "check-attr", "-z", "--stdin", "-a").split("\0", -1);
    TreeSet<String> matched = new TreeSet<>();
    for (int i = 0; i + 2 < answer.length; i += 3) {
      matched.add(answer[i] + " " + patterns.get(Integer.parseInt(answer[i + 1].substring(1))));
    }
    return matched;
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Path paths = folder.resolve("paths");
    if (Files.exists(paths)) {
      builder.redirectInput(paths.toFile());
    }
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return output;
    } catch (IOException absent) {
      Assumptions.abort("git is not installed here");
      throw absent;
    }
  }
}

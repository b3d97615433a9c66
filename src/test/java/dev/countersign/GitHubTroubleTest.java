package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of reactions to GitHub's trouble names a test for each of them.
class GitHubTroubleTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Story|Test))\\.(\\w+)`");

  @Test
  void everyReactionIsShownByATestThatIsThere() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows) {
      List<MatchResult> named = NAMED.matcher(row).results().toList();
      assertThat(named).as(row).isNotEmpty();
      for (MatchResult test : named) {
        assertThat(source(test.group(1))).as(row).contains("void " + test.group(2) + "(");
      }
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(Path.of("docs/github-trouble.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what "))
        .toList();
  }

  private static String source(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(one -> one.endsWith(name + ".java")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }
}

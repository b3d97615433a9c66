package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents say is so.
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> all = docs.filter(path -> path.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("README.md")), all.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFile(Path document) throws IOException {
    Matcher link = LINK.matcher(Files.readString(document));
    while (link.find()) {
      if (!link.group(1).contains("://")) {
        assertThat(document.resolveSibling(link.group(1))).exists();
      }
    }
  }

  @Test
  void thePolicyOfTheReferenceCanBeRead() throws IOException {
    Matcher block = YAML.matcher(Files.readString(Path.of("docs/policy.md")));
    assertThat(block.find()).isTrue();

    assertThat(problems(block.group(1))).isEmpty();
  }

  static Stream<Path> policies() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("policies"))) {
      return files
          .filter(path -> path.toString().endsWith(".yml"))
          .filter(path -> !path.toString().endsWith(".scenarios.yml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyShippedPolicyHasNoMistake(Path policy) throws IOException {
    assertThat(problems(Files.readString(policy))).isEmpty();
  }

  @Test
  void theArchitectureSaysTheTableThatIsEnforced() throws IOException {
    String drawn = Files.readString(Path.of("docs/architecture.md"));
    String enforced =
        Files.readString(Path.of("src/test/java/dev/countersign/ArchitectureTest.java"));
    Matcher row =
        Pattern.compile("^      ([a-z]+) +\\| ([a-z ]*)\\|", Pattern.MULTILINE).matcher(enforced);
    while (row.find()) {
      String room = row.group(1);
      String may =
          row.group(2).strip().replaceAll("\\bduties\\b", "").strip().replaceAll(" +", ", ");
      if (!room.equals("duties") && !room.equals("room")) {
        assertThat(drawn)
            .containsPattern(
                "\\| "
                    + room
                    + " \\|[^|]*\\| "
                    + (may.isEmpty() ? "-" : Pattern.quote(may))
                    + " \\|");
      }
    }
  }

  @Test
  void everyVariableIsDescribed() throws IOException {
    String settings = Files.readString(Path.of("src/main/java/dev/countersign/Settings.java"));
    String described = Files.readString(Path.of("docs/configure.md"));
    Matcher variable = Pattern.compile("\"((?:GITHUB|COUNTERSIGN)_[A-Z_]+)\"").matcher(settings);
    while (variable.find()) {
      assertThat(described).contains("`" + variable.group(1) + "`");
    }
  }

  private static List<String> problems(String text) {
    PolicyReading reading = new Rulebook().read(new PolicyFile("policy.yml", text), "acme");
    return switch (reading) {
      case PolicyReading.Valid valid ->
          valid.warnings().stream()
              .filter(warning -> !warning.message().contains("not acted on yet"))
              .map(Problem::print)
              .toList();
      case PolicyReading.Invalid invalid ->
          invalid.problems().stream().map(Problem::print).toList();
    };
  }
}

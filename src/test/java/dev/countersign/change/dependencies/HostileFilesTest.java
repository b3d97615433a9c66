package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {
  private static final int ALMOST_A_MEBIBYTE = (1 << 20) - 1;
  private static final List<String> FILES =
      List.of(
          "package.json",
          "Cargo.toml",
          "pom.xml",
          "build.gradle",
          "a.versions.toml",
          "gradle.properties",
          "go.mod",
          "pyproject.toml",
          "requirements.txt",
          "Pipfile",
          "Gemfile",
          "composer.json",
          "a.csproj",
          "Dockerfile",
          "action.yml",
          "package-lock.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "Cargo.lock",
          "poetry.lock",
          "uv.lock",
          "Pipfile.lock",
          "Gemfile.lock",
          "composer.lock",
          "packages.lock.json",
          "gradle.lockfile",
          "go.sum");

  /// Files that are read by grammars of our own; the others are read by libraries.
  private static final List<String> BY_LINES =
      List.of(
          "build.gradle",
          "gradle.properties",
          "go.mod",
          "requirements.txt",
          "Gemfile",
          "Dockerfile",
          "yarn.lock",
          "Gemfile.lock",
          "gradle.lockfile",
          "go.sum");

  static Stream<String> files() {
    return FILES.stream();
  }

  /// Texts of one piece repeated to the longest that is read: what grows faster than its length
  /// does not end in time.
  @ParameterizedTest
  @MethodSource("files")
  void noTextTakesMoreThanMoments(String path) {
    boolean byLines = BY_LINES.contains(path);
    List<String> pieces =
        !byLines
            ? List.of("[", "{", "a.", "<a>", "- ")
            : List.of(
                "a",
                "(",
                "\"",
                "'\\",
                "[",
                "{",
                "a=",
                "a: ",
                "gem 'a', ",
                "$a",
                "${a",
                "do |",
                "a\\\n",
                "<<A\n",
                "FROM a\n",
                "a:b:c ",
                "- ",
                "#",
                "[a]\n",
                "a.",
                "<a>",
                "require (",
                "group :a do\n");
    for (String piece : pieces) {
      String text = piece.repeat(ALMOST_A_MEBIBYTE / piece.length());
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60), () -> Told.read(path, "", text), path + " of " + piece);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noTextEndsInAnException(String path) {
    Random random = new Random(20_260_521);
    String alphabet = "ab1.:=/@#\"'{}[]()<>,~^*$ \n\t-\\|!v";
    for (int run = 0; run < 300; run++) {
      StringBuilder text =
          new StringBuilder(
              List.of("", "[package]\n", "gem ", "FROM ", "api '", "{\"packages\":").get(run % 6));
      random
          .ints(random.nextInt(80), 0, alphabet.length())
          .forEach(i -> text.append(alphabet.charAt(i)));
      assertThatCode(() -> Told.read(path, "", text.toString()))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }
}

package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that can be wrong with a policy, each beside what its owner is told. A folder is a
/// case: `policy.yml` alone, or the files of an organisation and a repository, and `expected.txt`.
class ProblemCasesTest {
  private static final Rulebook RULEBOOK =
      new Rulebook(new Presets(List.of("starter"), _ -> "policy: starter\n"));

  static Stream<Path> cases() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(ProblemCasesTest.class.getResource("/rulebook/errors")).toURI());
    List<Path> cases;
    try (Stream<Path> found = Files.list(folder)) {
      cases = found.sorted().toList();
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSaidAsItsOwnerReadsIt(Path folder) throws IOException {
    PolicyReading reading = read(folder);
    String verdict = reading instanceof PolicyReading.Valid ? "valid\n" : "invalid\n";

    assertThat(verdict + PolicyTexts.printed(reading))
        .isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  @Test
  void thereAreCases() throws IOException, URISyntaxException {
    assertThat(cases()).hasSizeGreaterThan(150);
  }

  private static PolicyReading read(Path folder) {
    PolicyFile only = file(folder, "policy.yml", "countersign.yml");
    return only != null
        ? RULEBOOK.read(only, "acme")
        : RULEBOOK.read(
            null,
            file(folder, "organisation.yml", "acme/.github: countersign.yml"),
            file(folder, "repository.yml", "acme/shop: .github/countersign.yml"),
            "acme");
  }

  private static @Nullable PolicyFile file(Path folder, String path, String name) {
    Path file = folder.resolve(path);
    try {
      return Files.exists(file) ? new PolicyFile(name, Files.readString(file)) : null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples that others publish of what we read too; where they are from:
/// conformance/README.md.
class ConformanceTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "/conformance/codeowners.tsv",
      delimiter = '\t',
      quoteCharacter = '\u0001')
  void ownersAreFoundAsByHmarrsTable(String pattern, String path, String matches) {
    CodeOwners owners = CodeOwners.parse(pattern + " @dana");
    assertThat(owners.problems()).isEmpty();
    assertThat(owners.ownersOf(path).isPresent()).isEqualTo(matches.equals("yes"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "/conformance/doublestar.tsv",
      delimiter = '\t',
      quoteCharacter = '\u0001')
  void aGlobMatchesAsByDoublestarsTable(String pattern, String path, String matches) {
    if (matches.equals("bad")) {
      assertThatThrownBy(() -> new Glob(pattern)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(new Glob(pattern).matches(path)).isEqualTo(matches.equals("yes"));
    }
  }

  /// An example of CommonMark's.
  record Example(int number, String markdown, List<Integer> levels) {
    static Example of(JsonNode node) {
      List<Integer> levels =
          StreamSupport.stream(node.path("headings").spliterator(), false)
              .map(JsonNode::asInt)
              .toList();
      return new Example(node.path("example").asInt(), node.path("markdown").asText(), levels);
    }
  }

  static Stream<Example> examples() throws IOException {
    try (var in = ConformanceTest.class.getResourceAsStream("/conformance/commonmark.json")) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in));
      return StreamSupport.stream(all.spliterator(), false).map(Example::of).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aHeadingIsWhatCommonMarkSaysItIs(Example example) {
    List<Integer> levels =
        BodyReader.read(example.markdown()).stream()
            .filter(BodyLine.Heading.class::isInstance)
            .map(line -> ((BodyLine.Heading) line).level())
            .toList();
    assertThat(levels).isEqualTo(example.levels());
  }
}

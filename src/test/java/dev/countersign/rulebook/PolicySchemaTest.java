package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.core.report.ProcessingReport;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema that editors check with says of a policy what its reader says, as far as it can.
class PolicySchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = JSON.valueToTree(PolicySchema.schema());
  private static final JsonSchema VALIDATOR = validator();

  private static JsonSchema validator() {
    ObjectNode known = SCHEMA.deepCopy();
    known.remove("$schema"); // the validator knows an earlier draft, of which this is a part
    try {
      return JsonSchemaFactory.byDefault().getJsonSchema(known);
    } catch (ProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static Stream<Path> policies() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> shipped = Files.list(Path.of("policies"))) {
      shipped.filter(path -> !path.toString().endsWith("scenarios.yml")).forEach(all::add);
    }
    all.add(Path.of("src/test/resources/rulebook/policies/whole.yml"));
    return all.stream().filter(path -> path.toString().endsWith(".yml"));
  }

  /// The cases of what is wrong that an editor can see: a key, a word, a list or a map.
  static Stream<Path> structural() throws IOException {
    List<Path> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/rulebook/errors"))) {
      for (Path folder : folders.sorted().toList()) {
        String told = Files.readString(folder.resolve("expected.txt"));
        boolean seen = told.matches("(?s).*(is not a key of|is an empty (list|map)).*");
        if (seen && told.startsWith("invalid") && Files.exists(folder.resolve("policy.yml"))) {
          cases.add(folder);
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatTheReaderTakesTheSchemaTakes(Path policy) throws Exception {
    ProcessingReport report = VALIDATOR.validate(tree(policy), true);
    assertThat(report.isSuccess()).as("%s", report).isTrue();
  }

  @ParameterizedTest
  @MethodSource("structural")
  void whatTheReaderRefusesForItsFormTheSchemaRefuses(Path folder) throws Exception {
    assertThat(VALIDATOR.validate(tree(folder.resolve("policy.yml"))).isSuccess()).isFalse();
  }

  @Test
  void thereAreCasesOfBoth() throws IOException {
    assertThat(policies()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(structural()).hasSizeGreaterThan(10);
  }

  @Test
  void everyKeyThatTheReaderKnowsIsInTheSchema() {
    assertThat(keys(SCHEMA))
        .contains("policy", "emergency", "extends", "paths", "only_dependencies", "including")
        .contains("levels_when", "succeeded_first_in", "last_business_days", "waivable_by");
  }

  @Test
  void aConditionInsideTypesCannotAskForTheType() throws Exception {
    String policy =
        """
        policy: p
        title: P
        types: {a: {when: {type: a}}, b: {}}
        rules: [{rule: R, require: {approvals: {count: 1}}}]
        """;
    assertThat(VALIDATOR.validate(tree(policy)).isSuccess()).isFalse();
    assertThat(VALIDATOR.validate(tree(policy.replace("type: a}", "kind: a}"))).isSuccess())
        .isTrue();
  }

  /// All names under any `properties`.
  private static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(part -> keys.addAll(keys(part)));
    return keys;
  }

  private static JsonNode tree(Path file) throws IOException {
    return tree(Files.readString(file));
  }

  private static JsonNode tree(String yaml) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    return JSON.valueToTree(new Load(settings).loadFromString(yaml));
  }
}

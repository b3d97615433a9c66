package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `countersign schema` prints what editors check a policy by.
class SchemaStory {
  @Test
  void theSchemaIsPrintedAndNothingElse(@TempDir Path folder) throws Exception {
    Shell.Said said = new Shell(folder).types("schema");
    JsonNode schema = new ObjectMapper().readTree(said.out());
    assertThat(schema.path("$schema").asText()).startsWith("http://json-schema.org/");
    assertThat(schema.at("/properties/rules/items/properties/require/properties").has("approvals"))
        .isTrue();
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
  }
}

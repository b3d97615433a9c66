package dev.countersign.duties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// JSON of what is kept and noted.
final class DutyJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DutyJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and records can be written", impossible);
    }
  }

  /// The value; a missing one where the text is no JSON, so that nothing is found in it.
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException unreadable) {
      return MissingNode.getInstance();
    }
  }
}

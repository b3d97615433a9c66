package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Sha;
import java.time.DateTimeException;
import java.time.Instant;

/// Facts that must be there: a field that is absent, null or of another kind is said, never taken
/// for none.
final class Facts {
  private Facts() {}

  /// A fact that GitHub left out.
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param sentence what is missing
    Missing(String sentence) {
      super(sentence);
    }

    static Missing field(String name) {
      return new Missing("GitHub left out the field " + name + " in its answer.");
    }
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw Missing.field(field);
    }
    return value.textValue();
  }

  static boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isBoolean()) {
      throw Missing.field(field);
    }
    return value.booleanValue();
  }

  /// A number, which GraphQL writes as text where it has 64 bits.
  static long number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isTextual() && value.textValue().matches("\\d{1,18}")) {
      return Long.parseLong(value.textValue());
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Missing.field(field);
    }
    return value.longValue();
  }

  static Sha sha(JsonNode node, String field) {
    try {
      return new Sha(text(node, field));
    } catch (IllegalArgumentException unreadable) {
      throw Missing.field(field);
    }
  }

  static Instant instant(JsonNode node, String field) {
    try {
      return Instant.parse(text(node, field));
    } catch (DateTimeException unreadable) {
      throw Missing.field(field);
    }
  }

  /// An object.
  static JsonNode object(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isObject()) {
      throw Missing.field(field);
    }
    return value;
  }
}

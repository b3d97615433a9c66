package dev.countersign.ledger.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry's detail, read as far as it can be: what is not there or of another form is not known.
record Detail(JsonNode json) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final Detail NONE = new Detail(MissingNode.getInstance());

  static Detail of(String text) {
    try {
      return new Detail(MAPPER.readTree(text));
    } catch (JsonProcessingException notJson) {
      return NONE;
    }
  }

  /// The first of these that is a text or a number; empty where none is.
  String text(String... pointers) {
    for (String pointer : pointers) {
      JsonNode found = json.at(pointer);
      if (found.isValueNode() && !found.isNull() && !found.asText().isBlank()) {
        return found.asText();
      }
    }
    return "";
  }

  /// The first of these that is a moment: a text of ISO 8601, or seconds since 1970.
  @Nullable Instant moment(String... pointers) {
    String text = text(pointers);
    try {
      return text.isEmpty()
          ? null
          : text.matches("[0-9]{1,11}([.][0-9]+)?")
              ? Instant.ofEpochSecond((long) Double.parseDouble(text))
              : Instant.parse(text);
    } catch (DateTimeException no) {
      return null;
    }
  }

  @Nullable Boolean truth(String pointer) {
    JsonNode found = json.at(pointer);
    return found.isBoolean() ? (Boolean) found.asBoolean() : null;
  }

  boolean has(String pointer) {
    return !json.at(pointer).isMissingNode();
  }

  List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    json.at(pointer).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /// The names of the rules of a verdict that were neither met nor only noted.
  List<String> notMet() {
    List<String> names = new ArrayList<>();
    json.at("/account/rules")
        .forEach(rule -> {
          if (rule.path("state").asText().matches("unmet|waiting")) {
            names.add(rule.path("rule").asText());
          }
        });
    return names;
  }
}

package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One of the published shapes of `shapes.json`, being filled: its `${holes}` take values of any
/// kind.
final class Shape {

  private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final JsonNode ALL = load();

  private final JsonNode template;
  private final Map<String, JsonNode> values = new HashMap<>();

  private Shape(JsonNode template) {
    this.template = template;
  }

  static Shape of(String name) {
    return new Shape(Objects.requireNonNull(ALL.get(name), name));
  }

  Shape with(String hole, @Nullable Object value) {
    values.put(hole, Json.value(value));
    return this;
  }

  ObjectNode fill() {
    return (ObjectNode) filled(template);
  }

  private JsonNode filled(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      return Json.array(array.valueStream().toList(), this::filled);
    }
    return node instanceof TextNode text ? filled(text.asText()) : node;
  }

  private JsonNode filled(String text) {
    Matcher hole = HOLE.matcher(text);
    if (hole.matches()) {
      return value(hole.group(1));
    }
    return TextNode.valueOf(
        hole.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1)).asText())));
  }

  private JsonNode value(String hole) {
    JsonNode value = values.get(hole);
    if (value == null) {
      throw new IllegalStateException("Nothing was given for " + hole + " in " + template);
    }
    return value;
  }

  private static JsonNode load() {
    try (InputStream in = Shape.class.getResourceAsStream("/sandbox/shapes.json")) {
      return Json.read(
          new String(
              Objects.requireNonNull(in, "shapes.json").readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

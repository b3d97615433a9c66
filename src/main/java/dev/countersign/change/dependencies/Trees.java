package dev.countersign.change.dependencies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents of JSON and TOML as trees of bounded depth.
final class Trees {
  static final int DEEPEST = 64;
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
  private static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper TOML =
      TomlMapper.builder(TomlFactory.builder().streamReadConstraints(BOUNDS).build()).build();

  private Trees() {}

  static ObjectNode json(String text) throws Unreadable {
    return object(JSON, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  static ObjectNode toml(String text) throws Unreadable {
    return object(TOML, text);
  }

  private static ObjectNode object(ObjectMapper mapper, String text) throws Unreadable {
    try {
      if (mapper.readTree(text) instanceof ObjectNode object) {
        bounded(object);
        return object;
      }
      throw new Unreadable("not an object");
    } catch (JsonProcessingException e) {
      throw new Unreadable("does not parse", e);
    }
  }

  /// Refuses a tree deeper than what a recursion may follow; dotted keys nest without any bracket.
  private static void bounded(JsonNode root) throws Unreadable {
    record At(JsonNode node, int depth) {}
    Deque<At> open = new ArrayDeque<>(List.of(new At(root, 0)));
    while (!open.isEmpty()) {
      At at = open.pop();
      if (at.depth() > DEEPEST) {
        throw new Unreadable("nested too deep");
      }
      at.node().forEach(child -> open.push(new At(child, at.depth() + 1)));
    }
  }

  /// The object under a key; an empty one where the key is absent.
  static ObjectNode objectAt(JsonNode parent, String key) throws Unreadable {
    JsonNode node = parent.path(key);
    if (node instanceof ObjectNode object) {
      return object;
    }
    if (node.isMissingNode() || node.isNull()) {
      return JSON.createObjectNode();
    }
    throw new Unreadable(key + " is not an object");
  }

  /// The texts of a list under a key; none where the key is absent.
  static List<String> textsAt(JsonNode parent, String key) throws Unreadable {
    JsonNode node = parent.path(key);
    if (!node.isArray() && !node.isMissingNode()) {
      throw new Unreadable(key + " is not a list");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      texts.add(requireText(item, key));
    }
    return texts;
  }

  static String requireText(JsonNode node, String what) throws Unreadable {
    if (!node.isTextual()) {
      throw new Unreadable(what + " is not a text");
    }
    return node.textValue();
  }

  static @Nullable String textAt(JsonNode parent, String key) {
    return parent.path(key).textValue();
  }
}

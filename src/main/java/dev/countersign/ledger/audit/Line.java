package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.proof.CanonicalJson;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.VerifierKey;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A line of an export: canonical JSON, so that no byte of it can change unseen.
sealed interface Line {
  /// The first: whose ledger it is.
  ///
  /// @param whole whether all entries up to the last checkpoint follow, else each with its proof
  record Head(String origin, List<VerifierKey> keys, boolean whole) implements Line {}

  /// A checkpoint.
  ///
  /// @param consistency the proof that it begins with the one before, where entries do not show it
  record Mark(String note, @Nullable List<Hash> consistency) implements Line {}

  /// An entry.
  ///
  /// @param leaf the hash that was kept of it
  /// @param proof that it is in the last checkpoint, where other entries do not show it
  record Item(JsonNode entry, String leaf, @Nullable List<Hash> proof) implements Line {}

  /// The form of exports. It is another where anything in it is.
  int FORM = 1;

  /// The line without its newline.
  default String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Head(String origin, List<VerifierKey> keys, boolean whole) -> {
        json.put("form", FORM).put("origin", origin).put("whole", whole);
        json.set("keys", texts(keys));
      }
      case Mark(String note, var consistency) -> {
        json.put("checkpoint", note);
        optional(json, "consistency", consistency);
      }
      case Item(JsonNode entry, String leaf, var proof) -> {
        json.set("entry", entry);
        json.put("leaf", leaf);
        optional(json, "proof", proof);
      }
    }
    return CanonicalJson.write(json);
  }

  private static void optional(ObjectNode json, String name, @Nullable List<Hash> hashes) {
    if (hashes != null) {
      json.set(name, texts(hashes));
    }
  }

  private static ArrayNode texts(List<?> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }

  /// The line that a text is.
  ///
  /// @throws IllegalArgumentException where it is none, or could be written in another way
  static Line read(String text) {
    JsonNode json =
        CanonicalJson.read(text)
            .orElseThrow(() -> new IllegalArgumentException("it is no JSON of one form only"));
    Line line = read(json);
    if (!line.text().equals(text)) {
      throw new IllegalArgumentException("it is not written in canonical form, or says more");
    }
    return line;
  }

  private static Line read(JsonNode json) {
    TreeSet<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    if (names.contains("form") && json.path("form").asInt() == FORM) {
      List<VerifierKey> keys = list(json.path("keys")).map(VerifierKey::read).toList();
      return new Head(json.path("origin").asText(), keys, json.path("whole").asBoolean());
    }
    if (names.contains("checkpoint")) {
      return new Mark(json.path("checkpoint").asText(), hashes(json.get("consistency")));
    }
    if (names.contains("entry") && json.path("entry").isObject()) {
      return new Item(
          Objects.requireNonNull(json.get("entry")),
          json.path("leaf").asText(),
          hashes(json.get("proof")));
    }
    throw new IllegalArgumentException("it is no line of an export that this program knows");
  }

  private static @Nullable List<Hash> hashes(@Nullable JsonNode json) {
    return json == null ? null : list(json).map(Hash::read).toList();
  }

  private static java.util.stream.Stream<String> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}

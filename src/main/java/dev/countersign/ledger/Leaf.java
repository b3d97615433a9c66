package dev.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.proof.CanonicalJson;
import dev.countersign.ledger.proof.Hash;
import java.time.temporal.ChronoUnit;

/// An entry at its place in the ledger's order, as the JSON whose bytes are a leaf of the tree.
///
/// @param place counted from 0
public record Leaf(long place, Entry entry) {
  /// The form of the JSON. It changes where anything in it does, for entries that come after.
  private static final int FORM = 1;

  /// The value whose canonical text is hashed.
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("form", FORM)
            .put("place", place)
            .put("at", entry.at().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("repo", entry.repo().toString())
            .put("number", entry.number())
            .put("head", entry.head().value())
            .put("kind", whole(entry.kind()))
            .put("title", whole(entry.title()));
    json.set("detail", detail());
    return json;
  }

  /// The detail as the JSON that it is; as a text where it is none that has one form only.
  private JsonNode detail() {
    return CanonicalJson.read(entry.detail())
        .orElseGet(() -> JsonNodeFactory.instance.textNode(whole(entry.detail())));
  }

  /// The text without halves of characters, which no UTF-8 can hold.
  private static String whole(String text) {
    return text.codePoints()
        .map(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  public Hash hash() {
    return Hash.ofLeaf(CanonicalJson.bytes(json()));
  }
}

package dev.countersign.rulebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of one JSON document that nobody vouches for, as the same tree as YAML: bounded in
/// size and depth, without a key twice.
public final class JsonReader {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_DEPTH = 64;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(MOST_CHARACTERS)
                  .maxNameLength(10_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Source source;
  private final JsonParser parser;

  private JsonReader(Source source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /// The document, or null where it is none; why is then among the problems.
  public static @Nullable Node read(PolicyFile file, Problems problems) {
    Source source = new Source(file);
    problems.begin(source);
    try (JsonParser parser = JSON.createParser(file.text())) {
      return new JsonReader(source, parser).document();
    } catch (JsonProcessingException broken) {
      problems.error(
          spot(source, broken.getLocation()), "this is not JSON: " + broken.getOriginalMessage());
      return null;
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
  }

  private Node document() throws IOException {
    Node root = node(parser.nextToken());
    if (parser.nextToken() != null) {
      throw new com.fasterxml.jackson.core.JsonParseException(
          parser, "something stands behind its end");
    }
    return root;
  }

  private Node node(@Nullable JsonToken token) throws IOException {
    Spot spot = spot(source, parser.currentTokenLocation());
    return switch (token) {
      case START_OBJECT -> fields(spot);
      case START_ARRAY -> items(spot);
      case VALUE_STRING -> new Node.Text(parser.getText(), false, spot);
      case null ->
          throw new com.fasterxml.jackson.core.JsonParseException(parser, "nothing is there");
      default -> new Node.Text(parser.getText(), true, spot);
    };
  }

  private Node items(Spot spot) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; ) {
      items.add(node(next));
      next = parser.nextToken();
    }
    return new Node.Items(items, spot);
  }

  private Node fields(Spot spot) throws IOException {
    List<Node.Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Node.Text key =
          new Node.Text(parser.currentName(), false, spot(source, parser.currentTokenLocation()));
      fields.add(new Node.Field(key, node(parser.nextToken())));
    }
    return new Node.Fields(fields, spot);
  }

  private static Spot spot(Source source, @Nullable JsonLocation at) {
    int line = at == null ? 1 : Math.max(1, at.getLineNr());
    int column = at == null ? 1 : Math.max(1, at.getColumnNr());
    return new Spot(source, line, column, line, column + 1);
  }
}

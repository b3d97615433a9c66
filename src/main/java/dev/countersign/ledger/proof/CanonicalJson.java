package dev.countersign.ledger.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;

/// JSON written in the one way of RFC 8785, so that the same value always has the same bytes.
public final class CanonicalJson {
  /// Beyond it, two integers may be one number (RFC 7493, section 2.2).
  private static final long EXACT = (1L << 53) - 1;

  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String ESCAPES = "btnfr\"\\";

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /// The value that the text is, where it can be written in one way only: no name twice in an
  /// object, no integer beyond 2^53, no half of a character.
  public static Optional<JsonNode> read(String text) {
    try {
      JsonNode value = STRICT.readTree(text);
      if (value.isMissingNode()) {
        return Optional.empty();
      }
      write(value);
      return Optional.of(value);
    } catch (JsonProcessingException | IllegalArgumentException no) {
      return Optional.empty();
    }
  }

  /// The text of a value.
  ///
  /// @throws IllegalArgumentException where there is none, as for a number that is not finite
  public static String write(JsonNode value) {
    CanonicalJson json = new CanonicalJson();
    json.add(value);
    return json.out.toString();
  }

  /// The text of a value as UTF-8.
  public static byte[] bytes(JsonNode value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  private void add(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value);
      case ARRAY -> array(value);
      case STRING -> text(value.textValue());
      case NUMBER -> number(value);
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException(value.getNodeType() + " is no JSON");
    }
  }

  private void object(JsonNode object) {
    TreeMap<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    String comma = "";
    out.append('{');
    for (var member : members.entrySet()) {
      out.append(comma);
      text(member.getKey());
      out.append(':');
      add(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void array(JsonNode array) {
    out.append('[');
    for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
      add(each.next());
      out.append(each.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void number(JsonNode number) {
    if (number.isIntegralNumber()
        && !(number.canConvertToLong() && Math.abs(number.longValue()) <= EXACT)) {
      throw new IllegalArgumentException("an integer beyond 2^53 is not exact in JSON");
    }
    out.append(Numbers.text(number.doubleValue()));
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        out.append('\\').append(ESCAPES.charAt(escape));
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
        i = second(text, i);
      }
    }
    out.append('"');
  }

  /// Adds the second half of a character that has two.
  private int second(String text, int i) {
    if (!Character.isSurrogate(text.charAt(i))) {
      return i;
    }
    if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
      throw new IllegalArgumentException("half of a character is no text");
    }
    out.append(text.charAt(i + 1));
    return i + 1;
  }
}

package dev.countersign.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Login;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where texts name a person: in a field for people, or as `@login` in any text. Others whose login
/// begins with theirs are not meant.
public final class Naming {
  /// Whom GitHub shows in the place of an account that is gone.
  public static final String NOBODY = "ghost";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Fields that name people.
  private static final Set<String> PEOPLE =
      Set.of(
          "by",
          "author",
          "approvers",
          "owner",
          "owners",
          "login",
          "user",
          "users",
          "pusher",
          "merger",
          "mergedBy",
          "actor",
          "value");

  private final String name;
  private final Pattern mention;

  public Naming(Login person) {
    this.name = person.key();
    this.mention =
        Pattern.compile(
            "(?<![A-Za-z0-9_])@" + Pattern.quote(name) + "(?![A-Za-z0-9_-]|\\[bot])",
            Pattern.CASE_INSENSITIVE);
  }

  /// Whether that is their login.
  public boolean is(@Nullable String login) {
    return name.equalsIgnoreCase(login);
  }

  /// Whether a text, which may be JSON, names them.
  public boolean in(@Nullable String text) {
    return text != null && (mention.matcher(text).find() || names(json(text), false));
  }

  /// Whether JSON names them in whatever field, or as the name of one.
  public boolean anywhere(@Nullable String json) {
    return json != null && (in(json) || json.toLowerCase(Locale.ROOT).contains("\"" + name + "\""));
  }

  private static @Nullable JsonNode json(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return null;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException words) {
      return null;
    }
  }

  /// @param people whether it stands in a field for people, however deep
  private boolean names(@Nullable JsonNode json, boolean people) {
    if (json == null || json.isValueNode()) {
      return json != null && spelled(json.asText(), people);
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (names(field.getValue(), people || PEOPLE.contains(field.getKey()))) {
        return true;
      }
    }
    for (JsonNode each : json.isArray() ? json : JsonNodeFactory.instance.arrayNode()) {
      if (names(each, people)) {
        return true;
      }
    }
    return false;
  }

  /// An escape may hide in JSON what is a mention in its text.
  private boolean spelled(String text, boolean people) {
    return (people && is(text)) || mention.matcher(text).find();
  }

  /// The text with nobody in their place.
  public String without(String text) {
    JsonNode json = json(text);
    return json == null ? unmentioned(text) : without(json, false).toString();
  }

  private String unmentioned(String text) {
    return mention.matcher(text).replaceAll("@" + NOBODY);
  }

  private JsonNode without(JsonNode json, boolean people) {
    if (json.isTextual()) {
      String text = json.asText();
      return JsonNodeFactory.instance.textNode(people && is(text) ? NOBODY : unmentioned(text));
    }
    if (json.isArray()) {
      ArrayNode rest = JsonNodeFactory.instance.arrayNode();
      json.forEach(each -> rest.add(without(each, people)));
      return rest;
    }
    if (!json.isObject()) {
      return json;
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    json.properties()
        .forEach(field ->
            rest.set(
                field.getKey(),
                without(field.getValue(), people || PEOPLE.contains(field.getKey()))));
    return rest;
  }
}

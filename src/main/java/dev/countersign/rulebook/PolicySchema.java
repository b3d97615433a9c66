package dev.countersign.rulebook;

import dev.countersign.rulebook.ConditionShape.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The policy language as a JSON Schema, made from the very shapes that read it: editors complete
/// and check a policy by it. What hangs together across a file only the reader can tell.
public final class PolicySchema {
  private static final List<String> VALUES = List.of("string", "number", "boolean");

  private PolicySchema() {}

  /// The schema, as maps, lists and texts.
  public static Map<String, Object> schema() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (Home home : Home.values()) {
      Form one = new ConditionShape(home).keys().some().form();
      definitions.put(name(home), of(new Form.Either(List.of(one, new Form.Entries(one, true)))));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "A change policy");
    schema.put("definitions", definitions);
    schema.putAll(of(withExtends(PolicyShape.policy().form())));
    return schema;
  }

  /// A file may start from another, and then needs only what it adds.
  private static Form withExtends(Form form) {
    Form.Keyed policy = (Form.Keyed) form;
    Map<String, Form> keys = new LinkedHashMap<>(policy.keys());
    keys.put("extends", new Form.Value("organisation|instance|preset/[a-z0-9-]+"));
    return new Form.Keyed(keys, Set.of(), true);
  }

  private static String name(Home home) {
    return "condition-" + home.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> of(Form form) {
    return switch (form) {
      case Form.Anything _ -> new LinkedHashMap<>();
      case Form.Nothing _ -> map("not", map());
      case Form.Value(String pattern) -> value(pattern);
      case Form.Truth(boolean both) ->
          map("enum", both ? List.of(true, false, "true", "false") : List.of(true, "true"));
      case Form.Whole(int least, int most) ->
          map("type", List.of("integer", "string"), "minimum", least, "maximum", most);
      case Form.Choice(List<String> words) -> map("enum", words);
      case Form.Entries(Form each, boolean some) ->
          map("type", "array", "items", of(each), "minItems", some ? 1 : 0);
      case Form.Named(Form value) -> map("type", "object", "additionalProperties", of(value));
      case Form.Keyed keyed -> keyed(keyed);
      case Form.Either(List<Form> forms) -> either(forms);
      case Form.Condition(Home home) -> map("$ref", "#/definitions/" + name(home));
    };
  }

  /// YAML makes numbers and truths of what stands without quotes.
  private static Map<String, Object> value(@Nullable String pattern) {
    Map<String, Object> value = map("type", VALUES);
    if (pattern != null) {
      value.put("pattern", "^(" + pattern + ")$");
    }
    return value;
  }

  private static Map<String, Object> keyed(Form.Keyed keyed) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keyed.keys().forEach((key, form) -> properties.put(key, of(form)));
    Map<String, Object> schema =
        map("type", "object", "properties", properties, "additionalProperties", false);
    if (!keyed.needed().isEmpty()) {
      schema.put("required", List.copyOf(keyed.needed()));
    }
    if (keyed.some()) {
      schema.put("minProperties", 1);
    }
    return schema;
  }

  private static Map<String, Object> either(List<Form> forms) {
    List<Object> schemas = new ArrayList<>();
    forms.forEach(form -> schemas.add(of(form)));
    return schemas.size() == 1 ? of(forms.getFirst()) : map("anyOf", schemas);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      map.put((String) keysAndValues[at], keysAndValues[at + 1]);
    }
    return map;
  }
}

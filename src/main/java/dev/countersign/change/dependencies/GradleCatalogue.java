package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader of Gradle's version catalogues (`*.versions.toml`).
final class GradleCatalogue implements FileReader {
  private static final int FOLDERS_UP = 4;

  @Override
  public boolean reads(String path) {
    return path.endsWith(".versions.toml");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.GRADLE;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.toml(text);
    Reading reading = new Reading(Trees.objectAt(root, "versions"));
    List<Declared> declared =
        new ArrayList<>(reading.all(Trees.objectAt(root, "libraries")).values());
    declared.addAll(reading.all(Trees.objectAt(root, "plugins")).values());
    root.remove(List.of("libraries", "plugins"));
    for (Map.Entry<String, JsonNode> version : reading.versions.properties()) {
      if (!reading.used.contains(version.getKey())) {
        declared.add(
            new Declared(
                version.getKey(), reading.written(version.getValue()), false, Contents.VARIABLE));
      }
    }
    return new Contents(declared, reading.used, used -> rest(root, used));
  }

  private static ObjectNode rest(ObjectNode root, Set<String> used) {
    ObjectNode rest = root.deepCopy();
    if (rest.get("versions") instanceof ObjectNode versions) {
      versions.remove(used);
      if (versions.isEmpty()) {
        rest.remove("versions");
      }
    }
    return rest;
  }

  /// The libraries of the build's own catalogue by the names that build files call them by; none
  /// where it has none.
  static Map<String, Declared> beside(Surroundings around) throws Unreadable {
    StringBuilder up = new StringBuilder();
    for (int i = 0; i <= FOLDERS_UP; i++) {
      String text = around.beside(up + "gradle/libs.versions.toml");
      if (text != null) {
        ObjectNode root = Trees.toml(text);
        return new Reading(Trees.objectAt(root, "versions")).all(Trees.objectAt(root, "libraries"));
      }
      up.append("../");
    }
    return Map.of();
  }

  private static final class Reading {
    private final ObjectNode versions;
    private final Set<String> used = new HashSet<>();

    Reading(ObjectNode versions) {
      this.versions = versions;
    }

    Map<String, Declared> all(ObjectNode table) throws Unreadable {
      Map<String, Declared> all = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : table.properties()) {
        String accessor = entry.getKey().replace('-', '.').replace('_', '.');
        all.put(accessor, declared(entry.getKey(), entry.getValue()));
      }
      return all;
    }

    private Declared declared(String key, JsonNode value) throws Unreadable {
      if (value.isTextual()) {
        String text = value.textValue();
        int colon = text.lastIndexOf(':');
        return colon < 0
            ? new Declared(text, null, false, key)
            : new Declared(text.substring(0, colon), text.substring(colon + 1), false, key);
      }
      if (!value.isObject()) {
        throw new Unreadable(key + " is neither a text nor a table");
      }
      return new Declared(name(key, value), version(value.path("version")), false, key);
    }

    private static String name(String key, JsonNode table) {
      String module = Trees.textAt(table, "module");
      String id = module == null ? Trees.textAt(table, "id") : module;
      String group = Trees.textAt(table, "group");
      return id == null ? (group == null ? key : group + ":" + Trees.textAt(table, "name")) : id;
    }

    private @Nullable String version(JsonNode version) {
      String reference = Trees.textAt(version, "ref");
      if (reference == null) {
        return written(version);
      }
      used.add(reference);
      return written(versions.path(reference));
    }

    /// A version as text, or the first that a table of rules names.
    private @Nullable String written(JsonNode version) {
      if (version.isTextual()) {
        return version.textValue();
      }
      for (String key : List.of("prefer", "require", "strictly")) {
        String rule = Trees.textAt(version, key);
        if (rule != null) {
          return rule;
        }
      }
      return null;
    }
  }
}

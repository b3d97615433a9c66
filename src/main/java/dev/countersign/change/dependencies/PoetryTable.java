package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// Poetry's own tables of dependencies, and Pipfile's, which are written alike.
record PoetryTable(List<Declared> declared) {

  void take(ObjectNode parent, String key, boolean dev, String place) throws Unreadable {
    ObjectNode table = Trees.objectAt(parent, key);
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      if (!entry.getKey().equals("python")) {
        add(entry.getKey(), entry.getValue(), dev, place + key);
      }
    }
    JsonNode python = table.get("python");
    parent.remove(key);
    if (python != null) {
      parent.set("python of " + key, python);
    }
  }

  /// A version, a table, or one table for each platform.
  private void add(String name, JsonNode value, boolean dev, String place) throws Unreadable {
    if (value.isArray()) {
      for (JsonNode platform : value) {
        add(name, platform, dev, place + " " + platform.path("markers") + platform.path("python"));
      }
      return;
    }
    String normal = PythonRequirement.normal(name);
    if (value.isTextual()) {
      declared.add(new Declared(normal, value.textValue().strip(), dev, place));
    } else if (value.isObject()) {
      declared.add(detailed(normal, value, dev, place));
    } else {
      throw new Unreadable(name + " is neither a version nor a table");
    }
  }

  private static Declared detailed(String name, JsonNode table, boolean dev, String place) {
    String version = Trees.textAt(table, "version");
    String tag = Trees.textAt(table, "tag");
    String pin = Trees.textAt(table, "rev");
    for (String key : List.of("git", "path", "url", "source", "file", "index")) {
      String source = Trees.textAt(table, key);
      if (source != null) {
        return new Declared(name, version == null ? tag : version, dev, place, pin, source);
      }
    }
    return new Declared(name, version, dev, place);
  }
}

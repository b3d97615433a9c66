package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reader of `Cargo.toml`.
final class CargoManifest implements FileReader {
  private static final List<String> SECTIONS =
      List.of(
          "dependencies",
          "dev-dependencies",
          "dev_dependencies",
          "build-dependencies",
          "build_dependencies");
  private static final int FOLDERS_UP = 8;

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "Cargo.toml");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.CARGO;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.toml(text);
    Reading reading = new Reading(workspace(root, around), new ArrayList<>());
    reading.takeSections(root, "");
    for (Map.Entry<String, JsonNode> target : Trees.objectAt(root, "target").properties()) {
      if (target.getValue() instanceof ObjectNode platform) {
        reading.takeSections(platform, "target " + target.getKey() + " ");
      }
    }
    if (root.get("workspace") instanceof ObjectNode workspace) {
      reading.take(workspace, "dependencies", "workspace ");
    }
    for (Map.Entry<String, JsonNode> patched : Trees.objectAt(root, "patch").properties()) {
      reading.takeTable(patched.getValue(), "patch " + patched.getKey());
    }
    root.remove("patch");
    reading.take(root, "replace", "");
    withoutEmptyTargets(root);
    return new Contents(reading.declared(), root);
  }

  /// A target table that holds nothing but dependencies is a declaration too.
  private static void withoutEmptyTargets(ObjectNode root) {
    if (root.get("target") instanceof ObjectNode targets) {
      targets.removeIf(JsonNode::isEmpty);
      if (targets.isEmpty()) {
        root.remove("target");
      }
    }
  }

  /// The dependencies that the workspace holds for its members, from the nearest manifest that has
  /// any.
  private static ObjectNode workspace(ObjectNode root, Surroundings around) throws Unreadable {
    ObjectNode own = Trees.objectAt(root, "workspace");
    StringBuilder up = new StringBuilder();
    for (int i = 0; own.isEmpty() && i < FOLDERS_UP; i++) {
      String text = around.beside(up.append("../") + "Cargo.toml");
      own = text == null ? own : Trees.objectAt(Trees.toml(text), "workspace");
    }
    return Trees.objectAt(own, "dependencies").deepCopy();
  }

  private record Reading(ObjectNode workspace, List<Declared> declared) {

    void takeSections(ObjectNode parent, String where) throws Unreadable {
      for (String section : SECTIONS) {
        take(parent, section, where);
      }
    }

    void take(ObjectNode parent, String section, String where) throws Unreadable {
      takeTable(Trees.objectAt(parent, section), where + section);
      parent.remove(section);
    }

    void takeTable(JsonNode table, String place) throws Unreadable {
      for (Map.Entry<String, JsonNode> entry : table.properties()) {
        declared.add(declared(entry.getKey(), entry.getValue(), place));
      }
    }

    private Declared declared(String key, JsonNode value, String place) throws Unreadable {
      boolean dev = place.endsWith("dev-dependencies") || place.endsWith("dev_dependencies");
      if (value.isTextual()) {
        return new Declared(key, value.textValue().strip(), dev, place);
      }
      if (!value.isObject()) {
        throw new Unreadable(key + " is neither a version nor a table");
      }
      if (value.path("workspace").asBoolean()) {
        JsonNode held = workspace.path(key);
        return held.isMissingNode() || held.path("workspace").asBoolean()
            ? new Declared(key, null, dev, place)
            : declared(key, held, place);
      }
      String name = Trees.textAt(value, "package");
      return detailed(name == null ? key : name, value, dev, place);
    }

    private static Declared detailed(String name, JsonNode table, boolean dev, String place) {
      String version = Trees.textAt(table, "version");
      String source = source(table);
      String tag = Trees.textAt(table, "tag");
      String rev = Trees.textAt(table, "rev");
      boolean tagged = version == null && tag != null;
      return new Declared(name, tagged ? tag : version, dev, place, rev, source);
    }

    private static @Nullable String source(JsonNode table) {
      for (String key : List.of("git", "path", "registry", "registry-index")) {
        String place = Trees.textAt(table, key);
        if (place != null) {
          String branch = Trees.textAt(table, "branch");
          return key + " " + place + (branch == null ? "" : " " + branch);
        }
      }
      return null;
    }
  }
}

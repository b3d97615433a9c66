package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader of `pyproject.toml`: the standard tables, and those of Poetry, uv and PDM.
final class PyprojectManifest implements FileReader {
  private static final Set<String> FOR_DEVELOPMENT =
      Set.of("dev", "development", "test", "tests", "testing", "lint", "docs", "doc", "typing");

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "pyproject.toml");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.PIP;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.toml(text);
    List<Declared> declared = new ArrayList<>();
    ObjectNode project = Trees.objectAt(root, "project");
    takeList(project, "dependencies", false, "", declared);
    takeGroups(project, "optional-dependencies", false, declared);
    takeGroups(root, "dependency-groups", true, declared);
    takeList(Trees.objectAt(root, "build-system"), "requires", false, "build ", declared);
    ObjectNode tool = Trees.objectAt(root, "tool");
    takePoetry(Trees.objectAt(tool, "poetry"), declared);
    takeList(Trees.objectAt(tool, "uv"), "dev-dependencies", true, "", declared);
    takeGroups(Trees.objectAt(tool, "pdm"), "dev-dependencies", true, declared);
    return new Contents(declared, root);
  }

  private static void takeList(
      ObjectNode parent, String key, boolean dev, String place, List<Declared> declared)
      throws Unreadable {
    addAll(parent.path(key), dev, place + key, declared);
    parent.remove(key);
  }

  private static void addAll(JsonNode list, boolean dev, String place, List<Declared> declared)
      throws Unreadable {
    if (!list.isArray() && !list.isMissingNode()) {
      throw new Unreadable(place + " is not a list");
    }
    for (JsonNode item : list) {
      Declared one = declared(item, dev, place);
      if (one != null) {
        declared.add(one);
      }
    }
  }

  /// One requirement; null for a group that takes in another one, which declares nothing itself.
  private static @Nullable Declared declared(JsonNode item, boolean dev, String place)
      throws Unreadable {
    if (item.has("include-group")) {
      return null;
    }
    Declared read = PythonRequirement.read(Trees.requireText(item, place).strip(), dev, place);
    if (read == null) {
      throw new Unreadable("a text in " + place + " is no requirement");
    }
    return read;
  }

  /// Named groups; of optional ones only those named for it serve development.
  private static void takeGroups(
      ObjectNode parent, String key, boolean dev, List<Declared> declared) throws Unreadable {
    for (Map.Entry<String, JsonNode> group : Trees.objectAt(parent, key).properties()) {
      boolean only = isForDevelopment(group.getKey()) || (dev && !isMain(group.getKey()));
      addAll(group.getValue(), only, key + " " + group.getKey(), declared);
    }
    parent.remove(key);
  }

  private static boolean isMain(String group) {
    return group.equals("main") || group.equals("prod") || group.equals("production");
  }

  private static boolean isForDevelopment(String group) {
    return FOR_DEVELOPMENT.contains(group.toLowerCase(Locale.ROOT));
  }

  private static void takePoetry(ObjectNode poetry, List<Declared> declared) throws Unreadable {
    PoetryTable table = new PoetryTable(declared);
    table.take(poetry, "dependencies", false, "");
    table.take(poetry, "dev-dependencies", true, "");
    for (Map.Entry<String, JsonNode> group : Trees.objectAt(poetry, "group").properties()) {
      if (group.getValue() instanceof ObjectNode inside) {
        table.take(inside, "dependencies", !isMain(group.getKey()), group.getKey() + " ");
      }
    }
    removeEmptyGroups(poetry);
  }

  private static void removeEmptyGroups(ObjectNode poetry) {
    if (poetry.get("group") instanceof ObjectNode groups) {
      groups.removeIf(JsonNode::isEmpty);
      if (groups.isEmpty()) {
        poetry.remove("group");
      }
    }
  }
}

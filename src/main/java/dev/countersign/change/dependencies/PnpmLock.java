package dev.countersign.change.dependencies;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The lock files written in YAML: pnpm's, and the newer of yarn's.
final class PnpmLock {
  static final List<FileReader> ALL =
      List.of(new LockReader("pnpm-lock.yaml", Ecosystem.NPM, (text, _) -> pnpm(text)));

  private PnpmLock() {}

  /// Packages stand under `/name/version`, `/name@version` or `name@version`, with their peers
  /// behind. What the importers need for production tells what serves it.
  static Contents pnpm(String text) throws Unreadable {
    Node root = YamlTree.parse(text).root();
    Locked locked = new Locked();
    Set<String> production = new HashSet<>();
    Map<String, Node> importers = entries(at(root, "importers"));
    for (Node importer : importers.isEmpty() ? List.of(root) : importers.values()) {
      for (String section : List.of("dependencies", "optionalDependencies")) {
        needed(at(importer, section), production);
      }
    }
    for (String section : List.of("packages", "snapshots")) {
      for (Map.Entry<String, Node> entry : entries(at(root, section)).entrySet()) {
        Declared one = named(entry.getKey());
        for (String needs : List.of("dependencies", "optionalDependencies")) {
          Set<String> names = new HashSet<>();
          needed(at(entry.getValue(), needs), names);
          names.forEach(name -> locked.need(one.name(), name));
        }
        if (section.equals("packages")) {
          Node resolution = at(entry.getValue(), "resolution");
          String from = text(at(resolution, "tarball"));
          locked.add(one.pinnedTo(text(at(resolution, "integrity"))).from(JsonLocks.host(from)));
        }
      }
    }
    boolean told = !importers.isEmpty() || at(root, "devDependencies") != null;
    return LockReader.contents(locked, told || !production.isEmpty() ? production : null);
  }

  /// Adds what a section names: a package by its own name, and where it goes by another, by its
  /// real one.
  private static void needed(@Nullable Node section, Set<String> names) throws Unreadable {
    for (Map.Entry<String, Node> entry : entries(section).entrySet()) {
      names.add(entry.getKey());
      Node value = entry.getValue();
      String version = text(value instanceof MappingNode ? at(value, "version") : value);
      if (version != null) {
        names.add(named(version).name());
      }
    }
  }

  /// The package of a key. In older files the version stands behind a slash, its peers behind `_`;
  /// in newer ones behind an `@`, its peers in brackets.
  private static Declared named(String key) {
    String path = key.startsWith("/") ? key.substring(1) : key;
    int scope = path.startsWith("@") ? path.indexOf('/') + 1 : 0;
    int slash = path.indexOf('/', scope);
    int at = path.indexOf('@', scope);
    boolean older = slash >= 0 && (at < 0 || slash < at);
    int end = older ? slash : at;
    if (end < 0) {
      return new Declared(path, null, false, "");
    }
    String behind = path.substring(end + 1);
    int peers = behind.indexOf(older ? '_' : '(');
    String version = peers < 0 ? behind : behind.substring(0, peers);
    return new Declared(path.substring(0, end), version, false, "");
  }

  static @Nullable Node at(@Nullable Node node, String key) throws Unreadable {
    return entries(node).get(key);
  }

  static @Nullable String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /// The entries of a map; none where the node is absent or empty.
  static Map<String, Node> entries(@Nullable Node node) throws Unreadable {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        String key = text(tuple.getKeyNode());
        if (key == null || entries.put(key, tuple.getValueNode()) != null) {
          throw new Unreadable("has a key that is no text, or a key twice");
        }
      }
    } else if (node != null && !(node instanceof ScalarNode)) {
      throw new Unreadable("has a list where a map stands");
    }
    return entries;
  }
}

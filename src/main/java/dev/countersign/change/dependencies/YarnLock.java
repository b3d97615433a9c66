package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// The reader of `yarn.lock`, in the form of yarn's first version and in YAML.
final class YarnLock {
  static final List<FileReader> ALL =
      List.of(new LockReader("yarn.lock", Ecosystem.NPM, YarnLock::read));

  private YarnLock() {}

  static Contents read(String text, Surroundings around) throws Unreadable {
    Locked locked = new Locked();
    if (text.contains("\n__metadata:") || text.startsWith("__metadata:")) {
      readYaml(text, locked);
    } else {
      new FirstForm(locked).read(text);
    }
    return LockReader.contents(locked, production(around));
  }

  /// What the manifest beside it needs for production, by the names it gives; null where there is
  /// none, or where there are workspaces with manifests of their own.
  private static @Nullable Set<String> production(Surroundings around) throws Unreadable {
    String manifest = around.beside("package.json");
    ObjectNode root = manifest == null ? null : Trees.json(manifest);
    if (root == null || root.has("workspaces")) {
      return null;
    }
    Set<String> names = new HashSet<>();
    for (String section : List.of("dependencies", "optionalDependencies", "peerDependencies")) {
      Trees.objectAt(root, section).fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static void readYaml(String text, Locked locked) throws Unreadable {
    for (Map.Entry<String, Node> entry : PnpmLock.entries(YamlTree.parse(text).root()).entrySet()) {
      String name = name(entry.getKey());
      Node value = entry.getValue();
      for (String needed : PnpmLock.entries(PnpmLock.at(value, "dependencies")).keySet()) {
        locked.need(name, needed);
      }
      String resolution = PnpmLock.text(PnpmLock.at(value, "resolution"));
      if (resolution != null && !resolution.contains("@workspace:")) {
        locked.add(
            new Declared(name, PnpmLock.text(PnpmLock.at(value, "version")), false, "")
                .pinnedTo(PnpmLock.text(PnpmLock.at(value, "checksum")))
                .from(source(resolution)));
      }
    }
  }

  /// Where a resolution takes a package from; null where that is the registry.
  private static @Nullable String source(String resolution) {
    int at = resolution.indexOf('@', 1);
    String from = at < 0 ? "" : resolution.substring(at + 1);
    int end = from.indexOf('#') < 0 ? from.length() : from.indexOf('#');
    return from.startsWith("npm:") ? null : from.substring(0, end);
  }

  /// The package that a heading such as `"a@^1.0", a@^1.1` is for.
  private static String name(String heading) {
    String first = heading.startsWith("\"") ? heading.substring(1) : heading;
    int at = first.indexOf('@', 1);
    return at < 0 ? first : first.substring(0, at);
  }

  /// The form of yarn's first version: headings, and below them indented fields.
  private static final class FirstForm {
    private final Locked locked;
    private @Nullable Declared open;
    private boolean inDependencies;

    FirstForm(Locked locked) {
      this.locked = locked;
    }

    void read(String text) throws Unreadable {
      for (String line : text.lines().toList()) {
        String bare = line.strip();
        if (!bare.isEmpty() && !bare.startsWith("#")) {
          take(line.length() - line.stripLeading().length(), bare);
        }
      }
      close();
    }

    private void take(int indent, String line) throws Unreadable {
      Declared current = open;
      if (indent == 0) {
        if (!line.endsWith(":")) {
          throw new Unreadable("a heading does not end in a colon");
        }
        close();
        open = new Declared(name(line), null, false, "");
      } else if (current == null) {
        throw new Unreadable("a field stands under no heading");
      } else if (indent > 2) {
        if (inDependencies) {
          locked.need(current.name(), unquoted(line.split(" ", 2)[0]));
        }
      } else {
        inDependencies = line.endsWith("ependencies:");
        open = field(current, line);
      }
    }

    private static Declared field(Declared current, String line) {
      String[] words = line.split(" ", 2);
      String value = words.length > 1 ? unquoted(words[1]) : "";
      return switch (words[0]) {
        case "version" ->
            new Declared(current.name(), value, false, "", current.pin(), current.source());
        case "integrity" -> current.pinnedTo(value);
        case "resolved" -> current.from(JsonLocks.host(value));
        default -> current;
      };
    }

    private static String unquoted(String text) {
      return text.replace("\"", "");
    }

    private void close() {
      if (open != null) {
        locked.add(open);
      }
    }
  }
}

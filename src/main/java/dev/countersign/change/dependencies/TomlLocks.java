package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lock files written in TOML: Cargo's, Poetry's and uv's.
final class TomlLocks {
  static final List<FileReader> ALL =
      List.of(
          new LockReader("Cargo.lock", Ecosystem.CARGO, TomlLocks::cargo),
          new LockReader("poetry.lock", Ecosystem.PIP, TomlLocks::poetry),
          new LockReader("uv.lock", Ecosystem.PIP, (text, _) -> uv(text)));

  private TomlLocks() {}

  /// Packages without a source are the workspace's own. Where it has only one, its manifest tells
  /// what serves development.
  static Contents cargo(String text, Surroundings around) throws Unreadable {
    JsonNode root = Trees.toml(text);
    Locked locked = new Locked();
    Set<String> own = new HashSet<>();
    for (JsonNode entry : packages(root)) {
      String name = Trees.requireText(entry.path("name"), "name");
      String source = Trees.textAt(entry, "source");
      for (String needed : Trees.textsAt(entry, "dependencies")) {
        locked.need(name, needed.split(" ", 2)[0]);
      }
      if (source == null) {
        own.add(name);
      } else {
        locked.add(cargoPackage(name, source, entry));
      }
    }
    boolean alone = own.size() == 1;
    return LockReader.contents(
        locked, alone ? LockReader.production("Cargo.toml", new CargoManifest(), around) : null);
  }

  private static Declared cargoPackage(String name, String source, JsonNode entry) {
    int commit = source.indexOf('#');
    String pin = commit < 0 ? Trees.textAt(entry, "checksum") : source.substring(commit + 1);
    return new Declared(name, Trees.textAt(entry, "version"), false, "")
        .pinnedTo(pin)
        .from(commit < 0 ? source : source.substring(0, commit));
  }

  /// Newer files say the groups of each package, older ones its category; between them nothing
  /// does.
  static Contents poetry(String text, Surroundings around) throws Unreadable {
    JsonNode root = Trees.toml(text);
    Locked locked = new Locked();
    for (JsonNode entry : packages(root)) {
      String name = PythonRequirement.normal(Trees.requireText(entry.path("name"), "name"));
      List<String> groups = Trees.textsAt(entry, "groups");
      boolean dev =
          "dev".equals(Trees.textAt(entry, "category"))
              || (!groups.isEmpty() && !groups.contains("main"));
      JsonNode files =
          entry.has("files") ? entry.path("files") : root.path("metadata").path("files").path(name);
      JsonNode source = entry.path("source");
      String commit = Trees.textAt(source, "resolved_reference");
      locked.add(
          new Declared(name, Trees.textAt(entry, "version"), dev, "")
              .pinnedTo(commit == null ? Digests.of(files) : commit)
              .from(Trees.textAt(source, "url")));
    }
    return locked.contents();
  }

  /// What the projects of the file's own need for production leads to all that serves production.
  static Contents uv(String text) throws Unreadable {
    Locked locked = new Locked();
    Set<String> production = new HashSet<>();
    for (JsonNode entry : packages(Trees.toml(text))) {
      String name = Trees.requireText(entry.path("name"), "name");
      JsonNode source = entry.path("source");
      boolean own = source.has("virtual") || source.has("editable") || source.has("directory");
      needs(name, entry.path("dependencies"), locked);
      entry.path("optional-dependencies").forEach(group -> needs(name, group, locked));
      if (own) {
        production.add(name);
      } else {
        locked.add(uvPackage(name, entry, source));
      }
    }
    return LockReader.contents(locked, production.isEmpty() ? null : production);
  }

  private static void needs(String who, JsonNode list, Locked locked) {
    for (JsonNode item : list) {
      String whom = Trees.textAt(item, "name");
      if (whom != null) {
        locked.need(who, whom);
      }
    }
  }

  private static Declared uvPackage(String name, JsonNode entry, JsonNode source) {
    String digest = Digests.of(entry.path("wheels"));
    String sdist = Trees.textAt(entry.path("sdist"), "hash");
    String git = Trees.textAt(source, "git");
    return new Declared(name, Trees.textAt(entry, "version"), false, "")
        .pinnedTo(sdist == null ? digest : sdist + (digest == null ? "" : " " + digest))
        .from(git == null ? Trees.textAt(source, "registry") : git);
  }

  private static JsonNode packages(JsonNode root) throws Unreadable {
    @Nullable JsonNode packages = root.get("package");
    if (packages != null && !packages.isArray()) {
      throw new Unreadable("package is not a list");
    }
    return root.path("package");
  }
}

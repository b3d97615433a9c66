package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lock files written in JSON: npm's, Composer's, Pipenv's and NuGet's.
final class JsonLocks {
  static final List<FileReader> ALL =
      List.of(
          new LockReader("package-lock.json", Ecosystem.NPM, (text, _) -> npm(text)),
          new LockReader("npm-shrinkwrap.json", Ecosystem.NPM, (text, _) -> npm(text)),
          new LockReader("composer.lock", Ecosystem.COMPOSER, (text, _) -> composer(text)),
          new LockReader("Pipfile.lock", Ecosystem.PIP, (text, _) -> pipenv(text)),
          new LockReader("packages.lock.json", Ecosystem.NUGET, (text, _) -> nuget(text)));

  private JsonLocks() {}

  /// Versions 2 and 3 list `packages` by their folders; version 1 nests `dependencies`.
  static Contents npm(String text) throws Unreadable {
    ObjectNode root = Trees.json(text);
    Locked locked = new Locked();
    if (!root.has("packages")) {
      npmNested(Trees.objectAt(root, "dependencies"), locked);
      return locked.contents();
    }
    for (Map.Entry<String, JsonNode> entry : Trees.objectAt(root, "packages").properties()) {
      int folder = entry.getKey().lastIndexOf("node_modules/");
      if (folder >= 0 && !entry.getValue().path("link").asBoolean()) {
        locked.add(npmPackage(entry.getKey().substring(folder + 13), entry.getValue()));
      }
    }
    return locked.contents();
  }

  private static void npmNested(ObjectNode dependencies, Locked locked) throws Unreadable {
    for (Map.Entry<String, JsonNode> entry : dependencies.properties()) {
      locked.add(npmPackage(entry.getKey(), entry.getValue()));
      npmNested(Trees.objectAt(entry.getValue(), "dependencies"), locked);
    }
  }

  private static Declared npmPackage(String folder, JsonNode entry) throws Unreadable {
    if (!entry.isObject()) {
      throw new Unreadable(folder + " is no package");
    }
    String alias = Trees.textAt(entry, "name");
    boolean dev = entry.path("dev").asBoolean();
    return new Declared(alias == null ? folder : alias, Trees.textAt(entry, "version"), dev, "")
        .pinnedTo(Trees.textAt(entry, "integrity"))
        .from(host(Trees.textAt(entry, "resolved")));
  }

  /// The host that an address names; the whole text where it is no address.
  static @Nullable String host(@Nullable String address) {
    if (address == null) {
      return null;
    }
    try {
      String host = new URI(address).getHost();
      return host == null ? address : host;
    } catch (java.net.URISyntaxException e) {
      return address;
    }
  }

  static Contents composer(String text) throws Unreadable {
    ObjectNode root = Trees.json(text);
    Locked locked = new Locked();
    for (String section : List.of("packages", "packages-dev")) {
      for (JsonNode entry : root.path(section)) {
        String name = Trees.requireText(entry.path("name"), "name");
        JsonNode source = entry.path("source");
        String reference = Trees.textAt(source, "reference");
        locked.add(
            new Declared(name, Trees.textAt(entry, "version"), section.endsWith("dev"), "")
                .pinnedTo(reference)
                .from(Trees.textAt(source, "url")));
      }
    }
    return locked.contents();
  }

  static Contents pipenv(String text) throws Unreadable {
    ObjectNode root = Trees.json(text);
    Locked locked = new Locked();
    for (String section : List.of("default", "develop")) {
      for (Map.Entry<String, JsonNode> entry : Trees.objectAt(root, section).properties()) {
        String version = Trees.textAt(entry.getValue(), "version");
        String exact = version != null && version.startsWith("==") ? version.substring(2) : version;
        locked.add(
            new Declared(
                    PythonRequirement.normal(entry.getKey()), exact, section.equals("develop"), "")
                .pinnedTo(Digests.of(entry.getValue().path("hashes")))
                .from(Trees.textAt(entry.getValue(), "git")));
      }
    }
    return locked.contents();
  }

  static Contents nuget(String text) throws Unreadable {
    Locked locked = new Locked();
    for (JsonNode framework : Trees.objectAt(Trees.json(text), "dependencies")) {
      for (Map.Entry<String, JsonNode> entry : framework.properties()) {
        if (!"Project".equals(Trees.textAt(entry.getValue(), "type"))) {
          String version = Trees.textAt(entry.getValue(), "resolved");
          locked.add(
              new Declared(entry.getKey(), version, false, "")
                  .pinnedTo(Trees.textAt(entry.getValue(), "contentHash")));
        }
      }
    }
    return locked.contents();
  }
}

package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The reader of `package.json`.
final class NpmManifest implements FileReader {
  private static final List<String> SECTIONS =
      List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");
  private static final List<String> OVERRIDES = List.of("overrides", "resolutions");

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "package.json");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.NPM;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.json(text);
    List<Declared> declared = new ArrayList<>();
    for (String section : SECTIONS) {
      for (Map.Entry<String, JsonNode> entry : Trees.objectAt(root, section).properties()) {
        String spec = Trees.requireText(entry.getValue(), entry.getKey());
        declared.add(declared(entry.getKey(), spec, section));
      }
      root.remove(section);
    }
    for (String section : OVERRIDES) {
      readOverrides(section, Trees.objectAt(root, section), declared);
      root.remove(section);
    }
    if (root.get("pnpm") instanceof ObjectNode pnpm) {
      readOverrides("pnpm", Trees.objectAt(pnpm, "overrides"), declared);
      pnpm.remove("overrides");
    }
    return new Contents(declared, root);
  }

  private static void readOverrides(String place, ObjectNode overrides, List<Declared> declared)
      throws Unreadable {
    for (Map.Entry<String, JsonNode> entry : overrides.properties()) {
      String inside = place + ">" + entry.getKey();
      if (entry.getValue() instanceof ObjectNode nested) {
        readOverrides(inside, nested, declared);
      } else {
        String spec = Trees.requireText(entry.getValue(), inside);
        declared.add(declared(overridden(inside), spec, inside));
      }
    }
  }

  /// The package that an override speaks of: the last name of its path, without the version it is
  /// limited to.
  private static String overridden(String path) {
    String own = path.endsWith(">.") ? path.substring(0, path.length() - 2) : path;
    String last = own.substring(own.lastIndexOf('>') + 1);
    int scope = last.lastIndexOf("/@") >= 0 ? last.lastIndexOf("/@") + 1 : 0;
    String name = last.startsWith("@", scope) ? last.substring(scope) : Surroundings.name(last);
    int version = name.indexOf('@', 1);
    return version < 0 ? name : name.substring(0, version);
  }

  private static Declared declared(String name, String spec, String place) {
    boolean dev = place.equals("devDependencies");
    if (spec.startsWith("npm:")) {
      int at = spec.indexOf('@', 5);
      String real = at < 0 ? spec.substring(4) : spec.substring(4, at);
      return new Declared(real, at < 0 ? "*" : spec.substring(at + 1), dev, place);
    }
    if (spec.startsWith("workspace:")) {
      return new Declared(name, spec.substring(10), dev, place).from("workspace");
    }
    if (spec.indexOf('/') < 0 && spec.indexOf(':') < 0) {
      return new Declared(name, spec.strip(), dev, place);
    }
    return fromElsewhere(new Declared(name, spec, dev, place));
  }

  /// A repository, an archive or a folder; its version is the tag or range behind `#`, where that
  /// reads as one.
  private static Declared fromElsewhere(Declared declared) {
    String spec = String.valueOf(declared.version());
    int hash = spec.indexOf('#');
    String source = hash < 0 ? spec : spec.substring(0, hash);
    String wanted = hash < 0 ? spec : spec.substring(hash + 1);
    String range = wanted.startsWith("semver:") ? wanted.substring(7) : wanted;
    boolean version = range.startsWith("v") || range.indexOf('.') >= 0;
    return new Declared(
        declared.name(), version ? range : spec, declared.dev(), declared.place(), null, source);
  }
}

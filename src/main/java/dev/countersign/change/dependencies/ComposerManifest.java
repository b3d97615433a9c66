package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The reader of `composer.json`.
final class ComposerManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "composer.json");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.COMPOSER;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.json(text);
    List<Declared> declared = new ArrayList<>();
    for (String section : List.of("require", "require-dev")) {
      ObjectNode platform = root.objectNode();
      for (Map.Entry<String, JsonNode> entry : Trees.objectAt(root, section).properties()) {
        String version = Trees.requireText(entry.getValue(), entry.getKey());
        String name = entry.getKey().toLowerCase(Locale.ROOT);
        if (name.indexOf('/') < 0) {
          platform.put(name, version);
        } else {
          declared.add(new Declared(name, version.strip(), section.equals("require-dev"), section));
        }
      }
      root.remove(section);
      if (!platform.isEmpty()) {
        root.set(section, platform);
      }
    }
    return new Contents(declared, root);
  }
}

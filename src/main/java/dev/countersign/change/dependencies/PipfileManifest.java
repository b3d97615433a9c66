package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The reader of `Pipfile`.
final class PipfileManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "Pipfile");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.PIP;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    ObjectNode root = Trees.toml(text);
    PoetryTable table = new PoetryTable(new ArrayList<>());
    table.take(root, "packages", false, "");
    table.take(root, "dev-packages", true, "");
    return new Contents(List.copyOf(table.declared()), root);
  }
}

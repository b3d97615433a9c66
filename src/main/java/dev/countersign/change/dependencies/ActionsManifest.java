package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The reader of GitHub Actions: what workflows and composite actions use.
final class ActionsManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    boolean yaml = path.endsWith(".yml") || path.endsWith(".yaml");
    return yaml
        && (Surroundings.folder(path).equals(".github/workflows/")
            || Surroundings.isNamed(path, "action.yml")
            || Surroundings.isNamed(path, "action.yaml"));
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.GITHUB_ACTIONS;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    Walk walk = new Walk(YamlTree.parse(text));
    Object rest = walk.rest(walk.tree.root(), "", 0);
    return new Contents(walk.declared, rest);
  }

  /// One walk through a document that takes out what is used and keeps the rest.
  private static final class Walk {
    private static final int MOST_NODES = 200_000;

    private final YamlTree tree;
    private final List<Declared> declared = new ArrayList<>();
    private int nodes;

    Walk(YamlTree tree) {
      this.tree = tree;
    }

    /// What a node says without the versions of what it uses.
    ///
    /// @param under the names of the two keys above it, such as `jobs/build`
    Object rest(Node node, String under, int depth) throws Unreadable {
      if (depth > Trees.DEEPEST || ++nodes > MOST_NODES) {
        throw new Unreadable("nested too deep, or in circles");
      }
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode list -> {
          List<Object> items = new ArrayList<>();
          for (Node item : list.getValue()) {
            items.add(rest(item, under.endsWith("/steps") ? "steps" : "", depth + 1));
          }
          yield items;
        }
        case MappingNode map -> mapping(map, under, depth);
        default -> throw new Unreadable("holds what is no value");
      };
    }

    private Object mapping(MappingNode map, String under, int depth) throws Unreadable {
      Map<String, Object> entries = new TreeMap<>();
      for (NodeTuple entry : map.getValue()) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
          throw new Unreadable("has a key that is no text");
        }
        boolean uses = key.getValue().equals("uses") && isStepOrJob(under);
        Object value =
            uses
                ? used(entry.getValueNode())
                : rest(entry.getValueNode(), last(under) + "/" + key.getValue(), depth + 1);
        if (entries.put(key.getValue(), value) != null) {
          throw new Unreadable("has a key twice");
        }
      }
      return entries;
    }

    private static boolean isStepOrJob(String under) {
      return under.equals("steps") || under.startsWith("jobs/");
    }

    private static String last(String under) {
      return under.substring(under.indexOf('/') + 1);
    }

    private Object used(Node node) throws Unreadable {
      if (!(node instanceof ScalarNode scalar)) {
        throw new Unreadable("uses what is no text");
      }
      ActionReference reference = ActionReference.of(scalar.getValue(), tree.commentBehind(scalar));
      if (reference == null) {
        return scalar.getValue();
      }
      declared.add(reference.declared());
      return reference.name();
    }
  }
}

package dev.countersign.change.dependencies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A YAML document as nodes of bounded depth, with the lines it was read from.
record YamlTree(Node root, List<String> lines) {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(50)
          .setCodePointLimit(16 << 20)
          .setUseMarks(true)
          .build();

  static YamlTree parse(String text) throws Unreadable {
    try {
      bounded(text);
      Node root = new Compose(SETTINGS).composeString(text).orElse(null);
      if (root == null) {
        throw new Unreadable("is empty");
      }
      return new YamlTree(root, text.lines().toList());
    } catch (YamlEngineException e) {
      throw new Unreadable("is not YAML", e);
    }
  }

  private static void bounded(String text) throws Unreadable {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > Trees.DEEPEST) {
        throw new Unreadable("nested too deep");
      }
    }
  }

  /// The comment behind a value on its line; null where there is none.
  @Nullable String commentBehind(ScalarNode value) {
    Mark end = value.getEndMark().orElse(null);
    boolean block =
        value.getScalarStyle() == ScalarStyle.LITERAL
            || value.getScalarStyle() == ScalarStyle.FOLDED;
    if (end == null || block || end.getLine() >= lines.size()) {
      return null;
    }
    String line = lines.get(end.getLine());
    if (end.getColumn() > line.codePointCount(0, line.length())) {
      return null;
    }
    String behind = line.substring(line.offsetByCodePoints(0, end.getColumn()));
    int hash = behind.indexOf(" #");
    return hash < 0 ? null : behind.substring(hash + 2).strip();
  }
}

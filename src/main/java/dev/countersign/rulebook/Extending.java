package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a policy laid over one another, each as its `extends` says.
final class Extending {
  private static final String EXTENDS = "extends";
  private static final String INSTANCE = "instance";
  private static final String PRESET = "preset/";

  private final Presets presets;
  private final Problems problems;
  private final List<Node.Fields> used = new ArrayList<>();

  Extending(Presets presets, Problems problems) {
    this.presets = presets;
    this.problems = problems;
  }

  /// A file that has a part in the policy.
  ///
  /// @param root null where it cannot be read at all
  /// @param word what `extends` calls it in the files below
  /// @param bound whether it extends the file above whatever it says
  private record Level(Node.@Nullable Fields root, String word, boolean bound) {}

  /// What the files say together, or null where one of them cannot be read at all.
  @Nullable Node together(
      @Nullable PolicyFile instance,
      @Nullable PolicyFile organisation,
      @Nullable PolicyFile repository) {
    List<Level> levels = new ArrayList<>();
    if (instance != null) {
      problems.begin(new Source(instance));
    }
    if (organisation != null) {
      levels.add(new Level(read(organisation), "organisation", false));
    }
    if (instance != null && levels.stream().allMatch(Extending::onInstance)) {
      levels.addFirst(new Level(read(instance), INSTANCE, false));
    }
    if (repository != null) {
      levels.add(new Level(read(repository), "repository", true));
    }
    return laid(levels);
  }

  private static boolean onInstance(Level level) {
    return level.root() != null && Take.texts(level.root(), EXTENDS).contains(INSTANCE);
  }

  private @Nullable Node laid(List<Level> levels) {
    Node.Fields whole = null;
    String above = "";
    for (Level level : levels) {
      if (level.root() == null) {
        return null;
      }
      whole = laid(level.root(), whole, above, level.bound());
      above = level.word();
    }
    return whole;
  }

  private Node.@Nullable Fields read(PolicyFile file) {
    Node root = YamlReader.read(file, problems);
    if (root instanceof Node.Fields fields) {
      return fields;
    }
    notAMap(root);
    return null;
  }

  private void notAMap(@Nullable Node read) {
    if (read != null) {
      problems.error(read.spot(), "a policy is a map of keys, not " + read.kind());
    }
  }

  /// The places of the files that had a part in it.
  List<Node.Fields> used() {
    return List.copyOf(used);
  }

  private Node.Fields laid(
      Node.Fields own, Node.@Nullable Fields above, String aboveWord, boolean bound) {
    Node.Field said = own.field(EXTENDS);
    Node.Fields rest = without(own);
    if (said == null) {
      return above != null && bound ? tightened(above, rest) : alone(rest);
    }
    String what = String.join("", Take.texts(said.value()));
    if (above != null && what.equals(aboveWord)) {
      return tightened(above, rest);
    }
    if (above != null && bound) {
      problems.error(
          said.key().spot(),
          "a repository's policy extends the one above it, %s".formatted(fileOf(above)),
          "leave `extends` out, or write `extends: %s`".formatted(aboveWord));
      return tightened(above, rest);
    }
    return what.startsWith(PRESET)
        ? started(what.substring(PRESET.length()), said, rest)
        : unknown(what, said, rest, above == null ? "" : aboveWord);
  }

  private static String fileOf(Node.Fields above) {
    return Problem.shown(above.spot().source());
  }

  private Node.Fields alone(Node.Fields own) {
    used.clear();
    used.add(own);
    return own;
  }

  private Node.Fields tightened(Node.Fields above, Node.Fields own) {
    used.add(own);
    return Take.fields(new Tightening(above, problems).with(own));
  }

  private Node.Fields started(String name, Node.Field said, Node.Fields own) {
    PolicyFile file = presets.file(name);
    if (file == null) {
      List<String> known = presets.names().stream().map(each -> PRESET + each).toList();
      return unknownOf(PRESET + name, said, own, known);
    }
    Node preset = YamlReader.read(file, problems);
    used.clear();
    if (!(preset instanceof Node.Fields shipped)) {
      notAMap(preset);
      return alone(own);
    }
    used.add(shipped);
    used.add(own);
    return PresetStart.with(shipped, own, problems);
  }

  private Node.Fields unknown(String what, Node.Field said, Node.Fields own, String aboveWord) {
    List<String> known = new ArrayList<>();
    if (!aboveWord.isEmpty()) {
      known.add(aboveWord);
    }
    presets.names().forEach(name -> known.add(PRESET + name));
    return unknownOf(what, said, own, known);
  }

  private Node.Fields unknownOf(String what, Node.Field said, Node.Fields own, List<String> known) {
    problems.error(
        said.key().spot(),
        "there is no policy %s here to extend".formatted(Shown.quoted(what)),
        known.isEmpty() ? "leave it out" : Nearest.mend(what, known));
    return alone(own);
  }

  private static Node.Fields without(Node.Fields own) {
    return new Node.Fields(
        own.fields().stream().filter(field -> !field.name().equals(EXTENDS)).toList(), own.spot());
  }
}

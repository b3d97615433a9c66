package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The names that a policy gives to things, as far as they can be read.
final class Names {
  private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

  /// What has a name.
  enum Kind {
    ROLE("role", "`roles`"),
    AREA("area", "`areas`"),
    TYPE("type", "`types`"),
    WINDOW("window", "`calendar.windows`"),
    SECTION("section", "`sections`"),
    LEVEL("risk level", "`risk`"),
    SEVERITY("severity", "`emergency.declare.severities`"),
    RULE("rule", "`rules`");

    private final String word;
    private final String home;

    Kind(String word, String home) {
      this.word = word;
      this.home = home;
    }

    String word() {
      return word;
    }

    /// Where such names are given.
    String home() {
      return home;
    }
  }

  Names(Node root) {
    names.put(Kind.ROLE, keys(Take.at(root, "roles")));
    names.put(Kind.AREA, keys(Take.at(root, "areas")));
    names.put(Kind.TYPE, keys(Take.at(root, "types")));
    names.put(Kind.SECTION, keys(Take.at(root, "sections")));
    names.put(Kind.WINDOW, keys(Take.at(root, "calendar", "windows")));
    names.put(
        Kind.SEVERITY,
        new LinkedHashSet<>(Take.texts(Take.at(root, "emergency", "declare"), "severities")));
    names.put(Kind.RULE, rules(root));
    names.put(Kind.LEVEL, levels(root));
  }

  Collection<String> of(Kind kind) {
    return names.getOrDefault(kind, Set.of());
  }

  private static Set<String> keys(Node node) {
    return new LinkedHashSet<>(Take.fields(node).names());
  }

  private static Set<String> rules(Node root) {
    Stream<Node> rules = Take.items(Take.at(root, "rules")).stream();
    return new LinkedHashSet<>(rules.flatMap(rule -> Take.texts(rule, "rule").stream()).toList());
  }

  /// Risk levels, mildest first, as far as their order can be read.
  List<String> levelsInOrder() {
    return List.copyOf(of(Kind.LEVEL));
  }

  private static Set<String> levels(Node root) {
    Node risk = Take.at(root, "risk");
    if (Take.has(risk, "levels_when")) {
      return new LinkedHashSet<>(RiskShapes.levelsWhen(risk));
    }
    List<Node.Field> levels = new ArrayList<>(Take.fields(Take.at(risk, "levels")).fields());
    levels.sort(Comparator.comparingInt(Names::lowest));
    return new LinkedHashSet<>(levels.stream().map(Node.Field::name).toList());
  }

  private static int lowest(Node.Field level) {
    try {
      return Words.range(String.join("", Take.texts(level.value()))).from();
    } catch (IllegalArgumentException unreadable) {
      return 0; // its shape is noted elsewhere
    }
  }
}

package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a pom says besides its dependencies.
final class PomRest {
  private static final Set<String> WITH_A_VERSION = Set.of("plugin", "extension", "parent");

  private PomRest() {}

  /// The project without dependencies, without the versions of plugins, extensions and the parent,
  /// and without the properties that hold versions of dependencies.
  static XmlElement of(XmlElement project, Set<String> usedProperties) {
    List<XmlElement> children = new ArrayList<>();
    for (XmlElement child : project.children()) {
      XmlElement rest =
          child.name().equals("properties") ? properties(child, usedProperties) : without(child);
      boolean nothing = rest.children().isEmpty() && !child.children().isEmpty();
      if (!isDeclarations(child) && !nothing) {
        children.add(rest);
      }
    }
    return project.withChildren(children);
  }

  /// Whether a property holds some dependency's version by its name alone, as a parent's or a
  /// child's pom may read it.
  static boolean namesVersion(String property) {
    boolean version = property.endsWith("version") || property.endsWith("Version");
    return version && !property.equals("java.version");
  }

  private static boolean isDeclarations(XmlElement element) {
    return element.name().equals("dependencies") || element.name().equals("dependencyManagement");
  }

  private static XmlElement without(XmlElement element) {
    boolean versioned = WITH_A_VERSION.contains(element.name());
    return element.withChildren(
        element.children().stream()
            .filter(c -> !isDeclarations(c) && !(versioned && c.name().equals("version")))
            .map(PomRest::without)
            .toList());
  }

  private static XmlElement properties(XmlElement element, Set<String> used) {
    return element.withChildren(
        element.children().stream()
            .filter(p -> !used.contains(p.name()) && !namesVersion(p.name()))
            .toList());
  }
}

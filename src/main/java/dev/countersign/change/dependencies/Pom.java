package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pom with its parents, as far as they are in the repository.
record Pom(XmlElement project, @Nullable Pom parent) {
  private static final int MOST_PARENTS = 8;

  static Pom read(String text, Surroundings around) throws Unreadable {
    return read(text, around, 0);
  }

  private static Pom read(String text, Surroundings around, int depth) throws Unreadable {
    XmlElement project = XmlElement.parse(text);
    if (!project.name().equals("project")) {
      throw new Unreadable("is not a Maven project");
    }
    XmlElement parent = project.child("parent");
    if (parent == null || depth >= MOST_PARENTS) {
      return new Pom(project, null);
    }
    String written = parent.textOf("relativePath");
    String relative = written == null ? "../pom.xml" : written;
    String file = relative.endsWith(".xml") ? relative : relative + "/pom.xml";
    Surroundings there = relative.isEmpty() ? null : around.at(file);
    String above = there == null ? null : around.beside(file);
    if (there == null || above == null) {
      return new Pom(project, null);
    }
    Pom found = read(above, there, depth + 1);
    return new Pom(project, found.isCalled(parent.textOf("artifactId")) ? found : null);
  }

  private boolean isCalled(@Nullable String artifact) {
    return artifact != null && artifact.equals(project.textOf("artifactId"));
  }

  /// Its properties over its parents', with those that Maven itself gives.
  Map<String, String> properties() {
    Map<String, String> values = parent == null ? new HashMap<>() : parent.properties();
    XmlElement above = project.child("parent");
    for (String key : List.of("groupId", "artifactId", "version")) {
      String inherited = above == null ? null : above.textOf(key);
      String own = project.textOf(key);
      put(values, "project.parent." + key, inherited);
      for (String prefix : List.of("project.", "pom.")) {
        put(values, prefix + key, own == null ? inherited : own);
      }
    }
    project.all("properties").stream()
        .flatMap(p -> p.children().stream())
        .forEach(p -> values.put(p.name(), p.text()));
    return values;
  }

  private static void put(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  /// The versions and scopes that it and its parents hold for others, the nearest first.
  List<XmlElement> managed() {
    List<XmlElement> managed =
        new ArrayList<>(project.all("dependencyManagement", "dependencies", "dependency"));
    if (parent != null) {
      managed.addAll(parent.managed());
    }
    return managed;
  }
}

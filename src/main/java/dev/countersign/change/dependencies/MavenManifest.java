package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The reader of `pom.xml`: dependencies, managed ones, plugins, extensions and the parent.
final class MavenManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "pom.xml");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.MAVEN;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    Pom pom = Pom.read(text, around);
    Reading reading = new Reading(pom);
    reading.readAll();
    return new Contents(
        reading.declared, reading.properties.used(), used -> PomRest.of(pom.project(), used));
  }

  /// One pass over a pom.
  private static final class Reading {
    private final Pom pom;
    private final Variables properties;
    private final List<XmlElement> managed;
    private final Set<XmlElement> reported = new HashSet<>();
    private final List<Declared> declared = new ArrayList<>();

    Reading(Pom pom) {
      this.pom = pom;
      this.properties = new Variables(pom.properties());
      this.managed = pom.managed();
    }

    void readAll() {
      XmlElement project = pom.project();
      project.all("parent").forEach(e -> addPlain(e, "parent"));
      readProfile(project, "");
      for (XmlElement profile : project.all("profiles", "profile")) {
        readProfile(profile, "profile " + profile.textOf("id") + " ");
      }
      addPropertiesThatNameVersions(project);
    }

    private void readProfile(XmlElement where, String place) {
      where.all("dependencies", "dependency").forEach(e -> add(e, place + "dependencies"));
      for (XmlElement e : where.all("dependencyManagement", "dependencies", "dependency")) {
        if (!reported.contains(e)) {
          add(e, place + "dependencyManagement");
        }
      }
      List<XmlElement> plugins = new ArrayList<>(where.all("build", "plugins", "plugin"));
      plugins.addAll(where.all("build", "pluginManagement", "plugins", "plugin"));
      plugins.addAll(where.all("reporting", "plugins", "plugin"));
      for (XmlElement plugin : plugins) {
        addPlain(plugin, place + "plugins");
        plugin
            .all("dependencies", "dependency")
            .forEach(e -> add(e, place + "plugin dependencies"));
      }
      where.all("build", "extensions", "extension").forEach(e -> addPlain(e, place + "extensions"));
    }

    private void add(XmlElement dependency, String place) {
      XmlElement manager = dependency.child("version") == null ? manager(dependency) : null;
      if (manager != null) {
        reported.add(manager);
      }
      String scope = first(dependency, manager, "scope");
      String version = properties.putIntoIfAny(first(dependency, manager, "version"));
      boolean test = "test".equals(properties.putIntoIfAny(scope));
      declared.add(new Declared(name(dependency), version, test, place + kind(dependency)));
    }

    /// What has a version but no scope.
    private void addPlain(XmlElement element, String place) {
      String version = properties.putIntoIfAny(element.textOf("version"));
      declared.add(new Declared(name(element), version, false, place));
    }

    private @Nullable XmlElement manager(XmlElement dependency) {
      String wanted = name(dependency) + kind(dependency);
      return managed.stream()
          .filter(m -> (name(m) + kind(m)).equals(wanted))
          .findFirst()
          .orElse(null);
    }

    private static @Nullable String first(
        XmlElement one, @Nullable XmlElement other, String child) {
      String own = one.textOf(child);
      return own == null && other != null ? other.textOf(child) : own;
    }

    private String name(XmlElement element) {
      String group = element.textOf("groupId");
      String plugins = element.name().equals("plugin") ? "org.apache.maven.plugins" : "";
      String artifact = Objects.requireNonNullElse(element.textOf("artifactId"), "");
      return properties.putInto((group == null ? plugins : group) + ":" + artifact);
    }

    private static String kind(XmlElement element) {
      Map<String, String> kinds = new TreeMap<>();
      for (String key : List.of("type", "classifier")) {
        String value = element.textOf(key);
        if (value != null) {
          kinds.put(key, value);
        }
      }
      return kinds.isEmpty() ? "" : " " + kinds;
    }

    /// A property that no declaration here puts in, but that by its name holds a version a parent
    /// or a child reads.
    private void addPropertiesThatNameVersions(XmlElement project) {
      for (XmlElement property : project.all("properties")) {
        for (XmlElement e : property.children()) {
          if (!properties.used().contains(e.name()) && PomRest.namesVersion(e.name())) {
            String version = properties.putInto(e.text());
            declared.add(new Declared(e.name(), version, false, Contents.VARIABLE));
          }
        }
      }
    }
  }
}

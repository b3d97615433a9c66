package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader of .NET projects (`*.csproj` and their like) and of `Directory.Packages.props`.
final class NuGetManifest implements FileReader {
  private static final List<String> ENDINGS = List.of(".csproj", ".fsproj", ".vbproj");
  private static final List<String> SHARED =
      List.of("Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets");
  private static final Set<String> REFERENCES =
      Set.of("PackageReference", "PackageVersion", "GlobalPackageReference");
  private static final int FOLDERS_UP = 8;

  @Override
  public boolean reads(String path) {
    String name = Surroundings.name(path);
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return SHARED.contains(name);
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.NUGET;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    XmlElement project = project(text);
    List<XmlElement> shared = new ArrayList<>();
    for (String name : SHARED.subList(0, 2)) {
      String nearest = nearest(name, around);
      if (nearest != null) {
        shared.add(project(nearest));
      }
    }
    Variables properties = new Variables(properties(project, shared), "$(", ")");
    List<Declared> declared = new ArrayList<>();
    for (XmlElement item : items(project)) {
      declared.add(declared(item, shared, properties));
    }
    return new Contents(declared, properties.used(), used -> rest(project, used));
  }

  private static XmlElement project(String text) throws Unreadable {
    XmlElement project = XmlElement.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (!project.name().equals("Project")) {
      throw new Unreadable("is not a .NET project");
    }
    return project;
  }

  private static @Nullable String nearest(String name, Surroundings around) {
    StringBuilder up = new StringBuilder();
    for (int i = 0; i <= FOLDERS_UP; i++) {
      String text = around.beside(up + name);
      if (text != null) {
        return text;
      }
      up.append("../");
    }
    return null;
  }

  private static Map<String, String> properties(XmlElement project, List<XmlElement> shared) {
    Map<String, String> properties = new HashMap<>();
    shared.reversed().forEach(file -> addProperties(file, properties));
    addProperties(project, properties);
    return properties;
  }

  private static void addProperties(XmlElement project, Map<String, String> properties) {
    project.all("PropertyGroup").stream()
        .flatMap(group -> group.children().stream())
        .forEach(property -> properties.put(property.name(), property.text()));
  }

  private static List<XmlElement> items(XmlElement project) {
    return project.all("ItemGroup").stream()
        .flatMap(group -> group.children().stream())
        .filter(NuGetManifest::isReference)
        .toList();
  }

  private static boolean isReference(XmlElement element) {
    return REFERENCES.contains(element.name());
  }

  private static Declared declared(XmlElement item, List<XmlElement> shared, Variables properties)
      throws Unreadable {
    String name = valueOf(item, "Include");
    String updated = name == null ? valueOf(item, "Update") : name;
    if (updated == null) {
      throw new Unreadable("a reference names no package");
    }
    String own = valueOf(item, "VersionOverride");
    String version = own == null ? valueOf(item, "Version") : own;
    String held = version == null ? centralVersion(updated, shared) : version;
    boolean dev = "all".equalsIgnoreCase(valueOf(item, "PrivateAssets"));
    return new Declared(updated, properties.putIntoIfAny(held), dev, item.name());
  }

  private static @Nullable String centralVersion(String name, List<XmlElement> shared) {
    return shared.stream()
        .flatMap(file -> items(file).stream())
        .filter(
            i -> i.name().equals("PackageVersion") && name.equalsIgnoreCase(valueOf(i, "Include")))
        .map(i -> valueOf(i, "Version"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String valueOf(XmlElement item, String key) {
    String attribute = item.attributes().get(key);
    return attribute == null ? item.textOf(key) : attribute;
  }

  /// All but references, groups of nothing else, and the properties that hold versions.
  private static XmlElement rest(XmlElement project, Set<String> used) {
    List<XmlElement> children = new ArrayList<>();
    for (XmlElement group : project.children()) {
      List<XmlElement> kept =
          group.children().stream()
              .filter(e ->
                  !isReference(e)
                      && !(group.name().equals("PropertyGroup") && used.contains(e.name())))
              .toList();
      if (!kept.isEmpty() || group.children().isEmpty()) {
        children.add(group.withChildren(kept));
      }
    }
    return project.withChildren(children);
  }
}

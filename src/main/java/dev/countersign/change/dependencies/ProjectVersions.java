package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.dependencies.versions.Bump;
import dev.countersign.change.dependencies.versions.SemanticOrder;
import dev.countersign.change.dependencies.versions.Version;
import dev.countersign.change.dependencies.versions.VersionOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The reader of a project's own version out of its manifests, and of how a change moves it.
public final class ProjectVersions {
  private static final int LONGEST = 1 << 20;
  private static final Pattern GRADLE =
      Pattern.compile("(?m)^\\s*(?:project\\.)?version\\s*(?:=\\s*)?[\"']([^\"'\\n]{1,256})[\"']");
  private static final Pattern PROPERTY =
      Pattern.compile("(?m)^[ \\t]*version[ \\t]*[=:][ \\t]*(\\S{1,256})");

  private ProjectVersions() {}

  /// A version that moves.
  ///
  /// @param bump the part that changes; null where either cannot be read, so that it may be any
  /// @param up whether it goes up
  /// @param initial whether it was below 1.0.0
  public record Moved(
      String file, String before, String after, @Nullable Bump bump, boolean up, boolean initial) {
    /// Where the direction does not matter.
    public Moved(String file, String before, String after, @Nullable Bump bump) {
      this(file, before, after, bump, true, false);
    }
  }

  /// Whether a project's version may stand in such a file.
  public static boolean mayHold(String path) {
    return switch (Surroundings.name(path)) {
      case "Cargo.toml", "package.json", "composer.json", "pyproject.toml", "pom.xml" -> true;
      case "build.gradle", "build.gradle.kts", "gradle.properties" -> true;
      case "Directory.Build.props" -> true;
      case String name -> name.endsWith(".csproj");
    };
  }

  /// The versions that a change moves. A project that is new or gone moves none.
  ///
  /// @param baseFile the text of another file of the base branch by its path, null where none is
  public static List<Moved> moved(
      List<FileText> files, Function<String, @Nullable String> baseFile) {
    Map<String, FileText> changed = new HashMap<>();
    files.forEach(file -> changed.put(file.path(), file));
    List<Moved> moved = new ArrayList<>();
    for (FileText file : files) {
      if (mayHold(file.path()) && file.before() != null && file.after() != null) {
        String was = version(file.path(), file.before(), side(changed, baseFile, true));
        String is = version(file.path(), file.after(), side(changed, baseFile, false));
        if (!Objects.equals(was, is)) {
          moved.add(moved(file.path(), was, is));
        }
      }
    }
    return moved;
  }

  private static Function<String, @Nullable String> side(
      Map<String, FileText> changed, Function<String, @Nullable String> base, boolean before) {
    return path -> {
      FileText file = changed.get(path);
      return file == null ? base.apply(path) : before ? file.before() : file.after();
    };
  }

  private static Moved moved(String path, @Nullable String was, @Nullable String is) {
    VersionOrder order = order(path);
    Version from = was == null ? null : order.read(was);
    Version to = is == null ? null : order.read(is);
    return new Moved(
        path,
        was == null ? "none" : was,
        is == null ? "none" : is,
        was == null || is == null ? null : bump(order, was, is),
        from != null && to != null && order.compare(from, to) < 0,
        from != null && from.major().signum() == 0);
  }

  private static VersionOrder order(String path) {
    List<FileReader> readers = Ecosystems.manifests(path);
    return readers.isEmpty()
        ? SemanticOrder.STRICT
        : Ecosystems.declarations(readers.getFirst().ecosystem()).order();
  }

  /// The part in which two versions differ, by its place. What only leaves its pre-release behind
  /// is the release that was prepared.
  ///
  /// @return null where either cannot be read
  static @Nullable Bump bump(VersionOrder order, String was, String is) {
    Version from = order.read(was);
    Version to = order.read(is);
    if (from == null || to == null) {
      return null;
    }
    int place = from.firstPlace(to);
    return place < 0
        ? to.lastPart()
        : place == 0 ? Bump.MAJOR : place == 1 ? Bump.MINOR : Bump.PATCH;
  }

  /// The version that a manifest gives its project; null where it gives none or does not parse.
  static @Nullable String version(
      String path, String text, Function<String, @Nullable String> others) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      return switch (Surroundings.name(path)) {
        case "Cargo.toml" -> cargo(Trees.toml(text));
        case "package.json", "composer.json" -> Trees.textAt(Trees.json(text), "version");
        case "pyproject.toml" -> python(Trees.toml(text));
        case "pom.xml" -> maven(Pom.read(text, new Surroundings(path, others)));
        case "build.gradle", "build.gradle.kts" -> first(GRADLE, text);
        case "gradle.properties" -> first(PROPERTY, text);
        case String _ -> msbuild(XmlElement.parse(text));
      };
    } catch (Unreadable none) {
      return null;
    }
  }

  private static @Nullable String cargo(ObjectNode root) {
    String own = Trees.textAt(root.path("package"), "version");
    return own == null ? Trees.textAt(root.path("workspace").path("package"), "version") : own;
  }

  private static @Nullable String python(ObjectNode root) {
    String own = Trees.textAt(root.path("project"), "version");
    JsonNode poetry = root.path("tool").path("poetry");
    return own == null ? Trees.textAt(poetry, "version") : own;
  }

  private static @Nullable String maven(Pom pom) {
    Map<String, String> properties = pom.properties();
    String version = properties.get("project.version");
    return new Variables(properties).putIntoIfAny(version);
  }

  private static @Nullable String msbuild(XmlElement project) {
    for (String name : List.of("Version", "VersionPrefix", "PackageVersion")) {
      for (XmlElement found : project.all("PropertyGroup", name)) {
        return found.text();
      }
    }
    return null;
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}

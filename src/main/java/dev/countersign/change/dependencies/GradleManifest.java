package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The reader of Gradle builds, as far as they are written plainly: a line of other code is
/// something else than a dependency.
final class GradleManifest implements FileReader {
  private static final String VALUE = "\"\"";

  @Override
  public boolean reads(String path) {
    String name = Surroundings.name(path);
    return name.endsWith(".gradle") || name.endsWith(".gradle.kts");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.GRADLE;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    List<GradleLine> lines = GradleLine.allOf(text);
    Map<String, String> values = new HashMap<>(GradleProperties.beside(around));
    lines.forEach(line -> Assignment.of(line).forEach(a -> values.put(a.name(), a.value())));
    Reading reading = new Reading(new Variables(values), GradleCatalogue.beside(around));
    lines.forEach(reading::take);
    return new Contents(reading.declared, reading.variables.used(), reading::rest);
  }

  /// A name that a line gives a text to.
  private record Assignment(String name, String value, int place) {
    private static final Pattern NAMED =
        Pattern.compile(
            "(?:(?<!\\w)([A-Za-z_]\\w*+)(?:: *+String)?+[\\s\\])]*+[=:]|\\[\"\"\\]\\s*+=|set\\(\"\"\\s*+,)\\s*+\"\"");

    static List<Assignment> of(GradleLine line) {
      List<Assignment> found = new ArrayList<>();
      Matcher matcher = NAMED.matcher(line.shape());
      int place = -1;
      int at = 0;
      while (matcher.find()) {
        place += line.textsBetween(at, matcher.end());
        at = matcher.end();
        String value = GradleText.named(line.texts().get(place));
        String name = matcher.group(1) == null ? line.texts().get(place - 1) : matcher.group(1);
        found.add(new Assignment(name, value, place));
      }
      return found;
    }
  }

  private static final class Reading {
    private static final String CONFIGURATION =
        "(\\w*+(?<=mplementation|api|Api|ompileOnly|untimeOnly|ompile|untime|rocessor|kapt|Kapt|ksp|Ksp|classpath|OnlyApi))";
    private static final Pattern PLAIN =
        Pattern.compile(
            CONFIGURATION
                + "\\s*+\\(?\\s*+(?:(?:enforcedP|p)latform\\s*+\\(\\s*+)?\"\"(?:\\s*+\\+\\s*+([\\w.]++))?[\\s)]*+");
    private static final Pattern MAP =
        Pattern.compile(
            CONFIGURATION
                + "\\s*+\\(?\\s*+group\\s*+[:=]\\s*+\"\",\\s*+name\\s*+[:=]\\s*+\"\"(?:,\\s*+version\\s*+[:=]\\s*+(\"\"|[\\w.]++))?[\\s)]*+");
    private static final Pattern CATALOGUE =
        Pattern.compile(
            CONFIGURATION
                + "\\s*+\\(?\\s*+(?:(?:enforcedP|p)latform\\s*+\\(\\s*+)?libs\\.([\\w.]++)[\\s)]*+");
    private static final Pattern PLUGIN =
        Pattern.compile(
            "(id|kotlin)\\s*+\\(?\\s*+\"\"\\s*+\\)?\\s*+version\\s*+\\(?\\s*+\"\"\\s*+\\)?.*+");

    private final List<Declared> declared = new ArrayList<>();
    private final List<GradleLine> others = new ArrayList<>();
    private final Variables variables;
    private final Map<String, Declared> catalogue;

    Reading(Variables variables, Map<String, Declared> catalogue) {
      this.variables = variables;
      this.catalogue = catalogue;
    }

    void take(GradleLine line) {
      boolean plain = line.texts().stream().allMatch(GradleText::isPlain);
      if (!plain || !takeDeclaration(line)) {
        others.add(line);
        takeOthers(line);
      }
    }

    private boolean takeDeclaration(GradleLine line) {
      Matcher catalogued = CATALOGUE.matcher(line.shape());
      if (catalogued.matches()) {
        String alias = catalogued.group(2);
        Declared held = catalogue.get(alias);
        boolean dev = isForDevelopment(catalogued.group(1));
        declared.add(
            held == null
                ? new Declared("libs." + alias, null, dev, "")
                : new Declared(held.name(), held.version(), dev, ""));
        return true;
      }
      Matcher map = MAP.matcher(line.shape());
      if (map.matches()) {
        String version = VALUE.equals(map.group(2)) ? line.texts().get(2) : reference(map.group(2));
        add(
            line.texts().get(0) + ":" + line.texts().get(1),
            version,
            isForDevelopment(map.group(1)));
        return true;
      }
      Matcher one = PLAIN.matcher(line.shape());
      String reference = one.matches() ? one.group(2) : null;
      return one.matches()
          && addCoordinates(
              line.texts().getFirst() + orEmpty(reference(reference)),
              isForDevelopment(one.group(1)));
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static @Nullable String reference(@Nullable String name) {
      return name == null ? null : "$" + name;
    }

    private void takeOthers(GradleLine line) {
      Matcher plugin = PLUGIN.matcher(line.shape());
      if (plugin.matches()) {
        String prefix = plugin.group(1).equals("kotlin") ? "org.jetbrains.kotlin." : "";
        add(prefix + line.texts().get(0), line.texts().get(1), false);
      } else {
        line.texts().stream()
            .filter(GradleText::isVersionedCoordinates)
            .forEach(text -> addCoordinates(text, isForDevelopment(line.shape())));
      }
    }

    private boolean addCoordinates(String text, boolean dev) {
      if (!GradleText.isCoordinates(text)) {
        return false;
      }
      int version = text.indexOf(':', text.indexOf(':') + 1);
      add(
          version < 0 ? text : text.substring(0, version),
          version < 0 ? null : text.substring(version + 1),
          dev);
      return true;
    }

    private void add(String name, @Nullable String version, boolean dev) {
      String known = version == null ? null : variables.putInto(GradleText.named(version));
      declared.add(new Declared(name, GradleText.withoutClassifier(known), dev, ""));
    }

    private static boolean isForDevelopment(String configuration) {
      String word = configuration.strip().split("\\W", 2)[0];
      return word.startsWith("test") || word.startsWith("androidTest") || word.contains("Test");
    }

    /// The other lines, without the versions of what they declare and of the variables that
    /// versions are put in from.
    List<String> rest(Set<String> versions) {
      return others.stream().map(line -> withoutVersions(line, versions)).toList();
    }

    private static String withoutVersions(GradleLine line, Set<String> versions) {
      if (PLUGIN.matcher(line.shape()).matches()) {
        return line.with(1, "");
      }
      for (Assignment assignment : Assignment.of(line)) {
        if (versions.contains(assignment.name())) {
          return line.with(assignment.place(), "");
        }
      }
      for (int i = 0; i < line.texts().size(); i++) {
        String text = line.texts().get(i);
        if (GradleText.isVersionedCoordinates(text)) {
          return line.with(i, text.substring(0, text.indexOf(':', text.indexOf(':') + 1)));
        }
      }
      return line.written();
    }
  }
}

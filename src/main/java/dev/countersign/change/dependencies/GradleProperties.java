package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The reader of `gradle.properties`: properties that by their name hold a version.
final class GradleProperties implements FileReader {
  private static final int FOLDERS_UP = 4;

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "gradle.properties");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.GRADLE;
  }

  @Override
  public Contents read(String text, Surroundings around) {
    List<Declared> declared = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    properties(text)
        .forEach((name, value) -> {
          if (namesVersion(name)) {
            declared.add(new Declared(name, value, false, Contents.VARIABLE));
          } else {
            rest.add(name + "=" + value);
          }
        });
    return new Contents(declared, rest);
  }

  private static boolean namesVersion(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("version") && !lower.equals("version");
  }

  /// The properties of the build that the file is part of, the nearest first.
  static Map<String, String> beside(Surroundings around) {
    Map<String, String> all = new LinkedHashMap<>();
    StringBuilder up = new StringBuilder();
    for (int i = 0; i <= FOLDERS_UP; i++) {
      String text = around.beside(up + "gradle.properties");
      properties(text == null ? "" : text).forEach(all::putIfAbsent);
      up.append("../");
    }
    return all;
  }

  private static Map<String, String> properties(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : Lines.joined(text)) {
      String bare = line.strip();
      int colon = bare.indexOf(':');
      int equals = bare.indexOf('=');
      int end = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
      if (!bare.isEmpty() && bare.charAt(0) != '#' && bare.charAt(0) != '!') {
        String name = end < 0 ? bare : bare.substring(0, end).strip();
        all.put(name, end < 0 ? "" : bare.substring(end + 1).strip());
      }
    }
    return all;
  }
}

package dev.countersign.change.dependencies;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts of a Gradle build: coordinates, and variables put in.
final class GradleText {
  private static final Pattern COORDINATES =
      Pattern.compile(
          "[\\w.-]++:[\\w.-]++(?::[\\w.,+$!{}\\[\\]() -]*+(?::[\\w.-]++)?(?:@\\w++)?)?");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{\\s*+([\\w.]++)\\s*+\\}|([A-Za-z_][\\w.]*+))");

  private GradleText() {}

  static boolean isCoordinates(String text) {
    return COORDINATES.matcher(text).matches();
  }

  static boolean isVersionedCoordinates(String text) {
    return isCoordinates(text) && isPlain(text) && text.indexOf(':') != text.lastIndexOf(':');
  }

  /// Whether a text puts in nothing but variables by their names: anything else is code.
  static boolean isPlain(String text) {
    return VARIABLE.matcher(text).replaceAll("").indexOf('$') < 0;
  }

  /// The text with each variable as `${name}`, of which only the last part of a dotted name counts.
  static String named(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                "${" + lastPart(m.group(1) == null ? m.group(2) : m.group(1)) + "}"));
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static @Nullable String withoutClassifier(@Nullable String version) {
    if (version == null) {
      return null;
    }
    String bare = version.endsWith("!!") ? version.substring(0, version.length() - 2) : version;
    int end = bare.indexOf(':') < 0 ? bare.indexOf('@') : bare.indexOf(':');
    return end < 0 ? bare : bare.substring(0, end);
  }
}

package dev.countersign.github;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The GraphQL documents that are sent: operations, each with the fragments that it uses and no
/// others, as GitHub demands.
final class Documents {
  private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.\\s*([A-Z]\\w*)");
  private static final Pattern FRAGMENT = Pattern.compile("(?m)^fragment (\\w+) [^}]*?(?=\\{)");
  private static final Map<String, String> FRAGMENTS = fragments(resource("fragments"));

  private Documents() {}

  /// The operation in a file, whole.
  static String of(String file) {
    return whole(resource(file));
  }

  /// An operation with the fragments that it uses.
  static String whole(String operation) {
    Set<String> used = new TreeSet<>();
    collect(operation, used);
    StringBuilder text = new StringBuilder(operation.strip()).append('\n');
    used.forEach(name -> text.append(FRAGMENTS.get(name)));
    return text.toString();
  }

  private static void collect(String text, Set<String> used) {
    Matcher spread = SPREAD.matcher(text);
    while (spread.find()) {
      String fragment = FRAGMENTS.get(spread.group(1));
      if (fragment == null) {
        throw new IllegalStateException("there is no fragment " + spread.group(1));
      }
      if (used.add(spread.group(1))) {
        collect(fragment, used);
      }
    }
  }

  private static Map<String, String> fragments(String text) {
    Map<String, String> fragments = new LinkedHashMap<>();
    for (String each : text.split("(?m)^(?=fragment )", -1)) {
      Matcher name = FRAGMENT.matcher(each);
      if (name.find()) {
        fragments.put(name.group(1), each);
      }
    }
    return fragments;
  }

  private static String resource(String file) {
    try (InputStream in = Documents.class.getResourceAsStream(file + ".graphql")) {
      if (in == null) {
        throw new IllegalStateException("there is no document " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of `go.mod`.
final class GoManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    return Surroundings.isNamed(path, "go.mod");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.GO;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    Reading reading = new Reading();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf("//");
      reading.take((comment < 0 ? line : line.substring(0, comment)).strip());
    }
    if (reading.block != null) {
      throw new Unreadable("a block has no end");
    }
    return new Contents(reading.declared, reading.rest);
  }

  /// A module's path without the major version that it ends in.
  static String module(String path) {
    String bare = path.startsWith("\"") && path.endsWith("\"") ? path.replace("\"", "") : path;
    int slash =
        Math.max(
            bare.lastIndexOf("/v"), bare.startsWith("gopkg.in/") ? bare.lastIndexOf(".v") : -1);
    boolean major = slash > 0 && bare.substring(slash + 2).chars().allMatch(Character::isDigit);
    return major && slash + 2 < bare.length() ? bare.substring(0, slash) : bare;
  }

  private static final class Reading {
    private final List<Declared> declared = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private @Nullable String block;

    void take(String line) throws Unreadable {
      if (line.isEmpty()) {
        return;
      }
      String open = block;
      if (open != null) {
        if (line.equals(")")) {
          block = null;
        } else {
          directive(open, line);
        }
        return;
      }
      String[] parts = line.split("\\s++", 2);
      String argument = parts.length > 1 ? parts[1] : "";
      if (line.endsWith("(")) {
        block = argument.equals("(") ? parts[0] : line.substring(0, line.length() - 1);
      } else {
        directive(parts[0], argument);
      }
    }

    private void directive(String word, String argument) throws Unreadable {
      List<String> words = List.of(argument.split("\\s++", -1));
      switch (word) {
        case "require" -> require(words);
        case "replace" -> replace(words);
        case "module", "go", "toolchain", "exclude", "retract", "tool", "godebug", "ignore" ->
            rest.add(word + " " + String.join(" ", words));
        default -> throw new Unreadable("a line is no directive");
      }
    }

    private void require(List<String> words) throws Unreadable {
      if (words.size() != 2) {
        throw new Unreadable("a requirement is no module and version");
      }
      declared.add(new Declared(module(words.get(0)), words.get(1), false, "require"));
    }

    private void replace(List<String> words) throws Unreadable {
      int arrow = words.indexOf("=>");
      if (arrow < 1 || arrow + 1 >= words.size()) {
        throw new Unreadable("a replacement replaces nothing");
      }
      String version = arrow + 2 < words.size() ? words.get(arrow + 2) : null;
      String place = "replace " + String.join(" ", words.subList(0, arrow));
      declared.add(
          new Declared(module(words.get(0)), version, false, place).from(words.get(arrow + 1)));
    }
  }
}

package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The reader of `requirements*.txt`, also in a `requirements` folder.
final class RequirementsManifest implements FileReader {
  private static final List<String> FOR_DEVELOPMENT = List.of("dev", "test", "lint", "docs", "doc");

  @Override
  public boolean reads(String path) {
    if (!path.endsWith(".txt") && !path.endsWith(".in")) {
      return false;
    }
    String name = Surroundings.name(path);
    return name.startsWith("requirements") || isRequirements(name, "/" + Surroundings.folder(path));
  }

  private static boolean isRequirements(String name, String folder) {
    return folder.endsWith("/requirements/") || name.endsWith("-requirements.txt");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.PIP;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    boolean dev = isForDevelopment(Surroundings.name(around.path()));
    List<Declared> declared = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String line : Lines.joined(text)) {
      String bare = Lines.withoutComment(line).strip();
      if (bare.startsWith("-e ") || bare.startsWith("--editable ")) {
        declared.add(url(bare.substring(bare.indexOf(' ') + 1).strip(), dev));
      } else if (bare.startsWith("-")) {
        rest.add(bare);
      } else if (!bare.isEmpty()) {
        declared.add(declared(bare, dev));
      }
    }
    return new Contents(declared, rest);
  }

  private static Declared declared(String line, boolean dev) throws Unreadable {
    int options = line.indexOf(" --");
    String requirement = options < 0 ? line : line.substring(0, options).strip();
    boolean elsewhere =
        requirement.indexOf('/') >= 0 && requirement.indexOf('@') != afterName(requirement);
    Declared read =
        elsewhere ? url(requirement, dev) : PythonRequirement.read(requirement, dev, "");
    if (read == null) {
      throw new Unreadable("a line is no requirement");
    }
    return options < 0 ? read : read.pinnedTo(line.substring(options).strip());
  }

  /// Where the name, its extras and the space behind them end.
  private static int afterName(String requirement) {
    int at = 0;
    while (at < requirement.length() && "@/:;<>=!~".indexOf(requirement.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Declared url(String text, boolean dev) {
    int egg = text.indexOf("#egg=");
    String url = egg < 0 ? text : text.substring(0, egg);
    String name = egg < 0 ? url : PythonRequirement.normal(text.substring(egg + 5));
    return PythonRequirement.fromUrl(name, url, dev, "");
  }

  /// Whether a word of the file's name says that it serves development.
  static boolean isForDevelopment(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("[-_.]", -1);
    return List.of(words).stream()
        .anyMatch(w -> FOR_DEVELOPMENT.contains(w) || w.startsWith("develop") || w.equals("tests"));
  }
}

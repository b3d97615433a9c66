package dev.countersign.change.dependencies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The reader of Dockerfiles: the images that stages start from, and the syntax that reads the
/// file.
final class DockerManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    String name = Surroundings.name(path).toLowerCase(Locale.ROOT);
    return name.equals("dockerfile")
        || name.equals("containerfile")
        || name.startsWith("dockerfile.")
        || name.startsWith("containerfile.")
        || name.endsWith(".dockerfile");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.DOCKER;
  }

  @Override
  public Contents read(String text, Surroundings around) throws Unreadable {
    Reading reading = new Reading();
    for (DockerInstruction instruction : DockerInstruction.allOf(text)) {
      reading.take(instruction);
    }
    return new Contents(reading.declared, reading.used, reading::rest);
  }

  private static final class Reading {
    private final List<Declared> declared = new ArrayList<>();
    private final Map<String, String> arguments = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> stages = new HashSet<>();
    private final List<DockerInstruction> others = new ArrayList<>();
    private boolean inStage;

    void take(DockerInstruction instruction) throws Unreadable {
      switch (instruction.word()) {
        case "FROM" -> from(instruction);
        case "# SYNTAX" -> declared.add(ImageReference.of(instruction.rest()).declared("syntax"));
        case "ARG" -> argument(instruction);
        default -> others.add(instruction);
      }
    }

    private void argument(DockerInstruction instruction) {
      for (String pair : inStage ? List.<String>of() : instruction.words()) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String value = unquoted(pair.substring(equals + 1));
          arguments.put(
              pair.substring(0, equals), new DockerVariables(arguments, used).putInto(value));
        }
      }
      others.add(instruction);
    }

    private static String unquoted(String text) {
      boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
      return quoted && text.charAt(0) == text.charAt(text.length() - 1)
          ? text.substring(1, text.length() - 1)
          : text;
    }

    private void from(DockerInstruction instruction) throws Unreadable {
      inStage = true;
      List<String> words = new ArrayList<>(instruction.words());
      List<String> flags = words.stream().filter(w -> w.startsWith("--")).toList();
      words.removeAll(flags);
      if (words.isEmpty()) {
        throw new Unreadable("FROM names no image");
      }
      String image = new DockerVariables(arguments, used).putInto(unquoted(words.getFirst()));
      String as = String.join(" ", words.subList(1, words.size()));
      boolean stage = stages.contains(image.toLowerCase(Locale.ROOT));
      if (!stage && !image.equals("scratch")) {
        declared.add(ImageReference.of(image).declared(as));
      }
      stages.add(words.getLast().toLowerCase(Locale.ROOT));
      others.add(new DockerInstruction("FROM", (stage ? image : "") + flags + as));
    }

    /// All instructions; of arguments that name an image's version, their names only.
    List<String> rest(Set<String> versions) {
      return others.stream().map(other -> withoutVersion(other, versions)).toList();
    }

    private static String withoutVersion(DockerInstruction instruction, Set<String> versions) {
      if (!instruction.word().equals("ARG")) {
        return instruction.word() + " " + instruction.rest();
      }
      return "ARG " + instruction.words().stream().map(w -> withoutValue(w, versions)).toList();
    }

    private static String withoutValue(String pair, Set<String> versions) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      return versions.contains(name) ? name : pair;
    }
  }
}

package dev.countersign.cli;

import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.scenarios.Neighbours;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The scenario files that a command is pointed at.
final class ScenarioFiles {
  static final String ENDING = ".scenarios.yml";
  private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", "target");

  private ScenarioFiles() {}

  /// The files named, and those in the folders named, in order; as paths to show.
  static List<String> below(Terminal terminal, List<String> paths) {
    Set<String> files = new LinkedHashSet<>();
    for (String path : paths) {
      Path start = terminal.resolve(path);
      if (Files.isDirectory(start)) {
        found(start).forEach(file -> files.add(shown(path, start.relativize(file))));
      } else if (Files.exists(start)) {
        files.add(path);
      } else {
        throw new CannotDo("There is no file or folder " + path + "; check the path.");
      }
    }
    if (files.isEmpty()) {
      throw new CannotDo(
          "No file in %s ends in %s; write one beside your policy (docs/scenarios.md shows how)."
              .formatted(String.join(", ", paths), ENDING));
    }
    return List.copyOf(files);
  }

  private static String shown(String folder, Path within) {
    String path = within.toString().replace('\\', '/');
    return folder.equals(".") ? path : folder.replaceFirst("/+$", "") + "/" + path;
  }

  private static List<Path> found(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes about) {
              boolean passed =
                  !at.equals(folder) && PASSED_OVER.contains(at.getFileName().toString());
              return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (file.getFileName().toString().endsWith(ENDING)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failed) {
      throw new CannotDo(folder + " cannot be listed; check that you may read it.", failed);
    }
    found.sort(null);
    return found;
  }

  /// The files beside a scenario file.
  static Neighbours beside(Terminal terminal, String scenarios) {
    Path here = Path.of(scenarios);
    return path -> {
      Path there = here.resolveSibling(path).normalize();
      return Files.isRegularFile(terminal.folder().resolve(there))
          ? new PolicyFile(there.toString(), Texts.read(terminal.folder().resolve(there), path))
          : null;
    };
  }
}

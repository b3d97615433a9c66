package dev.countersign.cli;

import dev.countersign.rulebook.PolicyFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text files that a command is pointed at.
final class Texts {
  private static final long MOST_BYTES = 8L << 20;

  private Texts() {}

  /// The file, named as it was given.
  static PolicyFile file(Terminal terminal, String path) {
    return new PolicyFile(path, read(terminal.resolve(path), path));
  }

  static String read(Path file, String name) {
    try {
      if (Files.isDirectory(file)) {
        throw new CannotDo(name + " is a folder; name a file.");
      }
      if (!Files.exists(file)) {
        throw new CannotDo("There is no file " + name + "; check the path.");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new CannotDo(name + " is larger than 8 MiB; name a smaller file.");
      }
      return Files.readString(file);
    } catch (CharacterCodingException notText) {
      throw new CannotDo(name + " is not UTF-8 text; save it as UTF-8.", notText);
    } catch (IOException failed) {
      throw new CannotDo(name + " cannot be read; check that you may read it.", failed);
    }
  }

  /// All of standard input.
  static String input(Terminal terminal) {
    try {
      return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new CannotDo("Standard input cannot be read; give a file instead of -.", failed);
    }
  }

  static void write(Path file, String name, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new CannotDo(
          name + " cannot be written; check that its folder is there and that you may write it.",
          failed);
    }
  }
}

package dev.countersign.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Policies that come with the product, from which a file can start: `extends: preset/<name>`.
final class Presets {
  static final String PREFIX = "preset/";

  /// The preset that a file extends; nothing where it extends none.
  List<Node> under(Node root, Problems problems) {
    Node.Field field = Take.fields(root).field("extends");
    String name = field == null ? "" : String.join("", Take.texts(field.value()));
    if (field == null || name.equals("organisation")) {
      return List.of();
    }
    String text = name.startsWith(PREFIX) ? text(name.substring(PREFIX.length())) : null;
    if (text == null) {
      problems.error(
          field.value().spot(),
          "%s is nothing that a policy can extend".formatted(Shown.quoted(name)),
          "write `organisation`, or `preset/` and the name of a policy that comes with the product, as in"
              + " `preset/provii-procedure`");
      return List.of();
    }
    Node preset = YamlReader.read(new PolicyFile(name, text), problems);
    return preset == null ? List.of() : List.of(preset);
  }

  private static @Nullable String text(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      return null;
    }
    try (InputStream file = Presets.class.getResourceAsStream("/policies/" + name + ".yml")) {
      return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a policy of the jar cannot be read", unreadable);
    }
  }
}

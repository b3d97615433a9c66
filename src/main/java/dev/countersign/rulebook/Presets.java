package dev.countersign.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The policies to start from, by name.
///
/// @param find the text of a policy, null where there is none of that name
public record Presets(List<String> names, Function<String, @Nullable String> find) {
  private static final List<String> SHIPPED =
      List.of("starter", "provii-procedure", "maelstrom-policy", "a832", "aivo", "heliosdb");

  public Presets {
    names = List.copyOf(names);
  }

  /// Those that travel with the product.
  public static Presets shipped() {
    return new Presets(SHIPPED.stream().filter(name -> text(name) != null).toList(), Presets::text);
  }

  private static @Nullable String text(String name) {
    try (InputStream found = Presets.class.getResourceAsStream("/policies/" + name + ".yml")) {
      return found == null ? null : new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// A preset as a file, null where there is none of that name.
  public @Nullable PolicyFile file(String name) {
    String text = names.contains(name) ? find.apply(name) : null;
    return text == null ? null : new PolicyFile("preset/" + name, text);
  }
}

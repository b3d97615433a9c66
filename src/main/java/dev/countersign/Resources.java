package dev.countersign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts that travel in the jar.
final class Resources {
  private Resources() {}

  /// The text of this name, which begins with a slash.
  static String text(String name) {
    try (InputStream text = Resources.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The jar's " + name + " cannot be read.", unreadable);
    }
  }
}

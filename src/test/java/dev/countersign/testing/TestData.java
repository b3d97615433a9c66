package dev.countersign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// The files of `src/test/resources/github`, unpacked.
final class TestData {

  private TestData() {}

  /// The text of a packed file, or an exception when there is none of that name.
  static String text(String file) {
    try (InputStream packed = TestData.class.getResourceAsStream("/github/" + file)) {
      if (packed == null) {
        throw new IllegalArgumentException("No test data named " + file);
      }
      return new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

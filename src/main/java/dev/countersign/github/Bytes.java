package dev.countersign.github;

import java.nio.charset.StandardCharsets;

/// Cuts texts to a number of bytes: GitHub counts bytes where it says characters.
final class Bytes {
  private static final String CUT = "\n\n… (cut: too long for GitHub)\n";

  private Bytes() {}

  /// The text, or as many whole lines of it as fit with a word that it was cut.
  static String atMost(int most, String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    if (all.length <= most) {
      return text;
    }
    int room = most - CUT.getBytes(StandardCharsets.UTF_8).length;
    String kept = prefix(all, room);
    int line = kept.lastIndexOf('\n');
    return (line > 0 ? kept.substring(0, line) : kept) + CUT;
  }

  /// As many whole characters as fit.
  static String prefix(int most, String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    return all.length <= most ? text : prefix(all, most);
  }

  private static String prefix(byte[] all, int most) {
    int end = Math.max(0, most);
    while (end > 0 && (all[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(all, 0, end, StandardCharsets.UTF_8);
  }
}

package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Sha;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The ids of commits that a scenario names as it likes: hexadecimal digits stay as they are, with
/// zeros behind them, so that people find them again; any other name becomes its digest.
final class CommitIds {
  private static final int DIGITS = 40;

  private CommitIds() {}

  static Sha of(String name) {
    if (name.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      return new Sha(name);
    }
    return name.matches("[0-9a-f]{1,39}")
        ? new Sha(name + "0".repeat(DIGITS - name.length()))
        : new Sha(digest(name));
  }

  private static String digest(String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }
}

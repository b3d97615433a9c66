package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests as git and HTTP write them.
final class Hash {

  private Hash() {}

  /// The id that git gives a file of this text.
  static String blob(String text) {
    byte[] content = text.getBytes(UTF_8);
    return object("blob", content);
  }

  static String object(String kind, byte[] content) {
    MessageDigest digest = digest("SHA-1");
    digest.update((kind + " " + content.length + "\0").getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest(content));
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}

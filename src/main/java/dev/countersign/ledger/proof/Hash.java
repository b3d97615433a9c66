package dev.countersign.ledger.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A SHA-256 hash of a leaf or of a node of a Merkle tree (RFC 6962, section 2.1), as four words.
public record Hash(long a, long b, long c, long d) {
  private static final int LENGTH = 32;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /// The root of a tree without leaves.
  public static final Hash EMPTY = of(sha256().digest());

  /// The hash of a leaf with these bytes.
  public static Hash ofLeaf(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return of(digest.digest(bytes));
  }

  /// The hash of the node above two others.
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes());
    return of(digest.digest(right.bytes()));
  }

  /// The hash that is written so.
  ///
  /// @param text standard Base64 with padding, as [#toString] writes it
  /// @throws IllegalArgumentException where it is not exactly that
  public static Hash read(String text) {
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.toString().equals(text)) {
      throw new IllegalArgumentException("a hash is written in one way only");
    }
    return hash;
  }

  private static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    ByteBuffer words = ByteBuffer.wrap(bytes);
    return new Hash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /// Standard Base64 with padding.
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}

package dev.countersign.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// An Ed25519 public key under a name, as the C2SP signed-note specification has it.
///
/// @param name whose key it is, without spaces and plus signs
/// @param key the 32 bytes of the public key, in Base64
public record VerifierKey(String name, String key) {
  private static final byte ED25519 = 1;
  private static final int LENGTH = 32;
  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]{1,200}");

  /// What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410).
  private static final byte[] BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");

  public VerifierKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a key's name has no spaces and no plus sign");
    }
    if (decoded(key).length != LENGTH) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
  }

  static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] raw = new byte[LENGTH];
    System.arraycopy(encoded, encoded.length - LENGTH, raw, 0, LENGTH);
    return new VerifierKey(name, Base64.getEncoder().encodeToString(raw));
  }

  /// The key that is written as `name+id+key`.
  ///
  /// @throws IllegalArgumentException where it is not, or the id is not this key's
  public static VerifierKey read(String line) {
    String[] parts = line.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a key is written as name+id+key");
    }
    byte[] typed = decoded(parts[2]);
    if (typed.length != LENGTH + 1 || typed[0] != ED25519) {
      throw new IllegalArgumentException("the key is no Ed25519 key");
    }
    byte[] raw = new byte[LENGTH];
    System.arraycopy(typed, 1, raw, 0, LENGTH);
    VerifierKey key = new VerifierKey(parts[0], Base64.getEncoder().encodeToString(raw));
    if (!key.toString().equals(line.strip())) {
      throw new IllegalArgumentException("the id in the key is not that key's");
    }
    return key;
  }

  /// The first four bytes of the hash of name and key.
  public int id() {
    MessageDigest digest = Hash.sha256();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest(typed())).getInt();
  }

  private byte[] typed() {
    return ByteBuffer.allocate(LENGTH + 1).put(ED25519).put(decoded(key)).array();
  }

  /// Whether the holder of the key signed these bytes.
  public boolean signed(byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey());
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded()));
  }

  private byte[] encoded() {
    return ByteBuffer.allocate(BEFORE.length + LENGTH).put(BEFORE).put(decoded(key)).array();
  }

  /// The key as other programs read it: a SubjectPublicKeyInfo in PEM.
  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(encoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// `name+id+key`, the form of the specification.
  @Override
  public String toString() {
    String id = HexFormat.of().toHexDigits(id());
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed());
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }
}

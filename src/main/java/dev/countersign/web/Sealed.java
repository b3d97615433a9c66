package dev.countersign.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A text that a browser keeps for us: it can neither be read nor changed there, and is good until
/// a time. Every replica with the same secret opens it.
final class Sealed {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /// @param secret any secret of this instance; the key is derived from it
  /// @param purpose what is sealed for one purpose is not opened for another
  Sealed(String secret, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] derived =
          mac.doFinal(("countersign sealed " + purpose).getBytes(StandardCharsets.UTF_8));
      this.key = new SecretKeySpec(derived, "AES");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  String seal(String text, Instant until) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Long.BYTES + words.length)
            .putLong(until.getEpochSecond())
            .put(words)
            .array();
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] whole = ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
  }

  /// The text, empty where it is not ours, was changed, or is over.
  Optional<String> open(String sealed, Instant now) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length < NONCE + TAG_BITS / 8 + Long.BYTES) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(whole);
      byte[] nonce = new byte[NONCE];
      bytes.get(nonce);
      byte[] closed = new byte[bytes.remaining()];
      bytes.get(closed);
      ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(closed));
      long until = plain.getLong();
      return until > now.getEpochSecond()
          ? Optional.of(StandardCharsets.UTF_8.decode(plain).toString())
          : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}

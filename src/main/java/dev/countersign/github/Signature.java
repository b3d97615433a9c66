package dev.countersign.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The signature that GitHub puts on a delivery: HMAC-SHA256 over its bytes, by a secret we share.
final class Signature {
  private static final String PREFIX = "sha256=";
  private static final String HMAC = "HmacSHA256";

  private final List<SecretKeySpec> secrets;

  Signature(List<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC))
            .toList();
  }

  /// Whether one of the secrets made this signature of these bytes. Every secret is tried, each in
  /// the same time, so that how long it takes tells nothing.
  boolean fits(byte[] body, @Nullable String signature) {
    byte[] given = given(signature);
    boolean fits = false;
    for (SecretKeySpec secret : secrets) {
      fits |= MessageDigest.isEqual(mac(secret, body), given);
    }
    return fits;
  }

  private static byte[] given(@Nullable String signature) {
    if (signature == null || !signature.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      return HexFormat.of().parseHex(signature.substring(PREFIX.length()).strip());
    } catch (IllegalArgumentException noHex) {
      return new byte[0];
    }
  }

  private static byte[] mac(SecretKeySpec secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + HMAC, impossible);
    }
  }
}

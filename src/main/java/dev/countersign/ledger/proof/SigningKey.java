package dev.countersign.ledger.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// An Ed25519 private key. It never shows in text.
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final KeyPair pair;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
  }

  /// A new one.
  public static SigningKey make(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      return new SigningKey(generator.generateKeyPair());
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("every Java since 15 has Ed25519", never);
    }
  }

  /// The keys that stand in a text, one after the other, each PKCS #8 in PEM as `openssl genpkey`
  /// writes it.
  ///
  /// @return at least one
  /// @throws IllegalArgumentException with a phrase that quotes nothing of the key
  public static List<SigningKey> read(String pem) {
    List<SigningKey> keys =
        PEM.matcher(pem).results().map(found -> ofPkcs8(found.group(1))).toList();
    String rest = PEM.matcher(pem).replaceAll("");
    if (keys.isEmpty() || !rest.isBlank()) {
      throw new IllegalArgumentException(
          "it is no Ed25519 private key in PEM, as `openssl genpkey -algorithm ed25519` makes it");
    }
    return keys;
  }

  private static SigningKey ofPkcs8(String base64) {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(base64);
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return make(new Seed(((EdECPrivateKey) key).getBytes().orElseThrow()));
    } catch (GeneralSecurityException | IllegalArgumentException no) {
      // The cause may quote the key, and so is not kept.
      throw new IllegalArgumentException("it is no Ed25519 private key in PKCS #8");
    }
  }

  /// The text that [#read] reads.
  public String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  public VerifierKey verifier(String name) {
    return VerifierKey.of(name, pair.getPublic());
  }

  public byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("an Ed25519 key signs", never);
    }
  }

  @Override
  public String toString() {
    return "an Ed25519 private key";
  }

  /// Gives the bytes of a private key where a new one is made: the only way to have Java work out
  /// the public key that goes with it.
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Seed(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] wanted) {
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }
}

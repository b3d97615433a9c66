package dev.countersign.forge;

/// Tells true deliveries from forged ones, and what they say.
public interface Ear {
  /// Whether the signature fits the bytes, in constant time.
  boolean genuine(byte[] body, @org.jspecify.annotations.Nullable String signature);

  /// What a delivery says.
  ///
  /// @throws IllegalArgumentException where its body is not JSON
  Event hear(Delivery delivery);
}

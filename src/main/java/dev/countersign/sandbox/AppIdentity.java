package dev.countersign.sandbox;

import java.security.PublicKey;

/// The GitHub App under test, as GitHub has it registered.
public record AppIdentity(
    long id, String slug, String clientId, PublicKey key, String webhookSecret) {

  String botLogin() {
    return slug + "[bot]";
  }
}

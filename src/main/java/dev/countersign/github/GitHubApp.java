package dev.countersign.github;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The app as it is registered on a GitHub: where, under which id, with which secrets.
///
/// @param id the app's number, by which its own checks are known
/// @param issuer who signs its tokens: the client id, or the number where no client id is known
/// @param privateKey PEM as GitHub hands it out (PKCS#1), or PKCS#8
/// @param webhookSecrets each that GitHub may sign with now; two while one is being changed
public record GitHubApp(
    Addresses addresses,
    long id,
    String issuer,
    String privateKey,
    List<String> webhookSecrets,
    InstantSource clock) {
  public GitHubApp {
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /// What is wrong with a private key, as a phrase that holds none of it; empty where it is good.
  public static Optional<String> problemWithKey(String pem) {
    try {
      PemKey.read(pem);
      return Optional.empty();
    } catch (IllegalArgumentException no) {
      return Optional.ofNullable(no.getMessage());
    }
  }

  /// Says which app it is and none of its secrets.
  @Override
  public String toString() {
    return "app " + id + " on " + addresses.rest();
  }
}

package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.countersign.forge.ForgeDown;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of installations: one for each purpose, asked for once and kept until five minutes
/// before it ends.
final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private final Wire wire;
  private final AppKey key;
  private final Addresses addresses;
  private final Cache<Owner, Token> tokens;

  private record Owner(long installation, Purpose purpose) {}

  Tokens(Wire wire, AppKey key, Addresses addresses, InstantSource clock) {
    this.wire = wire;
    this.key = key;
    this.addresses = addresses;
    this.tokens =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .expireAfter(
                Expiry.<Owner, Token>creating((owner, token) ->
                    Duration.between(clock.instant(), token.expires()).minus(BEFORE_END)))
            .build();
  }

  /// The token of an installation.
  ///
  /// @throws Refused where the installation is no longer there, or is suspended
  Token of(long installation, Purpose purpose) {
    Owner owner = new Owner(installation, purpose);
    Token token = tokens.get(owner, this::mint);
    return token;
  }

  /// Forgets a token that GitHub no longer takes.
  void drop(long installation, Purpose purpose, Token token) {
    tokens.asMap().remove(new Owner(installation, purpose), token);
  }

  /// The app's own token.
  String ofApp() {
    return key.sign();
  }

  private Token mint(Owner owner) {
    Map<String, String> wanted = owner.purpose().permissions();
    try {
      return token(post(owner, wanted));
    } catch (Refused refused) {
      if (refused.status() != 422) {
        throw refused;
      }
      return token(post(owner, granted(owner)));
    }
  }

  /// GitHub refuses a token that asks for more than was granted, so ask what was.
  private Map<String, String> granted(Owner owner) {
    Outgoing request = new Outgoing("GET", at(owner, ""), Map.of(), null, "");
    JsonNode said = wire.limits().answered(request, wire.send(request, key.sign(), 0)).json();
    Map<String, String> granted = new TreeMap<>();
    said.path("permissions")
        .properties()
        .forEach(each -> granted.put(each.getKey(), each.getValue().asText()));
    Map<String, String> kept = owner.purpose().within(granted);
    LOG.warn(
        "Installation {} grants {} of the permissions {} that are needed; accept the others in its"
            + " settings on GitHub",
        owner.installation(),
        kept,
        owner.purpose().permissions());
    return kept;
  }

  private Answer post(Owner owner, Map<String, String> permissions) {
    String body = Json.write(Map.of("permissions", permissions));
    Outgoing request = new Outgoing("POST", at(owner, "/access_tokens"), Map.of(), body, "");
    return wire.limits().answered(request, wire.send(request, key.sign(), 0));
  }

  private URI at(Owner owner, String path) {
    return addresses.at("/app/installations/" + owner.installation() + path);
  }

  private static Token token(Answer answer) {
    JsonNode said = answer.json();
    try {
      return new Token(
          said.path("token").asText(""), Instant.parse(said.path("expires_at").asText("")));
    } catch (DateTimeException unreadable) {
      throw new ForgeDown("GitHub gave a token without an end", null, null);
    }
  }
}

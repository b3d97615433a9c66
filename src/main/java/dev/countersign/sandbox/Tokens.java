package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Who a request comes from: the App's signed JWT, or an installation token given out earlier.
final class Tokens {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final long LONGEST_JWT = 600;
  private static final long SKEW = 60;
  private static final int LENGTH = 520;

  private final World world;
  private final Map<String, Given> given = new HashMap<>();
  private int count;

  private record Given(Caller.Installation caller, Instant expires) {}

  /// A fresh installation token.
  record Issued(String token, Instant expires) {}

  Tokens(World world) {
    this.world = world;
  }

  Issued issue(Caller.Installation caller) {
    StringBuilder token = new StringBuilder("ghs_" + world.app.id() + "_");
    String seed = world.app.id() + "/" + caller.installation().id() + "/" + ++count;
    while (token.length() < LENGTH) {
      seed = Hash.sha256(seed.getBytes(UTF_8));
      token.append(seed).append(token.length() > 100 && token.length() < 300 ? "." : "-");
    }
    Instant expires = world.now().plus(LIFE);
    given.put(token.toString(), new Given(caller, expires));
    return new Issued(token.toString(), expires);
  }

  /// Makes all tokens given so far worthless before their time.
  void revokeAll() {
    given.clear();
  }

  Caller identify(String authorization) {
    if (authorization.isEmpty()) {
      return new Caller.Anonymous();
    }
    String token = authorization.replaceFirst("(?i)^(bearer|token) +", "");
    return token.startsWith("ghs_") ? installation(token) : app(token);
  }

  private Caller installation(String token) {
    Given known = given.get(token);
    if (known == null
        || !world.now().isBefore(known.expires())
        || known.caller().installation().deleted()) {
      throw Refusal.unauthorized("Bad credentials");
    }
    if (known.caller().installation().suspended()) {
      throw Refusal.forbidden("This installation has been suspended");
    }
    return known.caller();
  }

  private Caller app(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    if (parts.length != 3 || !signed(parts)) {
      throw Refusal.unauthorized("A JSON web token could not be decoded");
    }
    JsonNode claims = claims(parts[1]);
    long now = world.now().getEpochSecond();
    String issuer = claims.path("iss").asText();
    if (!issuer.equals(world.identity.clientId())
        && !issuer.equals(Long.toString(world.app.id()))) {
      throw Refusal.unauthorized("'Issuer' claim ('iss') must be an Integer");
    }
    if (claims.path("iat").asLong(Long.MAX_VALUE) > now + SKEW) {
      throw Refusal.unauthorized(
          "'Issued at' claim ('iat') must be an Integer representing a time in the past");
    }
    if (claims.path("exp").asLong() <= now) {
      throw Refusal.unauthorized(
          "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
    }
    if (claims.path("exp").asLong() > now + LONGEST_JWT) {
      throw Refusal.unauthorized("'Expiration time' claim ('exp') is too far in the future");
    }
    return new Caller.App();
  }

  private boolean signed(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(world.identity.key());
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return claims(parts[0]).path("alg").asText().equals("RS256")
          && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException
        | IllegalArgumentException e) { // whatever cannot be verified is not signed
      return false;
    }
  }

  private static JsonNode claims(String part) {
    try {
      return Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    } catch (JsonProcessingException | IllegalArgumentException e) { // not base64 or not JSON
      throw Refusal.unauthorized("A JSON web token could not be decoded");
    }
  }
}

package dev.countersign.github;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/// The app's own key: it signs the short tokens by which the app shows that it is the app.
final class AppKey {
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Duration LIFE = Duration.ofMinutes(9);

  private final String issuer;
  private final PrivateKey key;
  private final InstantSource clock;

  AppKey(GitHubApp app) {
    this.issuer = app.issuer();
    this.key = PemKey.read(app.privateKey());
    this.clock = app.clock();
  }

  /// A token that is good for the next minutes, dated back a minute for clocks that differ.
  String sign() {
    Instant now = clock.instant();
    return Jwts.builder()
        .issuer(issuer)
        .issuedAt(Date.from(now.minus(BACK)))
        .expiration(Date.from(now.plus(LIFE).minus(BACK)))
        .signWith(key, Jwts.SIG.RS256)
        .compact();
  }
}

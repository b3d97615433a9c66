package dev.countersign.github;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// The app's own key: it signs the short tokens by which the app shows that it is the app.
final class AppKey {
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Duration LIFE = Duration.ofMinutes(9);

  /// How long a token is used again: signing is dear, above all where GitHub is down and all ask.
  private static final Duration AGAIN = Duration.ofMinutes(4);

  private final String issuer;
  private final PrivateKey key;
  private final InstantSource clock;
  private volatile @Nullable Signed last;

  private record Signed(String token, Instant at) {
    boolean fresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(AGAIN));
    }
  }

  AppKey(GitHubApp app) {
    this.issuer = app.issuer();
    this.key = PemKey.read(app.privateKey());
    this.clock = app.clock();
  }

  /// A token that is good for some minutes, dated back a minute for clocks that differ.
  String sign() {
    Instant now = clock.instant();
    Signed known = last;
    if (known != null && known.fresh(now)) {
      return known.token();
    }
    Signed signed = new Signed(sign(now), now);
    last = signed;
    return signed.token();
  }

  private String sign(Instant now) {
    return Jwts.builder()
        .issuer(issuer)
        .issuedAt(Date.from(now.minus(BACK)))
        .expiration(Date.from(now.plus(LIFE).minus(BACK)))
        .signWith(key, Jwts.SIG.RS256)
        .compact();
  }
}

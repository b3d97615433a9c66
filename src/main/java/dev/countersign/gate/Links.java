package dev.countersign.gate;

import dev.countersign.change.Repo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links to the pages that a check leads to: signed, and good for a time. Who has the link may see
/// the page, for as long as it says.
public final class Links {
  private static final Duration GOOD_FOR = Duration.ofDays(60);
  private static final long STEP = Duration.ofDays(30).toSeconds();

  private final String publicUrl;
  private final String web;
  private final byte[] secret;

  /// @param publicUrl our own address, without a slash at its end
  /// @param web the code host's address for people, without a slash at its end
  /// @param secret any secret of this instance; the key for links is derived from it
  public Links(String publicUrl, String web, String secret) {
    this.publicUrl = publicUrl;
    this.web = web;
    this.secret =
        mac(secret.getBytes(StandardCharsets.UTF_8), "countersign details link, version 1");
  }

  /// The code host's address for people.
  String web() {
    return web;
  }

  /// The link to the page of a pull request. It stays the same for a month, so that it does not
  /// make a check differ.
  public String pull(Repo repo, int number, Instant now) {
    long until = (now.getEpochSecond() / STEP) * STEP + GOOD_FOR.toSeconds();
    String path = path(repo, number);
    return publicUrl + path + "?until=" + until + "&key=" + sign(path, until);
  }

  /// Whether a link to a path is one of ours and still good.
  public boolean good(String path, String until, String key, Instant now) {
    try {
      long end = Long.parseLong(until);
      return end > now.getEpochSecond()
          && MessageDigest.isEqual(
              sign(path, end).getBytes(StandardCharsets.UTF_8),
              key.getBytes(StandardCharsets.UTF_8));
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  /// The path of a pull request's page.
  public static String path(Repo repo, int number) {
    return "/repos/" + repo + "/pulls/" + number;
  }

  private String sign(String path, long until) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, until + " " + path));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}

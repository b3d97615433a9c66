package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A delivery as an HTTP request: GitHub's headers, signed over the exact bytes.
final class HookRequest {

  private static final String HOOK_ID = "447";

  private HookRequest() {}

  static HttpRequest of(Delivery delivery, AppIdentity app, URI webhook) {
    return HttpRequest.newBuilder(webhook)
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json")
        .header("User-Agent", "GitHub-Hookshot/simulated")
        .header("X-GitHub-Event", delivery.event())
        .header("X-GitHub-Delivery", delivery.guid())
        .header("X-GitHub-Hook-ID", HOOK_ID)
        .header("X-GitHub-Hook-Installation-Target-Type", "integration")
        .header("X-GitHub-Hook-Installation-Target-ID", Long.toString(app.id()))
        .header("X-Hub-Signature-256", signature(delivery.body(), app.webhookSecret()))
        .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
        .build();
  }

  static String signature(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}

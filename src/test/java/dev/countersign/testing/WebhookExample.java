package dev.countersign.testing;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One webhook payload as GitHub sends it.
///
/// @param event the value of `X-GitHub-Event`
/// @param action the payload's action; absent for events that have none
/// @param name what a test calls it; unique
/// @param payload the body, compact JSON
public record WebhookExample(String event, @Nullable String action, String name, String payload) {

  /// The body as it goes over the wire.
  public byte[] bytes() {
    return payload.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.countersign.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to tell the App's webhook of an event, and how it was answered.
///
/// @param code the HTTP status of the answer; 0 while under way or where nothing answered
public record Delivery(
    long id, String guid, Content content, String body, Instant at, boolean redelivery, int code) {

  /// What the event is of.
  public record Content(
      String event, @Nullable String action, long installation, @Nullable Long repository) {}

  public String event() {
    return content.event();
  }

  /// The event with its action, such as `pull_request.opened`.
  public String name() {
    return content.action() == null ? content.event() : content.event() + "." + content.action();
  }

  String status() {
    return code >= 200 && code < 300 ? "OK" : "Invalid HTTP Response: " + code;
  }

  Delivery answered(int status) {
    return new Delivery(id, guid, content, body, at, redelivery, status);
  }
}

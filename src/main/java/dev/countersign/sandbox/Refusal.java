package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import java.time.Instant;
import java.util.Map;

/// An answer that ends a request without what it asked for, in GitHub's words.
final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  private Refusal(int status, String message) {
    this(status, message, Map.of());
  }

  private Refusal(int status, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  static Refusal unauthorized(String message) {
    return new Refusal(401, message);
  }

  static Refusal notProtected() {
    return new Refusal(404, "Branch not protected");
  }

  static Refusal notFound() {
    return new Refusal(404, "Not Found");
  }

  static Refusal noPermission() {
    return new Refusal(403, "Resource not accessible by integration");
  }

  static Refusal forbidden(String message) {
    return new Refusal(403, message);
  }

  static Refusal malformed(String message) {
    return new Refusal(400, message);
  }

  static Refusal invalid(String message) {
    return new Refusal(422, message);
  }

  /// The primary rate limit is used up until that time.
  static Refusal exhausted(String message, Instant until) {
    String reset = Long.toString(until.getEpochSecond());
    return new Refusal(
        403, message, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset));
  }

  Answer answer() {
    Answer answer = Answer.of(status, body());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private ObjectNode body() {
    return Json.object()
        .put("message", String.valueOf(getMessage()))
        .put("documentation_url", "https://docs.github.com/rest")
        .put("status", Integer.toString(status));
  }
}

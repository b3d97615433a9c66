package dev.countersign.sandbox;

import org.jspecify.annotations.Nullable;

/// A way in which an answer goes wrong.
public sealed interface Fault {

  /// An error status with GitHub's usual body.
  record Status(int status) implements Fault {}

  /// No answer at all until the simulated GitHub stops or the faults are cleared.
  record Silence() implements Fault {}

  /// An answer whose body breaks off in the middle.
  record CutBody() implements Fault {}

  /// Status 200 with something that is not JSON.
  record Malformed() implements Fault {}

  /// The secondary rate limit: 403, with or without `Retry-After`.
  record SecondaryLimit(@Nullable Integer retryAfterSeconds) implements Fault {}

  /// GraphQL answers 200 with an error, and null for the field of that name.
  record GraphQlError(String field, String type) implements Fault {}

  /// GraphQL answers null for the field of that name, and no error.
  record GraphQlNull(String field) implements Fault {}
}

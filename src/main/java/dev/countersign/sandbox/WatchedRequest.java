package dev.countersign.sandbox;

/// A request as somebody who watches the line sees it, once it was answered.
///
/// @param line method and path, as in [LoggedRequest]
/// @param port from which it came
/// @param body as it was sent
/// @param answer the body of the answer
/// @param began and `ended`: when it arrived and when it was done, in nanoseconds of this process
public record WatchedRequest(
    String line, int port, String body, String answer, long began, long ended) {}

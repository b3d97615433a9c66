package dev.countersign.forge;

/// One delivery of the code host: what it says it is, and what it says.
///
/// @param hook id of the hook that sent it, empty where it does not tell
/// @param guid id of the event, the same when it is sent again
public record Delivery(String hook, String guid, String event, String body) {}

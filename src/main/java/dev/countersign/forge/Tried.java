package dev.countersign.forge;

import java.time.Instant;

/// An attempt of the code host to deliver something to us.
///
/// @param guid the same for every attempt of one delivery
/// @param at when it was made
/// @param taken whether we answered that we have it
/// @param event what it tells of, for the log
public record Tried(long id, String guid, Instant at, boolean taken, String event) {}

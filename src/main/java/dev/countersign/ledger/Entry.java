package dev.countersign.ledger;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.time.Instant;

/// One decision.
///
/// @param kind as in `verdict`, `review-request`, `policy`
/// @param title what a person reads in a list
/// @param detail canonical JSON with what decided
public record Entry(
    Instant at, Repo repo, int number, Sha head, String kind, String title, String detail) {}

package dev.countersign.policy;

/// A text shown where a condition holds; it requires nothing.
public record Guidance(Condition when, boolean forReviewers, String text) {}

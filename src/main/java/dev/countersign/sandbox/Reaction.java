package dev.countersign.sandbox;

/// An emoji that somebody put on a comment.
public record Reaction(long id, Account by, String content) {}

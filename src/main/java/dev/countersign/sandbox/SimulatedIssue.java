package dev.countersign.sandbox;

/// An issue of a repository that is no pull request.
public record SimulatedIssue(long id, int number, Account author, String title, String body) {}

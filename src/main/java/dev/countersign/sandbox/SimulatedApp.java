package dev.countersign.sandbox;

/// An App that may publish checks: ours, or somebody else's such as the CI.
public record SimulatedApp(long id, String slug, String name, Account bot) {}

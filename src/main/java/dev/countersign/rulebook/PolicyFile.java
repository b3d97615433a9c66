package dev.countersign.rulebook;

/// The text of a policy, and the name by which people know it, as in `acme/.github:
/// countersign.yml`.
public record PolicyFile(String name, String text) {}

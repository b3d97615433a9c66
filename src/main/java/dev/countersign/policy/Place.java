package dev.countersign.policy;

/// Where in a policy file something stands.
///
/// @param file as people know it, as in `acme/.github: countersign.yml`
/// @param line from 1
/// @param endLine the last line of it
public record Place(String file, int line, int endLine) {}

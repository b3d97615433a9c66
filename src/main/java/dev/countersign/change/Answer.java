package dev.countersign.change;

/// A section as it stands in a body: the name it is found by and what is read there.
public record Answer(String name, String text) {}

package dev.countersign.sandbox;

/// A label of a repository.
record Label(long id, String name, String color, String description) {}

package dev.countersign.sandbox;

/// All check runs of one App on one commit.
record CheckSuite(long id, SimulatedApp app, String sha) {}

package dev.countersign.web;

import io.javalin.config.RoutesConfig;

/// A part of the HTTP server with paths of its own.
public interface Room {
  /// Adds its paths.
  void open(RoutesConfig routes);
}

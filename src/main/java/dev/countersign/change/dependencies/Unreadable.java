package dev.countersign.change.dependencies;

/// A text that cannot be read as what its name says it is.
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String what) {
    super(what);
  }

  Unreadable(String what, Throwable cause) {
    super(what, cause);
  }
}

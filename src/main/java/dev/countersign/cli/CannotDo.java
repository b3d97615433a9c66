package dev.countersign.cli;

/// A command cannot do what was asked of it: one sentence that says why and what to do.
final class CannotDo extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotDo(String sentence) {
    super(sentence);
  }

  CannotDo(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}

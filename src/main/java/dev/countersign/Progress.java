package dev.countersign;

import java.io.PrintStream;

/// What long work says while it goes on.
sealed interface Progress {
  void says(String sentence);

  /// Says nothing.
  record Silent() implements Progress {
    @Override
    public void says(String sentence) {}
  }

  /// A line for each sentence.
  record Lines(PrintStream stream) implements Progress {
    @Override
    public void says(String sentence) {
      stream.println(sentence);
    }
  }

  static Progress on(PrintStream stream) {
    return new Lines(stream);
  }
}

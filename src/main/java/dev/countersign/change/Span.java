package dev.countersign.change;

/// A stretch of visible text in a line of Markdown.
///
/// @param bold whether it is emphasised strongly
/// @param kept whether brackets in it are its own, as in code, links and images, and not a
///   placeholder's
record Span(String text, boolean bold, boolean kept) {
  static Span plain(String text) {
    return new Span(text, false, false);
  }

  static Span code(String text) {
    return new Span(text, false, true);
  }
}

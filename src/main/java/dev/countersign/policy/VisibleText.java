package dev.countersign.policy;

/// A text as its readers see it: HTML comments left out.
final class VisibleText {
  private VisibleText() {}

  /// A comment that never ends hides all that follows.
  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
      visible.append(text, from, open);
      int close = text.indexOf("-->", open + 4);
      from = close < 0 ? text.length() : close + 3;
    }
    return visible.append(text, from, text.length()).toString();
  }
}

package dev.countersign.change;

import com.google.re2j.Pattern;
import java.util.List;

/// What a reader sees of a block of HTML: no comments, no tags, no scripts.
final class HtmlText {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--(?:-?>|.*?(?:--!?>|\\z))");
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(?:script|style)\\b.*?(?:</(?:script|style)\\s*>|\\z)");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&#?[0-9A-Za-z]{1,32};");

  private HtmlText() {}

  static List<String> lines(String html) {
    String text = COMMENT.matcher(html).replaceAll("");
    text = UNSEEN.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll(" ");
    text = ENTITY.matcher(text).replaceAll(" ");
    return List.of(text.split("\n", -1));
  }
}

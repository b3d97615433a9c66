package dev.countersign.change;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The reader of the words by which a description says that merging it closes issues.
public final class ClosingReferences {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \\t]+"
              + "(?:https?://[^/\\s]+/)?(?:([a-z0-9._-]{1,100}/[a-z0-9._-]{1,100})(?:#|/issues/)|#)([1-9][0-9]{0,8})\\b");

  private ClosingReferences() {}

  /// The issues that a description of a change to a repository closes, as `owner/name#number`.
  public static List<String> in(String body, Repo repo) {
    return REFERENCE
        .matcher(COMMENT.matcher(body).replaceAll(" "))
        .results()
        .map(found -> issue(found, repo))
        .distinct()
        .toList();
  }

  private static String issue(MatchResult found, Repo repo) {
    String elsewhere = found.group(1);
    return (elsewhere == null ? repo.toString() : elsewhere) + "#" + found.group(2);
  }
}

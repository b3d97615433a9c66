package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/// The reader of reverts: GitHub's button and git's command each leave words by which they are
/// known.
public final class Revert {
  private static final Pattern TITLE = Pattern.compile("(?s)^Revert \".*\"$");
  private static final Pattern PULL =
      Pattern.compile(
          "(?m)^Reverts ([A-Za-z0-9._-]{1,100})/([A-Za-z0-9._-]{1,100})#([1-9][0-9]{0,8})[ \\t]*\\r?$");
  private static final Pattern COMMIT =
      Pattern.compile("(?m)^This reverts commit ([0-9A-Fa-f]{7,64})\\b");

  private Revert() {}

  /// What the change says it reverts. It is only said: whether it does must be told from the files.
  public static Optional<Reverted> in(String title, String body) {
    Matcher commit = COMMIT.matcher(body);
    Matcher pull = PULL.matcher(body);
    if (TITLE.matcher(title.strip()).find() && pull.find()) {
      Repo repo = new Repo(pull.group(1), pull.group(2));
      return Optional.of(new Reverted.Pull(repo, Integer.parseInt(pull.group(3))));
    }
    return commit.find()
        ? Optional.of(new Reverted.Made(commit.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}

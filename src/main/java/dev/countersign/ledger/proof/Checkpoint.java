package dev.countersign.ledger.proof;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a log's tree is at a size, in the form of the C2SP tlog-checkpoint specification.
///
/// @param origin which log
/// @param size how many leaves
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern TEXT =
      Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/=]{44})\\n");

  /// The text that is signed.
  public String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  public SignedNote sign(List<SigningKey> keys) {
    return SignedNote.sign(text(), origin, keys);
  }

  /// The checkpoint that a note's text is.
  ///
  /// @throws IllegalArgumentException with a phrase, where it is none, or has lines of which this
  ///   program knows nothing
  public static Checkpoint read(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("the note is no checkpoint of three lines");
    }
    return new Checkpoint(
        found.group(1), Long.parseLong(found.group(2)), Hash.read(found.group(3)));
  }
}

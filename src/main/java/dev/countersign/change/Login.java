package dev.countersign.change;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name of an account, spelled as GitHub spells it. Two spellings that differ only in letter
/// case are one account, so this is the one value that compares otherwise than by its letters.
public record Login(String value) implements Comparable<Login> {
  public Login {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException("a login is 1 to 100 characters, not \"" + value + "\"");
    }
  }

  /// The spelling under which all spellings of this account meet.
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Login that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public int compareTo(Login other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}

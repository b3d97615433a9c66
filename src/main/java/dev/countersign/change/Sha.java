package dev.countersign.change;

import java.util.regex.Pattern;

/// The id of a commit: 40 or 64 lower-case hexadecimal digits.
public record Sha(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  public Sha {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a commit id is 40 or 64 lower-case hexadecimal digits, not \"" + value + "\"");
    }
  }

  /// The first seven digits, as people write it.
  public String brief() {
    return value.substring(0, 7);
  }

  @Override
  public String toString() {
    return value;
  }
}

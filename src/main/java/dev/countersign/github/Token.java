package dev.countersign.github;

import dev.countersign.forge.ForgeDown;
import java.time.Instant;

/// An installation's token: an opaque text of any form, up to 4 KiB, and when it ends.
record Token(String value, Instant expires) {
  private static final int MOST = 4096;

  Token {
    if (value.isEmpty() || value.length() > MOST || !value.chars().allMatch(Token::printable)) {
      throw new ForgeDown("GitHub gave a token that cannot be one", null, null);
    }
  }

  /// Never the token.
  @Override
  public String toString() {
    return "a token until " + expires;
  }

  private static boolean printable(int c) {
    return c > ' ' && c < 0x7f;
  }
}

package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.Nullable;

/// How a declaration moves.
///
/// @param bump null where it stays
/// @param downgrade whether it goes back
public record Move(@Nullable Bump bump, boolean downgrade) {

  /// The move from one declaration to another; null where either cannot be read.
  public static @Nullable Move between(Grammar grammar, String before, String after) {
    Range from = grammar.read(before);
    Range to = grammar.read(after);
    if (from == null || to == null) {
      return null;
    }
    return new Move(from.bump(to, grammar.order()), from.isAbove(to, grammar.order()));
  }
}

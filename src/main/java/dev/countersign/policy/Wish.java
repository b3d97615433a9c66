package dev.countersign.policy;

import dev.countersign.change.Ruling;
import java.util.List;

/// What somebody wants ruled by a command.
sealed interface Wish {
  /// It cannot be made out: why, as a sentence.
  record Unclear(String sentence) implements Wish {}

  /// It makes nothing looser.
  record Tightens(Ruling.Kind kind, Clause clause) implements Wish {}

  /// It says something that lifts nothing by itself, which anybody with write access may.
  record Tells(Ruling.Kind kind, Clause clause) implements Wish {}

  /// It is theirs to say, as was looked at already.
  record Counts(Ruling.Kind kind, Clause clause) implements Wish {}

  /// It lifts something, which people in these roles may.
  ///
  /// @param refused what is so where they may not, as a phrase
  record Lifts(Ruling.Kind kind, Clause clause, List<String> roles, String refused)
      implements Wish {
    public Lifts {
      roles = List.copyOf(roles);
    }
  }
}

package dev.countersign.policy.duty;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody said with `/done`: which obligation, and a note.
public record DoneWords(String obligation, String note) {

  /// The obligation whose name the words begin with, the longest such name, and the rest as the
  /// note; null where they begin with none or no note follows.
  public static @Nullable DoneWords in(String words, Collection<String> names) {
    String said = words.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> said.startsWith(name.toLowerCase(Locale.ROOT)))
        .max(Comparator.comparingInt(String::length))
        .map(name -> new DoneWords(name, words.substring(name.length()).strip()))
        .filter(done -> done.note().chars().anyMatch(Character::isLetterOrDigit))
        .orElse(null);
  }
}

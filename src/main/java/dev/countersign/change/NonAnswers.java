package dev.countersign.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Phrases that fill a section and say nothing.
final class NonAnswers {
  private static final Set<List<String>> PHRASES =
      Stream.of(
              "n/a na nil null none nothing no x xx xxx tbd tba tbc todo fixme wip later pending unknown",
              "empty blank placeholder ditto idk dunno same skip skipped whatever foo bar test asdf ok")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .map(Words::of)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<List<String>> SENTENCES =
      Stream.of(
              "not applicable",
              "not available",
              "not relevant",
              "not needed",
              "not required",
              "not necessary",
              "not yet",
              "none needed",
              "none required",
              "nothing to say",
              "nothing to add",
              "to do",
              "to be determined",
              "to be decided",
              "to be defined",
              "to be done",
              "to be announced",
              "to be confirmed",
              "to be added",
              "to be completed",
              "to be filled in",
              "to be provided",
              "to follow",
              "will follow",
              "will add later",
              "will be added",
              "will be added later",
              "work in progress",
              "coming soon",
              "see above",
              "see below",
              "see title",
              "see description",
              "see the description",
              "see ticket",
              "see issue",
              "see pr",
              "as above",
              "same as above",
              "as described",
              "as described above",
              "don't know",
              "do not know",
              "fill in",
              "fill me in",
              "fill this in",
              "lorem ipsum")
          .map(Words::of)
          .collect(Collectors.toUnmodifiableSet());
  private static final int LONGEST = 4;

  private NonAnswers() {}

  /// Whether the words are nothing but such phrases, once or over and over.
  static boolean only(List<String> words) {
    int at = 0;
    while (at < words.size()) {
      int length = lengthAt(words, at);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private static int lengthAt(List<String> words, int at) {
    for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--) {
      List<String> phrase = words.subList(at, at + length);
      if (PHRASES.contains(phrase) || SENTENCES.contains(phrase)) {
        return length;
      }
    }
    return 0;
  }
}

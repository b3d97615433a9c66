package dev.countersign.change;

import java.util.List;

/// What a description says where a section or field was asked for.
public sealed interface Reply {
  /// It answers.
  record Answered(String text) implements Reply {}

  /// There is no such section.
  record Missing() implements Reply {}

  /// The section is there, and nothing in it is an answer.
  ///
  /// @param why as a phrase, as in `only the template's text`
  record Empty(String why) implements Reply {}

  record TooShort(int words, int wanted) implements Reply {}

  record NotOneOf(String given, List<String> wanted) implements Reply {
    public NotOneOf {
      wanted = List.copyOf(wanted);
    }
  }

  /// The description is too long to be read whole, and no answer is in the part that was.
  record Unread() implements Reply {}
}

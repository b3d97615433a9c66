package dev.countersign.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy asks of a section.
///
/// @param names its title and the other names it goes by
/// @param minWords how many words an answer has at least
/// @param accept words that count as an answer although they say little
/// @param oneOf what the answer must be one of; empty for anything
/// @param template the text a body starts with, which is no answer
public record Asked(
    List<String> names,
    int minWords,
    List<String> accept,
    List<String> oneOf,
    @Nullable String template) {

  public Asked {
    names = List.copyOf(names);
    accept = List.copyOf(accept);
    oneOf = List.copyOf(oneOf);
  }
}

package dev.countersign.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a command, where they begin with one of some names.
///
/// @param name as the policy has it; null where they begin with none
/// @param rest the words after it
record Opening(@Nullable String name, String rest) {
  /// The longest name that the words begin with.
  static Opening of(String words, Collection<String> names) {
    List<String> each = Arrays.asList(words.strip().split("\\s+"));
    for (int length = Math.min(each.size(), 12); length > 0; length--) {
      String begin = String.join(" ", each.subList(0, length));
      for (String name : names) {
        if (Spelling.same(name, begin)) {
          return new Opening(name, String.join(" ", each.subList(length, each.size())));
        }
      }
    }
    return new Opening(null, words.strip());
  }
}

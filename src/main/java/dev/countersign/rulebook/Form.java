package dev.countersign.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may stand at a place of a policy file, as far as an editor can tell: without the names that
/// the file itself gives, and without what hangs together across places.
sealed interface Form {
  /// Anything at all.
  record Anything() implements Form {}

  /// Nothing: the key is known, and nothing may stand under it.
  record Nothing() implements Form {}

  /// A value without quotes or with them.
  ///
  /// @param pattern what all of it matches, null where no pattern tells
  record Value(@Nullable String pattern) implements Form {}

  /// `true`, or `false` where that may be said too.
  record Truth(boolean both) implements Form {}

  /// A whole number, both bounds included.
  record Whole(int least, int most) implements Form {}

  /// One of some words.
  record Choice(List<String> words) implements Form {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /// A list.
  ///
  /// @param some whether it may not be empty
  record Entries(Form each, boolean some) implements Form {}

  /// A map of names that the file gives itself.
  record Named(Form value) implements Form {}

  /// A map of known keys.
  ///
  /// @param some whether it may not be empty
  record Keyed(Map<String, Form> keys, Set<String> needed, boolean some) implements Form {
    public Keyed {
      keys = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(keys));
      needed = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(needed));
    }
  }

  /// Any of some forms.
  record Either(List<Form> forms) implements Form {
    public Either {
      forms = forms.stream().distinct().toList();
    }
  }

  /// A condition, which may hold others.
  record Condition(ConditionShape.Home home) implements Form {}
}

package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/// What one file says.
///
/// @param declared the dependencies it declares
/// @param rest all else, in a form in which equal means that nothing but declarations changed
record Contents(List<Declared> declared, Object rest) {
  /// What a file says that does not exist.
  static final Contents NOTHING = new Contents(List.of(), List.of());

  Contents {
    declared = List.copyOf(declared);
  }

  /// Whether nothing but declarations tells the two apart. A file that holds nothing else may come
  /// and go.
  boolean differsInDeclarationsOnly(Contents other) {
    return rest.equals(other.rest) || (isEmpty(rest) && isEmpty(other.rest));
  }

  private static boolean isEmpty(Object rest) {
    return (rest instanceof Collection<?> lines && lines.isEmpty())
        || (rest instanceof JsonNode tree && tree.isEmpty());
  }
}

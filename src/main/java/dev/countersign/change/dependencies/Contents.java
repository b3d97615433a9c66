package dev.countersign.change.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What one file says.
///
/// @param declared the dependencies it declares
/// @param variables the names of the variables that their versions are put in from
/// @param rest all else but those variables, in a form in which equal means that nothing but
///   declarations changed
record Contents(
    List<Declared> declared, Set<String> variables, Function<Set<String>, Object> rest) {
  /// Where a variable stands that no declaration of the same file is known to use.
  static final String VARIABLE = "properties";

  /// What a file says that does not exist.
  static final Contents NOTHING = new Contents(List.of(), List.of());

  Contents {
    declared = List.copyOf(declared);
    variables = Set.copyOf(variables);
  }

  Contents(List<Declared> declared, Object rest) {
    this(declared, Set.of(), _ -> rest);
  }

  /// The declarations, less the variables that the other side puts into declarations, where they
  /// are told.
  List<Declared> declaredBeside(Contents other) {
    return declared.stream()
        .filter(d -> !(d.place().equals(VARIABLE) && other.variables.contains(d.name())))
        .toList();
  }

  /// Whether nothing but declarations tells the two apart. A file that holds nothing else may come
  /// and go.
  boolean differsInDeclarationsOnly(Contents other) {
    Set<String> all = new HashSet<>(variables);
    all.addAll(other.variables);
    Object mine = rest.apply(all);
    Object its = other.rest.apply(all);
    return mine.equals(its) || (isEmpty(mine) && isEmpty(its));
  }

  private static boolean isEmpty(Object rest) {
    return (rest instanceof Collection<?> lines && lines.isEmpty())
        || (rest instanceof JsonNode tree && tree.isEmpty());
  }
}

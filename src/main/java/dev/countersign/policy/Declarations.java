package dev.countersign.policy;

import dev.countersign.change.Label;
import dev.countersign.change.PullRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The types that a change is declared to be of: by labels that somebody put on, or by the
/// description's field.
record Declarations(Policy policy, PullRequest pull, Description description) {
  private static final String PREFIX = "change: ";
  private static final List<String> FIELDS = List.of("Category", "Change type");

  /// One declaration.
  ///
  /// @param type what it declares, as written
  /// @param phrase how it says so
  record Declared(String type, String phrase) {}

  /// All of them, by the words of who declares.
  List<Declared> all() {
    List<Declared> all = new ArrayList<>(labels());
    for (String field : FIELDS) {
      description.field(field).stream()
          .map(value -> byField(field, value))
          .filter(declared -> !all.contains(declared))
          .forEach(all::add);
    }
    return all;
  }

  private static Declared byField(String field, String value) {
    return new Declared(
        value, "the description's %s is %s".formatted(field, Spelling.brief(value)));
  }

  private List<Declared> labels() {
    return pull.labels().stream()
        .filter(label -> !label.ours())
        .map(Label::name)
        .sorted()
        .flatMap(this::byLabel)
        .toList();
  }

  private Stream<Declared> byLabel(String label) {
    String phrase = "it is labelled " + label;
    if (label.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return Stream.of(new Declared(label.substring(PREFIX.length()).strip(), phrase));
    }
    return policy.types().stream()
        .filter(type -> label.equalsIgnoreCase(type.label()))
        .map(type -> new Declared(type.name(), phrase));
  }
}

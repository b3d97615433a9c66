package dev.countersign.rulebook;

import java.util.stream.Stream;

/// Walks through all of a tree.
final class Tree {
  private Tree() {}

  /// Every field of that name, at any depth.
  static Stream<Node.Field> under(Node node, String key) {
    return all(node).filter(field -> field.name().equals(key));
  }

  /// Every condition or requirement of that name: what fields of a description are called is
  /// nobody's question.
  static Stream<Node.Field> asked(Node node, String key) {
    return switch (node) {
      case Node.Text _ -> Stream.of();
      case Node.Items items -> items.items().stream().flatMap(each -> asked(each, key));
      case Node.Fields fields ->
          fields.fields().stream()
              .filter(field -> !field.name().equals("declares"))
              .flatMap(field ->
                  field.name().equals(key) && !(field.value() instanceof Node.Fields)
                      ? Stream.of(field)
                      : asked(field.value(), key));
    };
  }

  /// Every field at any depth, outer ones first.
  static Stream<Node.Field> all(Node node) {
    return switch (node) {
      case Node.Text _ -> Stream.of();
      case Node.Items items -> items.items().stream().flatMap(Tree::all);
      case Node.Fields fields ->
          fields.fields().stream()
              .flatMap(field -> Stream.concat(Stream.of(field), all(field.value())));
    };
  }
}

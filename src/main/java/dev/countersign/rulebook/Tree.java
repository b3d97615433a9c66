package dev.countersign.rulebook;

import java.util.stream.Stream;

/// Walks through all of a tree.
final class Tree {
  private Tree() {}

  /// Every field of that name, at any depth.
  static Stream<Node.Field> under(Node node, String key) {
    return all(node).filter(field -> field.name().equals(key));
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

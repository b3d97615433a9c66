package dev.countersign.sandbox;

import java.util.Optional;

/// The opaque id by which GraphQL names an object: here its type and its number.
record NodeId(String type, long number) {

  static String of(String type, long number) {
    return type + "_sim" + number;
  }

  static Optional<NodeId> read(String text) {
    int cut = text.lastIndexOf("_sim");
    if (cut <= 0 || !text.substring(cut + 4).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new NodeId(text.substring(0, cut), Long.parseLong(text.substring(cut + 4))));
  }
}

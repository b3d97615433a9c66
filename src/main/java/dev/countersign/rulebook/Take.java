package dev.countersign.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at a place of a tree, as far as it is there and of the kind looked for. Whether it
/// should be is the shapes' affair.
final class Take {
  private static final Spot NOWHERE = new Spot(new Source(new PolicyFile("", "")), 1, 1, 1, 1);

  /// Nothing at all.
  static final Node NOTHING = new Node.Text("", true, NOWHERE);

  private static final Node.Fields NO_FIELDS = new Node.Fields(List.of(), NOWHERE);

  private Take() {}

  /// What stands under these keys, each within the one before.
  static Node at(Node node, String... keys) {
    Node here = node;
    for (String key : keys) {
      Node next = fields(here).get(key);
      here = next == null ? NOTHING : next;
    }
    return here;
  }

  static boolean has(Node node, String key) {
    return fields(node).field(key) != null;
  }

  static Node.Fields fields(Node node) {
    return node instanceof Node.Fields fields ? fields : NO_FIELDS;
  }

  /// The entries of a list; anything else is one entry, nothing is none.
  static List<Node> items(Node node) {
    return switch (node) {
      case Node.Items items -> items.items();
      case Node.Text text when text.isNothing() -> List.of();
      case Node.Text text -> List.of(text);
      case Node.Fields fields -> List.of(fields);
    };
  }

  /// The texts under a key, of a list or alone.
  static List<String> texts(Node node, String key) {
    return texts(at(node, key));
  }

  static List<String> texts(Node node) {
    return items(node).stream()
        .filter(Node.Text.class::isInstance)
        .map(each -> ((Node.Text) each).value())
        .toList();
  }

  static @Nullable String text(Node node, String key) {
    List<String> texts = texts(node, key);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  static String text(Node node, String key, String otherwise) {
    String text = text(node, key);
    return text == null ? otherwise : text;
  }

  static boolean flag(Node node, String key, boolean otherwise) {
    return text(node, key, String.valueOf(otherwise)).equals("true");
  }

  static @Nullable Boolean flag(Node node, String key) {
    return has(node, key) ? flag(node, key, false) : null;
  }

  static int whole(Node node, String key, int otherwise) {
    String text = text(node, key);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}

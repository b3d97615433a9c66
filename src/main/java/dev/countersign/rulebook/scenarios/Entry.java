package dev.countersign.rulebook.scenarios;

import dev.countersign.rulebook.Nearest;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.Problems;
import dev.countersign.rulebook.Shown;
import dev.countersign.rulebook.Source;
import dev.countersign.rulebook.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A map of a scenario file as it is read: whatever is wrong with what is asked of it is noted, and
/// reading goes on as if it were not there.
///
/// @param given whether it is a map at all
record Entry(Node.Fields fields, String name, Problems problems, boolean given) {

  /// Where a file begins.
  static Spot start(PolicyFile file) {
    return new Spot(new Source(file), 1, 1, 1, 1);
  }

  /// Nothing, where a map should be or may be.
  static Entry none(Spot spot, String name, Problems problems) {
    return new Entry(new Node.Fields(List.of(), spot), name, problems, false);
  }

  /// A map that may have these keys and no others.
  static Entry of(Node node, String name, Problems problems, Collection<String> keys) {
    Entry entry = open(node, name, problems);
    for (Node.Field field : entry.fields().fields()) {
      if (!keys.contains(field.name())) {
        problems.error(
            field.key().spot(),
            "%s is not a key of %s".formatted(Shown.quoted(field.name()), name),
            Nearest.mend(field.name(), keys));
      }
    }
    return entry;
  }

  /// A map whose keys are names that the file gives itself.
  static Entry open(Node node, String name, Problems problems) {
    if (node instanceof Node.Fields fields) {
      return new Entry(fields, name, problems, true);
    }
    wrong(problems, node, name, "a map");
    return none(node.spot(), name, problems);
  }

  private static void wrong(Problems problems, Node node, String name, String wanted) {
    problems.error(node.spot(), "%s wants %s, not %s".formatted(name, wanted, node.kind()));
  }

  boolean has(String key) {
    return fields.field(key) != null;
  }

  @Nullable Node get(String key) {
    return fields.get(key);
  }

  /// Where a key stands, or the whole map where it does not.
  Spot spot(String key) {
    Node.Field field = fields.field(key);
    return field == null ? fields.spot() : field.key().spot();
  }

  void error(String key, String message) {
    problems.error(spot(key), message);
  }

  @Nullable Entry entry(String key, Collection<String> keys) {
    Node node = get(key);
    return node == null ? null : of(node, Shown.quoted(key), problems, keys);
  }

  @Nullable Entry open(String key) {
    Node node = get(key);
    return node == null ? null : open(node, Shown.quoted(key), problems);
  }

  /// The entries of a list, none where it is left out.
  List<Node> items(String key) {
    return switch (get(key)) {
      case null -> List.of();
      case Node.Items items -> items.items();
      case Node other -> {
        wrong(problems, other, Shown.quoted(key), "a list");
        yield List.of();
      }
    };
  }

  /// A text, null where it is left out.
  @Nullable String text(String key) {
    Node node = get(key);
    return node == null ? null : text(node, Shown.quoted(key));
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /// A text that must be there.
  String need(String key) {
    if (given && !has(key)) {
      error(key, "%s needs %s".formatted(name, Shown.quoted(key)));
    }
    return text(key, "");
  }

  @Nullable String text(Node node, String what) {
    if (node instanceof Node.Text text && !text.isNothing()) {
      return text.value();
    }
    wrong(problems, node, what, "a text");
    return null;
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      String text = text(item, "each of " + Shown.quoted(key));
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  boolean flag(String key) {
    return "true".equals(choice(key, List.of("true", "false"), "false"));
  }

  /// One of some words, the last argument where it is left out or another.
  @Nullable String choice(String key, Collection<String> words, @Nullable String otherwise) {
    Node node = get(key);
    String text = text(key);
    return node == null || text == null || !isOneOf(node, key, words) ? otherwise : text;
  }

  /// Whether a text is one of some words; noted where it is not.
  boolean isOneOf(Node node, String key, Collection<String> words) {
    if (node instanceof Node.Text text && words.contains(text.value())) {
      return true;
    }
    String written = node instanceof Node.Text text ? text.value() : "";
    problems.error(
        node.spot(),
        "%s cannot be %s".formatted(Shown.quoted(key), node.kind()),
        words.isEmpty() ? "the policy has none" : Nearest.mend(written, words));
    return false;
  }

  int count(String key, int otherwise) {
    Integer count = read(key, "a whole number from 0 to 999999999", Entry::count);
    return count == null ? otherwise : count;
  }

  private static Integer count(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("not a count");
    }
    return Integer.valueOf(text);
  }

  /// A text that a reader takes, null where it is left out or refused.
  <T> @Nullable T read(String key, String wanted, Function<String, T> reader) {
    Node node = get(key);
    return node == null ? null : read(node, Shown.quoted(key), wanted, reader);
  }

  <T> @Nullable T read(Node node, String what, String wanted, Function<String, T> reader) {
    String text = text(node, what);
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException | java.time.DateTimeException refused) {
      wrong(problems, node, what, wanted);
      return null;
    }
  }
}

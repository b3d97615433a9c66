package dev.countersign.rulebook;

import dev.countersign.change.Glob;
import dev.countersign.change.NameGlob;
import dev.countersign.change.Regex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The shapes that policies are made of.
final class Shapes {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,59}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int MOST_LINE = 200;

  private Shapes() {}

  /// Any text that is there.
  static Shape text() {
    return scalar("a text", new Form.Value(null), text -> true);
  }

  /// A text of one line.
  static Shape line() {
    return scalar(
        "a text of one line, at most %d characters".formatted(MOST_LINE),
        new Form.Value(null),
        text ->
            !text.isBlank()
                && text.length() <= MOST_LINE
                && text.codePoints().noneMatch(Character::isISOControl));
  }

  /// A name to refer to: letters, digits, `-`, `_`, `.`.
  static Shape name() {
    return scalar(
        "a name of letters, digits, `-`, `_` and `.`",
        new Form.Value(null),
        text -> NAME.matcher(text).matches());
  }

  static Shape id() {
    return scalar(
        "an id of lower-case letters, digits and `-`",
        new Form.Value(ID.pattern()),
        text -> ID.matcher(text).matches());
  }

  static Shape flag() {
    return scalar(
        "true or false", new Form.Truth(true), text -> text.equals("true") || text.equals("false"));
  }

  /// Only `true`: to ask for nothing is to leave it out.
  static Shape yes() {
    return scalar(
        "true; leave it out to ask for nothing",
        new Form.Truth(false),
        text -> text.equals("true"));
  }

  static Shape whole(int least, int most) {
    return scalar(
        "a whole number from %d to %d".formatted(least, most),
        new Form.Whole(least, most),
        text ->
            text.matches("[0-9]{1,9}")
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most);
  }

  private static Shape scalar(String wanted, Form form, Predicate<String> fits) {
    return Shape.of(
        form,
        (node, under, desk) -> {
          if (!(node instanceof Node.Text text) || text.isNothing() || !fits.test(text.value())) {
            desk.wrong(node, under, wanted);
          }
        });
  }

  /// A text that a reader takes; the reader's refusal says what is wanted.
  static Shape read(Consumer<String> reader) {
    return text()
        .and((node, under, desk) -> {
          try {
            reader.accept(((Node.Text) node).value());
          } catch (IllegalArgumentException refused) {
            desk.wrong(node, under, String.valueOf(refused.getMessage()));
          }
        });
  }

  /// A text that is a value by a rule of its own; the refusal is a sentence.
  static Shape valued(Consumer<String> maker) {
    return text()
        .and((node, under, desk) -> {
          try {
            maker.accept(((Node.Text) node).value());
          } catch (IllegalArgumentException refused) {
            desk.problems().error(node.spot(), under + ": " + refused.getMessage());
          }
        });
  }

  static Shape regex() {
    return valued(Regex::new);
  }

  static Shape glob() {
    return valued(Glob::new);
  }

  static Shape duration() {
    return read(Words::duration);
  }

  static Shape choice(String... words) {
    return choice(List.of(words));
  }

  static Shape choice(List<String> words) {
    Shape among =
        text()
            .and((node, under, desk) -> {
              String word = ((Node.Text) node).value();
              if (!words.contains(word)) {
                desk.problems()
                    .error(
                        node.spot(),
                        "%s cannot be %s".formatted(under, Shown.quoted(word)),
                        Nearest.mend(word, words));
              }
            });
    return Shape.of(new Form.Choice(words), among);
  }

  /// The name of something that the policy has.
  static Shape ref(Names.Kind kind) {
    return text()
        .and((node, under, desk) -> refer(kind, desk.names().of(kind), (Node.Text) node, desk));
  }

  private static void refer(
      Names.Kind kind, Collection<String> names, Node.Text text, Shape.Desk desk) {
    if (names.contains(text.value())) {
      return;
    }
    String mend =
        names.isEmpty()
            ? "the policy has none; give it under " + kind.home()
            : Nearest.mend(text.value(), names);
    desk.problems()
        .error(
            text.spot(),
            "there is no %s %s".formatted(kind.word(), Shown.quoted(text.value())),
            mend);
  }

  /// A list with something in it.
  static Shape list(Shape each) {
    return Shape.of(
        new Form.Entries(each.form(), true),
        (node, under, desk) -> entries(each, node, under, desk));
  }

  private static void entries(Shape each, Node node, Shape.Under under, Shape.Desk desk) {
    if (!(node instanceof Node.Items items)) {
      desk.wrong(node, under, "a list");
    } else if (items.items().isEmpty()) {
      desk.problems().error(node.spot(), "%s is an empty list".formatted(under), "leave it out");
    } else {
      items.items().forEach(item -> each.check(item, under.entry(), desk));
    }
  }

  /// A list that may be empty.
  static Shape anyList(Shape each) {
    return Shape.of(
        new Form.Entries(each.form(), false),
        (node, under, desk) -> {
          if (!(node instanceof Node.Items items) || !items.items().isEmpty()) {
            list(each).check(node, under, desk);
          }
        });
  }

  /// One, or a list of them.
  static Shape some(Shape each) {
    Shape neither = (node, under, desk) -> desk.wrong(node, under, "one or a list");
    return Shape.of(
        new Form.Either(List.of(each.form(), new Form.Entries(each.form(), true))),
        byKind(each, list(each), neither));
  }

  static Shape byKind(Shape text, Shape items, Shape fields) {
    return Shape.of(
        new Form.Either(List.of(text.form(), items.form(), fields.form())),
        (node, under, desk) -> {
          switch (node) {
            case Node.Text _ -> text.check(node, under, desk);
            case Node.Items _ -> items.check(node, under, desk);
            case Node.Fields _ -> fields.check(node, under, desk);
          }
        });
  }

  /// Path patterns; a leading `!` takes out of what stands before it.
  static Shape globs() {
    return patterns(glob());
  }

  /// Patterns of names of checks and labels.
  static Shape nameGlobs() {
    return patterns(valued(NameGlob::new));
  }

  private static Shape patterns(Shape pattern) {
    Shape each =
        text()
            .and((node, under, desk) -> {
              Node.Text text = (Node.Text) node;
              boolean out = text.value().startsWith("!");
              String value = out ? text.value().substring(1) : text.value();
              pattern.check(new Node.Text(value, false, text.spot()), under, desk);
            });
    return some(each).and(Shapes::beginsWithSomething);
  }

  private static void beginsWithSomething(Node node, Shape.Under under, Shape.Desk desk) {
    Node first = Take.items(node).getFirst();
    if (first instanceof Node.Text text && text.value().startsWith("!")) {
      desk.problems()
          .error(
              first.spot(),
              "%s begins with `!`, which takes out of what stands before it".formatted(under),
              "begin with what it takes in, \"**\" for everything");
    }
  }

  /// A map of names that the policy gives itself.
  static Shape named(Shape name, Shape value) {
    return Shape.of(
        new Form.Named(value.form()),
        (node, under, desk) -> {
          if (!(node instanceof Node.Fields fields)) {
            desk.wrong(node, under, "a map");
            return;
          }
          for (Node.Field field : fields.fields()) {
            name.check(field.key(), new Shape.Under("a key of " + under, under.at()), desk);
            value.check(field.value(), Shape.Under.key(field.key()), desk);
          }
        });
  }

  /// A list of maps in which no two have the same text under a key, letter case aside.
  static Shape unique(String key, Shape entry) {
    return Shape.of(
        new Form.Entries(entry.form(), true),
        (node, under, desk) -> {
          list(entry).check(node, under, desk);
          Map<String, Node> first = new HashMap<>();
          for (Node item : Take.items(node)) {
            if (Take.at(item, key) instanceof Node.Text text && !text.isNothing()) {
              Node before =
                  first.putIfAbsent(text.value().toLowerCase(java.util.Locale.ROOT), text);
              if (before != null) {
                desk.problems()
                    .error(
                        text.spot(),
                        "a second %s is named %s; the first is on %s"
                            .formatted(
                                key,
                                Shown.quoted(text.value()),
                                before.spot().inWordsFrom(text.spot())),
                        "give each its own name");
              }
            }
          }
        });
  }
}

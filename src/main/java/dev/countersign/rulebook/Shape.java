package dev.countersign.rulebook;

/// What may stand at a place of a policy file.
@FunctionalInterface
interface Shape {
  /// Notes everything that is wrong with the node.
  void check(Node node, Under under, Desk desk);

  /// What it looks like to an editor.
  default Form form() {
    return new Form.Anything();
  }

  /// A check that looks like a form.
  static Shape of(Form form, Shape check) {
    return new Formed(form, check);
  }

  /// A check, and what it looks like.
  record Formed(Form form, Shape checked) implements Shape {
    @Override
    public void check(Node node, Under under, Desk desk) {
      checked.check(node, under, desk);
    }
  }

  /// What a node stands under.
  ///
  /// @param words as messages say it, as in "an entry of `rules`"
  record Under(String words, Spot at) {
    private static final String ENTRY = "an entry of ";

    static Under key(Node.Text key) {
      return new Under(Shown.quoted(key.value()), key.spot());
    }

    Under entry() {
      return words.startsWith(ENTRY) ? this : new Under(ENTRY + words, at);
    }

    /// Whose keys are spoken of: an entry's are those of the list's key.
    String owner() {
      return words.startsWith(ENTRY) ? words.substring(ENTRY.length()) : words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// Where a check notes what it finds, and the names it may meet.
  record Desk(Problems problems, Names names) {
    void wrong(Node node, Under under, String wanted) {
      problems.error(
          placeOf(node, under), "%s wants %s, not %s".formatted(under, wanted, node.kind()));
    }

    /// The node's own place, or its key's where nothing stands there to point at.
    private static Spot placeOf(Node node, Under under) {
      return node instanceof Node.Text text && text.value().isEmpty() && text.plain()
          ? under.at()
          : node.spot();
    }
  }

  /// As this shape, and where nothing was wrong, as the further check too.
  default Shape and(Shape further) {
    return of(
        form(),
        (node, under, desk) -> {
          int before = desk.problems().errors();
          check(node, under, desk);
          if (desk.problems().errors() == before) {
            further.check(node, under, desk);
          }
        });
  }

  /// A part of the language that would change what is decided and is not there yet.
  static Shape unserved() {
    return of(
        new Form.Nothing(),
        (node, under, desk) ->
            desk.problems()
                .error(
                    under.at(),
                    "%s is not served by this version".formatted(under),
                    "take it out; what it asks for would not be looked at"));
  }
}

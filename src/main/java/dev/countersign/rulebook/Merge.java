package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How what a file says under a key is laid over what the file above it says there.
@FunctionalInterface
interface Merge {
  /// What both say together. Where the file would loosen what stands above, that is noted, and what
  /// stands above stays.
  ///
  /// @param above null where nothing stands above
  Node merge(Node.@Nullable Field above, Node.Field own, Problems problems);

  /// Decides nothing that could be loosened: the file has its own.
  static Merge own() {
    return (_, own, _) -> own.value();
  }

  /// Stands as it is above, whatever the file says.
  static Merge above() {
    return (above, own, _) -> above == null ? own.value() : above.value();
  }

  /// Stands as it is above; may be given where nothing is.
  static Merge same() {
    return (above, own, problems) -> {
      if (above == null) {
        return own.value();
      }
      if (!own.value().saysTheSameAs(above.value())) {
        fixed(above.key().spot(), own, problems);
      }
      return above.value();
    };
  }

  /// Stands as it is above, where leaving it out means the value given.
  static Merge fixedTo(String usual) {
    return ordered(usual, List.of());
  }

  /// One of several words, of which only a later one may take the place of an earlier one. A word
  /// that is not among them may not change at all.
  ///
  /// @param usual what leaving it out means
  static Merge ordered(String usual, List<String> words) {
    return (above, own, problems) -> {
      String before = above == null ? usual : String.join("", Take.texts(above.value()));
      String now = String.join("", Take.texts(own.value()));
      boolean loosens = !now.equals(before) && words.indexOf(now) <= words.indexOf(before);
      boolean known = words.isEmpty() || words.contains(now);
      if (loosens && known) {
        problems.error(
            own.key().spot(),
            "%s may not be %s: %s"
                .formatted(
                    Shown.quoted(own.name()),
                    own.value().kind(),
                    above == null
                        ? "the policy above has the usual " + Shown.quoted(before)
                        : said(above, before)),
            "leave it out");
      }
      return own.value();
    };
  }

  private static String said(Node.Field above, String value) {
    return "%s says %s".formatted(above.key().spot().inWords(), Shown.quoted(value));
  }

  /// A list to which entries may be added.
  static Merge added() {
    return (above, own, problems) -> {
      if (above == null) {
        return own.value();
      }
      List<Node> all = new ArrayList<>(Take.items(above.value()));
      List<Node> more = Take.items(own.value()).stream().filter(item -> !holds(all, item)).toList();
      for (Node item : more) {
        if (item instanceof Node.Text text && text.value().startsWith("!")) {
          problems.error(
              item.spot(),
              "%s would take something out of what %s says"
                  .formatted(item.kind(), above.key().spot().inWords()),
              "take it out; a file below another only adds");
        }
      }
      all.addAll(more);
      return new Node.Items(all, own.value().spot());
    };
  }

  /// A list out of which entries may be left.
  static Merge within() {
    return (above, own, problems) -> {
      List<Node> allowed = above == null ? List.of() : Take.items(above.value());
      for (Node item : Take.items(own.value())) {
        if (!holds(allowed, item)) {
          problems.error(
              item.spot(),
              "%s may not be added to %s: %s"
                  .formatted(
                      item.kind(),
                      Shown.quoted(own.name()),
                      above == null
                          ? "the policy above has none"
                          : above.key().spot().inWords() + " does not have it"),
              "take it out; a file below another only tightens");
        }
      }
      return own.value();
    };
  }

  /// A list of patterns out of which entries may be left; all of them at once, where some of them
  /// take out what others took in.
  static Merge patternsWithin() {
    return (above, own, problems) -> {
      boolean mixed =
          above != null
              && Take.texts(above.value()).stream().anyMatch(each -> each.startsWith("!"));
      Merge merge = mixed && !Take.items(own.value()).isEmpty() ? same() : within();
      return merge.merge(above, own, problems);
    };
  }

  private static boolean holds(List<Node> nodes, Node wanted) {
    return nodes.stream().anyMatch(each -> each.saysTheSameAs(wanted));
  }

  /// A map of names, to which names may be added.
  ///
  /// @param entry what becomes of a name that both have
  static Merge named(Merge entry) {
    return keyed(Map.of(), entry);
  }

  /// A map whose keys are each merged their own way.
  ///
  /// @param others what becomes of keys that are not listed
  static Merge keyed(Map<String, Merge> merges, Merge others) {
    return (above, own, problems) -> {
      if (!(own.value() instanceof Node.Fields fields)) {
        return refusedKind(above, own, "a map", problems);
      }
      Map<String, Node.Field> merged = new LinkedHashMap<>();
      Node before = above == null ? Take.NOTHING : above.value();
      Take.fields(before).fields().forEach(field -> merged.put(field.name(), field));
      for (Node.Field field : fields.fields()) {
        Node.Field old = merged.get(field.name());
        Node value = merges.getOrDefault(field.name(), others).merge(old, field, problems);
        merged.put(field.name(), new Node.Field(field.key(), value));
      }
      return new Node.Fields(List.copyOf(merged.values()), fields.spot());
    };
  }

  /// Notes what is not even of the right kind, and keeps what stands above.
  static Node refusedKind(
      Node.@Nullable Field above, Node.Field own, String wanted, Problems problems) {
    if (above == null) {
      return own.value(); // its shape is looked at with the rest
    }
    problems.error(
        own.key().spot(),
        "%s wants %s, not %s".formatted(Shown.quoted(own.name()), wanted, own.value().kind()));
    return above.value();
  }

  /// Notes that something is fixed above.
  static void fixed(Spot above, Node.Field own, Problems problems) {
    problems.error(
        own.key().spot(),
        "%s is fixed by %s, and says something else here"
            .formatted(Shown.quoted(own.name()), above.inWords()),
        "leave it out; a file below another only adds and tightens");
  }
}

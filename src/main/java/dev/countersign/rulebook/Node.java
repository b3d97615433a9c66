package dev.countersign.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a YAML document, and where it stands. Values are kept as they are written; what they
/// mean depends on where they stand.
public sealed interface Node {
  Spot spot();

  /// A single value.
  ///
  /// @param plain whether it stands without quotes
  record Text(String value, boolean plain, Spot spot) implements Node {
    /// Whether nothing stands there at all.
    public boolean isNothing() {
      return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }
  }

  /// A list.
  record Items(List<Node> items, Spot spot) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A map, in the order of the file.
  record Fields(List<Field> fields, Spot spot) implements Node {
    public Fields {
      fields = List.copyOf(fields);
    }

    public @Nullable Field field(String key) {
      for (Field each : fields) {
        if (each.name().equals(key)) {
          return each;
        }
      }
      return null;
    }

    public @Nullable Node get(String key) {
      Field field = field(key);
      return field == null ? null : field.value();
    }

    public List<String> names() {
      return fields.stream().map(Field::name).toList();
    }
  }

  /// A key and what stands under it.
  record Field(Text key, Node value) {
    public String name() {
      return key.value();
    }
  }

  /// What kind of thing it is, for a message.
  default String kind() {
    return switch (this) {
      case Text text -> text.isNothing() ? "nothing" : Shown.quoted(text.value());
      case Items _ -> "a list";
      case Fields _ -> "a map";
    };
  }

  /// Whether both say the same, wherever they stand.
  default boolean saysTheSameAs(Node other) {
    return switch (this) {
      case Text text -> other instanceof Text that && text.value().equals(that.value());
      case Items items -> other instanceof Items that && sameItems(items.items(), that.items());
      case Fields fields -> other instanceof Fields that && sameFields(fields, that);
    };
  }

  private static boolean sameItems(List<Node> ones, List<Node> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int at = 0; at < ones.size(); at++) {
      if (!ones.get(at).saysTheSameAs(others.get(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameFields(Fields one, Fields other) {
    return one.fields().size() == other.fields().size()
        && one.fields().stream()
            .allMatch(field -> {
              Node that = other.get(field.name());
              return that != null && field.value().saysTheSameAs(that);
            });
  }
}

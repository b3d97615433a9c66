package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Areas that the lower file makes wider: one applies where either file says so. Where the policy
/// above asks that an area does not apply, a wider one would loosen it.
final class WiderAreas {
  private final Node above;
  private final Problems problems;

  WiderAreas(Node above, Problems problems) {
    this.above = above;
    this.problems = problems;
  }

  Node.Field merged(Node.Field upper, Node.Field lower) {
    Node denied = denied(upper.name());
    if (denied != null) {
      problems.error(
          lower.key().spot(),
          "the area %s cannot be wider: the policy above asks that it does not apply (%s)"
              .formatted(Shown.quoted(lower.name()), denied.spot().inWords()),
          "add an area of another name");
      return upper;
    }
    List<Node.Field> fields = new ArrayList<>();
    Spot spot = lower.key().spot();
    fields.add(
        new Node.Field(
            new Node.Text("any", true, spot),
            new Node.Items(parts(condition(upper.value()), condition(lower.value())), spot)));
    List<Node> covers = new ArrayList<>(Take.items(Take.at(upper.value(), "covers")));
    covers.addAll(Take.items(Take.at(lower.value(), "covers")));
    if (!covers.isEmpty()) {
      fields.add(new Node.Field(new Node.Text("covers", true, spot), new Node.Items(covers, spot)));
    }
    Node.Field label = Take.fields(upper.value()).field("label");
    Node.Field other = label == null ? Take.fields(lower.value()).field("label") : label;
    if (other != null) {
      fields.add(other);
    }
    return new Node.Field(
        upper.key(),
        new Node.Fields(
            fields.stream().filter(field -> !nothing(field)).toList(), upper.value().spot()));
  }

  private static boolean nothing(Node.Field field) {
    return field.value() instanceof Node.Items items && items.items().isEmpty();
  }

  private static List<Node> parts(@Nullable Node upper, @Nullable Node lower) {
    List<Node> parts = new ArrayList<>();
    if (upper != null) {
      parts.add(upper);
    }
    if (lower != null) {
      parts.add(lower);
    }
    return parts;
  }

  /// What an area asks for itself, without what it covers and its label; null where that is
  /// nothing.
  private static @Nullable Node condition(Node area) {
    if (!(area instanceof Node.Fields fields)) {
      return new Node.Fields(
          List.of(new Node.Field(new Node.Text("any", true, area.spot()), area)), area.spot());
    }
    List<Node.Field> own =
        fields.fields().stream()
            .filter(field -> !field.name().equals("covers") && !field.name().equals("label"))
            .toList();
    return own.isEmpty() ? null : new Node.Fields(own, area.spot());
  }

  /// Where the policy above asks that the area, or one that covers it, does not apply, or lets it
  /// give authority.
  private @Nullable Node denied(String area) {
    Node found = denied(above, area, false);
    Node authority = denied(Take.at(above, "emergency"), area, true);
    if (found != null || authority != null) {
      return found != null ? found : authority;
    }
    for (Node.Field other : Take.fields(Take.at(above, "areas")).fields()) {
      if (Take.texts(other.value(), "covers").contains(area) && !other.name().equals(area)) {
        Node covering = denied(above, other.name(), false);
        Node through = denied(Take.at(above, "emergency"), other.name(), true);
        if (covering != null || through != null) {
          return covering != null ? covering : through;
        }
      }
    }
    return null;
  }

  /// Where a condition asks that the area does not apply.
  private static @Nullable Node denied(Node node, String area, boolean under) {
    return switch (node) {
      case Node.Text text -> null;
      case Node.Items items ->
          items.items().stream()
              .map(item -> denied(item, area, under))
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElse(null);
      case Node.Fields fields -> {
        for (Node.Field field : fields.fields()) {
          boolean names = field.name().equals("area") && Take.texts(field.value()).contains(area);
          if (under && names) {
            yield field.key();
          }
          Node found = denied(field.value(), area, under || field.name().equals("not"));
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
    };
  }
}

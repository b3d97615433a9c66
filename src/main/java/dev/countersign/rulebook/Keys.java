package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A map whose keys the language knows, each with the shape of what stands under it.
final class Keys implements Shape {
  private final Map<String, Shape> known = new LinkedHashMap<>();
  private final Set<String> needed = new LinkedHashSet<>();
  private final List<Shape> further = new ArrayList<>();
  private boolean some;

  Keys need(String key, Shape shape) {
    needed.add(key);
    return may(key, shape);
  }

  Keys may(String key, Shape shape) {
    known.put(key, shape);
    return this;
  }

  Keys may(List<String> keys, Shape shape) {
    keys.forEach(key -> may(key, shape));
    return this;
  }

  /// A map without any of its keys says nothing, and is refused.
  Keys some() {
    some = true;
    return this;
  }

  /// Looks at the whole map where nothing within is wrong.
  Keys whole(Shape shape) {
    further.add(shape);
    return this;
  }

  @Override
  public Form form() {
    Map<String, Form> forms = new LinkedHashMap<>();
    known.forEach((key, shape) -> forms.put(key, shape.form()));
    return new Form.Keyed(forms, needed, some);
  }

  @Override
  public void check(Node node, Under under, Desk desk) {
    if (!(node instanceof Node.Fields fields)) {
      desk.wrong(node, under, "a map");
      return;
    }
    int before = desk.problems().errors();
    fields.fields().forEach(field -> checkField(field, under, desk));
    checkMissing(fields, under, desk);
    if (desk.problems().errors() == before) {
      further.forEach(shape -> shape.check(node, under, desk));
    }
  }

  private void checkField(Node.Field field, Under under, Desk desk) {
    Shape shape = known.get(field.name());
    if (shape == null) {
      desk.problems()
          .error(
              field.key().spot(),
              "%s is not a key of %s".formatted(Shown.quoted(field.name()), under.owner()),
              Nearest.mend(field.name(), known.keySet()));
    } else {
      shape.check(field.value(), Under.key(field.key()), desk);
    }
  }

  private void checkMissing(Node.Fields fields, Under under, Desk desk) {
    for (String key : needed) {
      if (fields.field(key) == null) {
        desk.problems()
            .error(
                fields.fields().isEmpty() ? under.at() : fields.spot(),
                "%s needs %s".formatted(under, Shown.quoted(key)));
      }
    }
    if (some && fields.fields().isEmpty()) {
      desk.problems()
          .error(
              under.at(),
              "%s is an empty map, which says nothing".formatted(under),
              "leave it out, or " + Nearest.mend("", known.keySet()));
    }
  }
}

package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The adding of types: they stand before the fallback of the policy above, take only changes that
/// would have had it, and all that is asked of it is asked of them too.
final class TypeTightening implements Merge {
  private final List<Node.Field> ordinary;
  private final List<Node.Field> added;
  private final @Nullable String fallback;
  private final LabelsRead labels;

  TypeTightening(Node above, Node own, Problems problems) {
    this.labels = new LabelsRead(above);
    List<Node.Field> known = Take.fields(Take.at(above, "types")).fields();
    List<String> names = known.stream().map(Node.Field::name).toList();
    this.ordinary = WholeChecks.ordinaryTypes(above);
    this.added =
        Take.fields(Take.at(own, "types")).fields().stream()
            .filter(type -> !names.contains(type.name()))
            .map(type -> placed(type, problems))
            .toList();
    this.fallback =
        ordinary.isEmpty() || added.isEmpty() ? null : WholeChecks.fallbackOf(ordinary).name();
  }

  /// An added type, without what would put it in the place of the fallback above.
  private Node.Field placed(Node.Field type, Problems problems) {
    labels.refuse(type, null, problems);
    if (ordinary.isEmpty() || !(type.value() instanceof Node.Fields fields)) {
      return type;
    }
    Node.Field last = ordinary.getLast();
    if (!last.name().equals(WholeChecks.fallbackOf(ordinary).name())) {
      problems.error(
          type.key().spot(),
          "no type can be added while the fallback above is not the last: %s"
              .formatted(last.key().spot().inWords()),
          "put the fallback last in the file above");
    }
    List<Node.Field> rest = new ArrayList<>(fields.fields());
    Node.Field own = fields.field("fallback");
    if (own != null) {
      problems.error(
          own.key().spot(),
          "the fallback is %s, by %s"
              .formatted(Shown.quoted(last.name()), last.key().spot().inWords()),
          "take it out; a type that is added has a `when`");
      rest.remove(own);
    }
    return new Node.Field(type.key(), new Node.Fields(rest, fields.spot()));
  }

  @Override
  public Node merge(Node.@Nullable Field above, Node.Field own, Problems problems) {
    if (above == null) {
      return own.value();
    }
    if (!(own.value() instanceof Node.Fields fields)) {
      return Merge.refusedKind(above, own, "a map", problems);
    }
    Node.Fields known = Take.fields(above.value());
    for (Node.Field type : fields.fields()) {
      Node.Field old = known.field(type.name());
      if (old != null) {
        Node _ = Merge.same().merge(old, type, problems);
      }
    }
    List<Node.Field> all = new ArrayList<>();
    for (Node.Field type : known.fields()) {
      if (type.name().equals(fallback)) {
        all.addAll(added);
      }
      all.add(type);
    }
    return new Node.Fields(all, fields.spot());
  }

  /// The policy above, in which all that is asked of the fallback is asked of the added types too.
  Node.Fields reaching(Node.Fields above) {
    if (fallback == null) {
      return above;
    }
    return new Node.Fields(
        above.fields().stream()
            .map(field -> new Node.Field(field.key(), reachingIn(field)))
            .toList(),
        above.spot());
  }

  private Node reachingIn(Node.Field field) {
    return switch (field.name()) {
      case "emergency" -> emergency(field.value());
      case "types" -> field.value();
      case "risk" -> floors(reaching(field.value()));
      default -> reaching(field.value());
    };
  }

  /// Its `type` is no condition.
  private Node emergency(Node node) {
    return new Node.Fields(
        Take.fields(node).fields().stream()
            .map(field ->
                field.name().equals("type")
                    ? field
                    : new Node.Field(field.key(), reaching(field.value())))
            .toList(),
        node.spot());
  }

  private Node reaching(Node node) {
    return switch (node) {
      case Node.Text text -> text;
      case Node.Items items ->
          new Node.Items(items.items().stream().map(this::reaching).toList(), items.spot());
      case Node.Fields fields ->
          new Node.Fields(
              fields.fields().stream()
                  .map(field -> new Node.Field(field.key(), condition(field)))
                  .toList(),
              fields.spot());
    };
  }

  private Node condition(Node.Field field) {
    Node value = field.value();
    if (field.name().equals("declares")) {
      return value;
    }
    if (!field.name().equals("type") || !Take.texts(value).contains(fallback)) {
      return reaching(value);
    }
    Stream<Node> more = added.stream().map(Node.Field::key);
    return new Node.Items(Stream.concat(Take.items(value).stream(), more).toList(), value.spot());
  }

  private Node floors(Node risk) {
    Node.Fields floor = Take.fields(Take.at(risk, "floor"));
    Node least = floor.get(String.valueOf(fallback));
    if (least == null) {
      return risk;
    }
    List<Node.Field> floors = new ArrayList<>(floor.fields());
    added.forEach(type -> floors.add(new Node.Field(type.key(), least)));
    return new Node.Fields(
        Take.fields(risk).fields().stream()
            .map(field ->
                field.name().equals("floor")
                    ? new Node.Field(field.key(), new Node.Fields(floors, floor.spot()))
                    : field)
            .toList(),
        risk.spot());
  }
}

package dev.countersign.rulebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The widening of an area: it holds where either file says so.
final class AreaWidening implements Merge {
  private static final Set<String> NO_CONDITIONS = Set.of("covers", "label");

  private final Map<String, Spot> narrowing = new HashMap<>();
  private final LabelsRead labels;

  /// @param above the policy whose areas are widened
  AreaWidening(Node above) {
    this.labels = new LabelsRead(above);
    Deque<Node.Field> open =
        new ArrayDeque<>(loosening(above, labels).flatMap(AreaWidening::areas).toList());
    while (!open.isEmpty()) {
      Node.Field use = open.removeFirst();
      for (String area : Take.texts(use.value())) {
        if (narrowing.putIfAbsent(area, use.key().spot()) == null) {
          Node definition = Take.at(above, "areas", area);
          Stream.of("covers", "area")
              .flatMap(key -> Tree.under(definition, key))
              .map(field -> new Node.Field(use.key(), field.value()))
              .forEach(open::add);
        }
      }
    }
  }

  /// A part of the policy above that takes something off it where an area in it is wider.
  ///
  /// @param because the place that is loosened; null where it is the one that asks for the area
  private record Loosening(Node part, Node.@Nullable Field because) {}

  private static Stream<Node.Field> areas(Loosening loosening) {
    Node.Field because = loosening.because();
    return Tree.asked(loosening.part(), "area")
        .map(use -> because == null ? use : new Node.Field(because.key(), use.value()));
  }

  /// Where an area is denied, gives somebody authority, or makes a change stricter or looser in a
  /// way by which less is asked of it.
  private static Stream<Loosening> loosening(Node above, LabelsRead labels) {
    Stream<Loosening> plain =
        Stream.of(
                Tree.under(above, "not"),
                Tree.under(Take.at(above, "emergency"), "when"),
                looser(WholeChecks.ordinaryTypes(above)))
            .flatMap(each -> each)
            .map(field -> new Loosening(field.value(), null));
    return Stream.concat(plain, stricter(above, labels));
  }

  private static Stream<Loosening> stricter(Node above, LabelsRead labels) {
    MilderOnly milder = new MilderOnly(above);
    // A change that becomes stricter has another type's label too.
    Node.Field byType =
        Stream.concat(
                Stream.ofNullable(milder.byType()),
                Take.fields(Take.at(above, "types")).fields().stream()
                    .flatMap(type -> labels.reading(type.value())))
            .findFirst()
            .orElse(null);
    Node.Field byRisk = milder.byRisk();
    List<Loosening> found = new ArrayList<>();
    if (byType != null || (byRisk != null && milder.typesDecideRisk())) {
      found.add(new Loosening(Take.at(above, "types"), byType != null ? byType : byRisk));
    }
    if (byRisk != null) {
      found.add(new Loosening(Take.at(above, "risk"), byRisk));
    }
    return found.stream();
  }

  /// The conditions of types that stand behind the fallback.
  private static Stream<Node.Field> looser(List<Node.Field> types) {
    return types.isEmpty()
        ? Stream.of()
        : types.stream()
            .skip(types.indexOf(WholeChecks.fallbackOf(types)) + 1L)
            .flatMap(type -> Tree.under(type.value(), "when"));
  }

  @Override
  public Node merge(Node.@Nullable Field above, Node.Field own, Problems problems) {
    if (above != null && own.value().saysTheSameAs(above.value())) {
      return own.value();
    }
    labels.refuse(own, above, problems);
    if (above == null) {
      return own.value();
    }
    if (own.value() instanceof Node.Text) {
      return Merge.refusedKind(above, own, "a condition", problems);
    }
    Spot use = narrowing.get(own.name());
    if (use != null) {
      problems.error(
          own.key().spot(),
          "a wider area %s would loosen %s, by which less is asked of what is in it"
              .formatted(Shown.quoted(own.name()), use.inWords()),
          "give what is added a name of its own");
    }
    return widened(above, own, problems);
  }

  private static Node widened(Node.Field above, Node.Field own, Problems problems) {
    List<Node> conditions = new ArrayList<>();
    Stream.of(above.value(), own.value())
        .map(AreaWidening::condition)
        .filter(each -> !Take.items(each).isEmpty())
        .filter(each -> !(each instanceof Node.Fields fields && fields.fields().isEmpty()))
        .forEach(conditions::add);
    List<Node.Field> fields = new ArrayList<>();
    if (!conditions.isEmpty()) {
      Node.Text any = new Node.Text("any", true, own.key().spot());
      fields.add(new Node.Field(any, new Node.Items(conditions, own.value().spot())));
    }
    keep("covers", Merge.added(), above, own, fields, problems);
    keep("label", Merge.same(), above, own, fields, problems);
    return new Node.Fields(fields, own.value().spot());
  }

  private static Node condition(Node area) {
    if (!(area instanceof Node.Fields fields)) {
      return area;
    }
    List<Node.Field> own = new ArrayList<>(fields.fields());
    own.removeIf(field -> NO_CONDITIONS.contains(field.name()));
    return new Node.Fields(own, fields.spot());
  }

  private static void keep(
      String key,
      Merge merge,
      Node.Field above,
      Node.Field own,
      List<Node.Field> fields,
      Problems problems) {
    Node.Field before = Take.fields(above.value()).field(key);
    Node.Field now = Take.fields(own.value()).field(key);
    if (now != null) {
      fields.add(new Node.Field(now.key(), merge.merge(before, now, problems)));
    } else if (before != null) {
      fields.add(before);
    }
  }
}

package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a policy asks of a milder type or risk what it does not ask of a stricter one, so that a
/// change that becomes stricter would leave something behind.
final class MilderOnly {
  private final Node policy;
  private final List<String> types;
  private final List<String> levels;

  MilderOnly(Node policy) {
    this.policy = policy;
    this.types = WholeChecks.ordinaryTypes(policy).stream().map(Node.Field::name).toList();
    this.levels = new Names(policy).levelsInOrder().reversed();
  }

  /// An order of classes, strictest first, and the key that asks for some of them.
  private record Order(String key, List<String> strictestFirst) {}

  /// The place that asks something of milder types only; null where there is none.
  Node.@Nullable Field byType() {
    Order order = new Order("type", types);
    return Stream.concat(
            Stream.concat(
                whens("rules").flatMap(when -> left(when, order, true)),
                left(Take.at(policy, "risk"), order, true)),
            Stream.of(floors(), exceptions(), leadTimes()).flatMap(each -> each))
        .findFirst()
        .orElse(null);
  }

  /// The place that asks something of milder risks only; null where there is none.
  Node.@Nullable Field byRisk() {
    Order exactly = new Order("risk", levels);
    Order least = new Order("risk_at_least", levels);
    Stream<Node.Field> conditions =
        Stream.of(exactly, least)
            .flatMap(order ->
                Stream.concat(
                    whens("rules").flatMap(when -> left(when, order, true)),
                    // what gives somebody authority takes rules away
                    whens("emergency").flatMap(when -> left(when, order, false))));
    Stream<Node.Field> windows = Tree.under(Take.at(policy, "calendar", "windows"), least.key());
    return Stream.of(conditions, windows, matrices())
        .flatMap(each -> each)
        .findFirst()
        .orElse(null);
  }

  /// Whether what type a change has may decide how risky it is.
  boolean typesDecideRisk() {
    Node risk = Take.at(policy, "risk");
    return Take.has(risk, "floor") || Tree.asked(risk, "type").findAny().isPresent();
  }

  private Stream<Node> whens(String part) {
    return Tree.under(Take.at(policy, part), "when").map(Node.Field::value);
  }

  /// The questions whose answer becomes worse for the policy when a change becomes stricter.
  ///
  /// @param good whether it is stricter that the condition holds
  private static Stream<Node.Field> left(Node node, Order order, boolean good) {
    return switch (node) {
      case Node.Text _ -> Stream.of();
      case Node.Items items -> items.items().stream().flatMap(each -> left(each, order, good));
      case Node.Fields fields ->
          fields.fields().stream()
              .filter(field -> !field.name().equals("declares"))
              .flatMap(field -> left(field, order, good));
    };
  }

  private static Stream<Node.Field> left(Node.Field field, Order order, boolean good) {
    if (!field.name().equals(order.key()) || field.value() instanceof Node.Fields) {
      return left(field.value(), order, field.name().equals("not") != good);
    }
    List<Boolean> holds = holds(field, order);
    boolean worse =
        IntStream.range(1, holds.size())
            .anyMatch(milder ->
                holds.get(good ? milder : milder - 1) && !holds.get(good ? milder - 1 : milder));
    return worse ? Stream.of(field) : Stream.of();
  }

  /// Whether it holds of each class, strictest first.
  private static List<Boolean> holds(Node.Field field, Order order) {
    List<String> asked = Take.texts(field.value());
    if (order.key().equals("risk_at_least")) {
      int least = order.strictestFirst().indexOf(String.join("", asked));
      return IntStream.range(0, order.strictestFirst().size()).mapToObj(at -> at <= least).toList();
    }
    Set<String> some = new HashSet<>(asked);
    return order.strictestFirst().stream().map(some::contains).toList();
  }

  /// Exceptions from a freeze for a type, where a milder type has none.
  private Stream<Node.Field> exceptions() {
    return Tree.under(Take.at(policy, "calendar", "freezes"), "except")
        .filter(field -> {
          List<Boolean> free = types.stream().map(Take.texts(field.value())::contains).toList();
          return IntStream.range(1, free.size())
              .anyMatch(milder -> free.get(milder - 1) && !free.get(milder));
        });
  }

  private Stream<Node.Field> leadTimes() {
    return LeadTimes.askedIn(policy) == null
        ? Stream.empty()
        : LeadTimes.lessThanMilder(policy, types);
  }

  /// The least risk of a type, where a stricter type's is less.
  private Stream<Node.Field> floors() {
    Node floor = Take.at(policy, "risk", "floor");
    List<Integer> least =
        types.stream().map(type -> levels.reversed().indexOf(Take.text(floor, type, ""))).toList();
    boolean worse =
        IntStream.range(1, least.size()).anyMatch(at -> least.get(at) > least.get(at - 1));
    return worse ? Tree.under(Take.at(policy, "risk"), "floor") : Stream.of();
  }

  /// Lists of roles by risk, where a milder one has a role that the next stricter one has not.
  private Stream<Node.Field> matrices() {
    return Tree.under(Take.at(policy, "rules"), "matrix").filter(this::losesRole);
  }

  private boolean losesRole(Node.Field matrix) {
    for (int at = 1; at < levels.size(); at++) {
      List<String> milder = new ArrayList<>(Take.texts(matrix.value(), levels.get(at)));
      Take.texts(matrix.value(), levels.get(at - 1)).forEach(milder::remove);
      if (!milder.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}

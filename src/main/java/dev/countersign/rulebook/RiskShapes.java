package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.name;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.read;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The shape of what a policy says of risk, and the order of its levels.
final class RiskShapes {
  private RiskShapes() {}

  /// A level and its totals, with the place that says so.
  record Band(String level, Words.Range range, Spot spot) {}

  static Shape risk() {
    Shape floor = named(ref(Names.Kind.TYPE), ref(Names.Kind.LEVEL));
    Keys byScore =
        new Keys()
            .need("factors", named(line(), factor()).and(RiskShapes::someEntry))
            .need("levels", named(name(), read(Words::range)).and(RiskShapes::someEntry))
            .may("floor", floor)
            .whole(RiskShapes::covering);
    Keys byCondition =
        new Keys()
            .need("levels_when", named(name(), condition()).and(RiskShapes::someEntry))
            .need("otherwise", name())
            .may("floor", floor);
    return Shape.of(
        new Form.Either(List.of(byScore.form(), byCondition.form())),
        (node, under, desk) -> {
          boolean conditions = Take.has(node, "levels_when") || Take.has(node, "otherwise");
          (conditions ? byCondition : byScore).check(node, under, desk);
        });
  }

  private static Shape condition() {
    return new ConditionShape(ConditionShape.Home.RISK);
  }

  private static Shape factor() {
    return new Keys()
        .may("field", line())
        .may(List.of("2", "3"), condition())
        .may("words", named(line(), whole(1, 3)))
        .some()
        .whole((node, under, desk) -> {
          if (Take.has(node, "words") && !Take.has(node, "field")) {
            desk.problems()
                .error(node.spot(), "`words` are what is read in a `field`, which is not there");
          }
        });
  }

  private static void someEntry(Node node, Shape.Under under, Shape.Desk desk) {
    if (Take.fields(node).fields().isEmpty()) {
      desk.wrong(node, under, "at least one entry");
    }
  }

  private static void covering(Node node, Shape.Under under, Shape.Desk desk) {
    int least = Take.fields(Take.at(node, "factors")).fields().size();
    int most = 3 * least;
    Spot levels = Take.at(node, "levels").spot();
    int next = least;
    for (Band band : bands(node)) {
      if (band.range().to() < least || band.range().from() > most) {
        unreached(band, least, desk);
      } else {
        join(band, next, next > least, levels, desk);
        next = Math.max(next, band.range().to() + 1);
      }
    }
    missing(levels, next, most, desk);
  }

  private static void unreached(Band band, int factors, Shape.Desk desk) {
    desk.problems()
        .warning(
            band.spot(),
            "no total leads to %s: with %d factors they run from %d to %d"
                .formatted(Shown.quoted(band.level()), factors, factors, 3 * factors),
            null);
  }

  private static void join(Band band, int next, boolean after, Spot levels, Shape.Desk desk) {
    missing(levels, next, band.range().from() - 1, desk);
    if (after && band.range().from() < next) {
      desk.problems()
          .error(
              band.spot(),
              "the total %d has two levels".formatted(band.range().from()),
              "begin %s at %d".formatted(Shown.quoted(band.level()), next));
    }
  }

  private static void missing(Spot levels, int from, int to, Shape.Desk desk) {
    if (from > to) {
      return;
    }
    String totals =
        from == to
            ? "the total %d leads to no level".formatted(from)
            : "the totals %d to %d lead to no level".formatted(from, to);
    desk.problems().error(levels, totals, "each factor scores 1 to 3; cover every total");
  }

  /// The levels and their totals, mildest first.
  static List<Band> bands(Node risk) {
    return Take.fields(Take.at(risk, "levels")).fields().stream()
        .map(field ->
            new Band(
                field.name(),
                Words.range(Take.texts(field.value()).getFirst()),
                field.value().spot()))
        .sorted(Comparator.comparingInt(band -> band.range().from()))
        .toList();
  }

  /// The levels that conditions lead to, mildest first: written strictest first, as types are.
  static List<String> levelsWhen(Node risk) {
    List<String> levels =
        new ArrayList<>(Take.fields(Take.at(risk, "levels_when")).names().reversed());
    String otherwise = Take.text(risk, "otherwise", "");
    if (!levels.contains(otherwise)) {
      levels.addFirst(otherwise);
    }
    return levels;
  }

  /// Both bounds of a window's risk, looked at in the order of the levels' names.
  static void windowNeverOpens(Node node, Shape.Under under, Shape.Desk desk) {
    List<String> levels = desk.names().levelsInOrder();
    int most = levels.indexOf(Take.text(node, "risk_at_most", ""));
    int least = levels.indexOf(Take.text(node, "risk_at_least", ""));
    if (most >= 0 && least > most) {
      desk.problems()
          .error(
              node.spot(),
              "the window can never open: `risk_at_least` is above `risk_at_most`",
              "swap them");
    }
  }
}

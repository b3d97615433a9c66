package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.choice;
import static dev.countersign.rulebook.Shapes.flag;
import static dev.countersign.rulebook.Shapes.glob;
import static dev.countersign.rulebook.Shapes.globs;
import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.list;
import static dev.countersign.rulebook.Shapes.name;
import static dev.countersign.rulebook.Shapes.nameGlobs;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.read;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.regex;
import static dev.countersign.rulebook.Shapes.some;

import dev.countersign.change.dependencies.Ecosystem;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.Arrays;
import java.util.List;

/// A condition: a map of what must hold together, or a list of such maps of which one must.
final class ConditionShape implements Shape {
  private static final int MOST_DEPTH = 16;

  private final Home home;
  private final int depth;

  /// Where a condition stands, which decides what it may ask: type and risk are decided in that
  /// order out of areas, and nothing may ask for what is decided after it.
  enum Home {
    ANYWHERE(""),
    AREAS("`areas`, which decide them"),
    TYPES("`types`, which are decided first"),
    RISK("`risk`, which decides it");

    private final String reason;

    Home(String reason) {
      this.reason = reason;
    }
  }

  ConditionShape(Home home) {
    this(home, 0);
  }

  private ConditionShape(Home home, int depth) {
    this.home = home;
    this.depth = depth;
  }

  static Shape anywhere() {
    return new ConditionShape(Home.ANYWHERE);
  }

  @Override
  public Form form() {
    return new Form.Condition(home);
  }

  @Override
  public void check(Node node, Under under, Desk desk) {
    if (depth > MOST_DEPTH) {
      desk.problems()
          .error(
              node.spot(),
              "conditions are nested more than %d deep".formatted(MOST_DEPTH),
              "name a part of it under `areas`");
      return;
    }
    switch (node) {
      case Node.Text _ ->
          desk.wrong(node, under, "a condition, as in {paths: [\"src/**\"]}, or a list of them");
      case Node.Items _ -> list(keys().some()).check(node, under, desk);
      case Node.Fields _ -> keys().some().check(node, under, desk);
    }
  }

  /// The keys of a condition.
  Keys keys() {
    Keys keys = new Keys();
    nesting(keys);
    decided(keys);
    keys.may("paths", globs())
        .may("only_paths", globs())
        .may("area", some(ref(Names.Kind.AREA)))
        .may("labels", nameGlobs())
        .may(List.of("title", "body"), regex())
        .may(List.of("branch", "base", "new_directory"), glob())
        .may("kind", some(name()))
        .may("role_empty", ref(Names.Kind.ROLE))
        .may("declares", declares())
        .may("dependencies", dependencies())
        .may("size", size())
        .may("content", content())
        .may("author", author())
        .may(List.of("breaking", "only_dependencies", "fork", "draft", "revert"), flag())
        .may(List.of("business_hours", "database"), flag())
        .may("release", release())
        .may("severity", some(ref(Names.Kind.SEVERITY)));
    return keys;
  }

  private void nesting(Keys keys) {
    Shape inner = new ConditionShape(home, depth + 1);
    keys.may(List.of("any", "all"), list(inner)).may("not", inner);
  }

  private void decided(Keys keys) {
    boolean risky = home == Home.ANYWHERE;
    boolean typed = risky || home == Home.RISK;
    keys.may("type", typed ? some(ref(Names.Kind.TYPE)) : refused())
        .may("risk", risky ? some(ref(Names.Kind.LEVEL)) : refused())
        .may("risk_at_least", risky ? ref(Names.Kind.LEVEL) : refused());
  }

  private Shape refused() {
    return Shape.of(
        new Form.Nothing(),
        (_, under, desk) ->
            desk.problems()
                .error(under.at(), "%s is not allowed inside %s".formatted(under, home.reason)));
  }

  static Shape size() {
    return new Keys().may(List.of("files", "lines"), read(Words::bound)).some();
  }

  private static Shape declares() {
    return named(line(), line())
        .and((node, under, desk) -> {
          if (Take.fields(node).fields().isEmpty()) {
            desk.wrong(node, under, "a field and its value, as in {Category: Normal}");
          }
        });
  }

  private static Shape dependencies() {
    return new Keys()
        .may(List.of("added", "downgrade", "dev"), flag())
        .may("bump", some(choice(Arrays.stream(Bump.values()).map(Bump::word).toList())))
        .may(
            "ecosystem",
            some(choice(Arrays.stream(Ecosystem.values()).map(Ecosystem::word).toList())))
        .some();
  }

  private static Shape release() {
    return some(choice("any", "major", "minor", "patch"));
  }

  private static Shape content() {
    return new Keys()
        .may(List.of("added", "removed"), regex())
        .may("in", globs())
        .some()
        .whole((node, under, desk) -> {
          if (!Take.has(node, "added") && !Take.has(node, "removed")) {
            desk.problems().error(node.spot(), under + " needs `added` or `removed`");
          }
        });
  }

  private static Shape author() {
    return new Keys()
        .may("users", some(PeopleShapes.login()))
        .may("teams", some(PeopleShapes.team()))
        .may("roles", some(ref(Names.Kind.ROLE)))
        .may("bot", flag())
        .some();
  }
}

package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.choice;
import static dev.countersign.rulebook.Shapes.flag;
import static dev.countersign.rulebook.Shapes.globs;
import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.list;
import static dev.countersign.rulebook.Shapes.name;
import static dev.countersign.rulebook.Shapes.nameGlobs;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.regex;
import static dev.countersign.rulebook.Shapes.some;
import static dev.countersign.rulebook.Shapes.text;
import static dev.countersign.rulebook.Shapes.whole;
import static dev.countersign.rulebook.Shapes.yes;

import dev.countersign.calendar.Term;
import dev.countersign.change.MigrationName;
import java.util.List;

/// The shapes of rules and of what they require.
final class RuleShapes {
  /// Keys beside a requirement that are none of their own.
  static final List<String> BESIDE_CHECKS = List.of("allow", "recommended");

  private RuleShapes() {}

  static Shape rules() {
    return Shapes.unique("rule", rule());
  }

  private static Shape rule() {
    Shape keys = ruleKeys();
    return Shape.of(
        keys.form(),
        (node, under, desk) -> {
          keys.check(node, under, desk);
          because(node, desk);
        });
  }

  private static Shape ruleKeys() {
    return new Keys()
        .need("rule", line())
        .may("when", ConditionShape.anywhere())
        .need("require", require())
        .may("because", text())
        .may("clauses", some(line()))
        .may("severity", choice("block", "warn"))
        .may("waivable_by", PeopleShapes.orNone(ref(Names.Kind.ROLE)))
        .may(List.of("overridable", "in_emergency"), flag());
  }

  private static void because(Node node, Shape.Desk desk) {
    if (Take.has(node, "rule") && !Take.has(node, "because")) {
      desk.problems()
          .warning(
              Take.at(node, "rule").spot(),
              "the rule does not say why",
              "add `because: …`; people read it in the check");
    }
  }

  private static Shape require() {
    return requirement().may("any_of", list(alternative())).whole(RuleShapes::besideChecks);
  }

  private static Shape alternative() {
    return requirement()
        .whole(RuleShapes::besideChecks)
        .whole((node, under, desk) -> {
          List<String> own = requirements(node);
          if (own.size() > 1) {
            desk.problems()
                .error(
                    node.spot(),
                    "%s is one requirement, not %d".formatted(under, own.size()),
                    "make a rule of its own for what must hold anyway");
          }
        });
  }

  /// The keys that are requirements.
  static List<String> requirements(Node require) {
    return Take.fields(require).names().stream()
        .filter(each -> !BESIDE_CHECKS.contains(each))
        .toList();
  }

  private static void besideChecks(Node node, Shape.Under under, Shape.Desk desk) {
    for (String key : BESIDE_CHECKS) {
      Node.Field field = Take.fields(node).field(key);
      if (field != null && !Take.has(node, "checks")) {
        desk.problems()
            .error(
                field.key().spot(),
                "%s stands beside `checks`, which is not there".formatted(Shown.quoted(key)));
      }
    }
  }

  private static Keys requirement() {
    return new Keys()
        .may("approvals", approvals())
        .may(List.of("code_owners", "conversations_resolved"), yes())
        .may("sections", some(ref(Names.Kind.SECTION)))
        .may("checklist", checklist())
        .may("checks", nameGlobs())
        .may("allow", some(choice("skipped", "neutral")))
        .may("recommended", nameGlobs())
        .may("files", new Keys().need("changed", globs()).may("for", globs()).may("waiver", line()))
        .may(List.of("branch_name", "base"), globs())
        .may("linked", linked())
        .may("window", some(ref(Names.Kind.WINDOW)))
        .may("coverage", coverage())
        .may("commits", messages())
        .may("changelog", changelog())
        .may("migrations", migrations())
        .may("version", choice("semver"))
        .may("no_freeze", yes())
        .may("age", new Keys().need("at_least", Shapes.duration()))
        .may("lead_time", leadTime())
        .may("merge_method", choice("squash", "merge", "rebase"))
        .may("size", ConditionShape.size())
        .some();
  }

  /// The type's own, or one that is given here.
  private static Shape leadTime() {
    Shape given = new Keys().need("at_least", Shapes.duration());
    Shape text =
        (node, under, desk) ->
            (Take.texts(node).equals(List.of("true")) ? yes() : leadTimeText())
                .check(node, under, desk);
    return Shapes.byKind(text, leadTimeText(), given);
  }

  private static Shape leadTimeText() {
    return Shapes.read(text -> {
      if (Term.of(text) == null) {
        throw new IllegalArgumentException(
            "true, for the lead time of the type, or a duration such as 2 business days");
      }
    });
  }

  private static Shape coverage() {
    return new Keys().need("check", nameGlobs()).need("at_least", Shapes.read(Words::percent));
  }

  private static Shape messages() {
    return new Keys()
        .may("format", choice("conventional"))
        .may("kinds", some(name()))
        .may("body", yes())
        .may("reference", regex())
        .may("source", choice("title", "commits"))
        .whole((node, under, desk) -> {
          if (Take.fields(node).names().stream().allMatch("source"::equals)) {
            desk.problems()
                .error(under.at(), under + " needs `format`, `kinds`, `body: true` or `reference`");
          }
        });
  }

  private static Shape migrations() {
    return new Keys()
        .need("path", Shapes.read(RuleShapes::folder))
        .may("name", Shapes.read(MigrationName::new))
        .may(List.of("sequential", "append_only"), yes())
        .may("forbid", some(choice("drop-column", "drop-table")))
        .whole((node, under, desk) -> {
          if (Take.fields(node).names().equals(List.of("path"))) {
            desk.problems()
                .error(
                    under.at(), under + " needs `name`, `sequential`, `append_only` or `forbid`");
          }
          if (Take.has(node, "sequential") && !Take.has(node, "name")) {
            desk.problems()
                .error(
                    under.at(),
                    "`sequential` needs `name`, which says where the number is",
                    "add it, as in `name: NNNN_*.sql`");
          }
        });
  }

  private static void folder(String text) {
    if (!text.matches("(?:[^/\\\\:*?\\[\\]{}\\p{Cntrl}]{1,100}/){1,20}") || text.contains("..")) {
      throw new IllegalArgumentException(
          "a folder from the root of the repository, as in migrations/");
    }
  }

  private static Shape changelog() {
    return new Keys()
        .may("file", PolicyShape.path())
        .may("format", choice("keep-a-changelog"))
        .some();
  }

  static Shape checklist() {
    return new Keys().need("section", ref(Names.Kind.SECTION)).need("items", list(line()));
  }

  /// How many approve, and who.
  static Shape headCount() {
    return new Keys()
        .may("count", whole(1, 100))
        .may("from", some(ref(Names.Kind.ROLE)))
        .may("including", some(ref(Names.Kind.ROLE)))
        .some()
        .whole(RuleShapes::enough);
  }

  private static Shape approvals() {
    Shape matrix = named(ref(Names.Kind.LEVEL), PeopleShapes.orNone(ref(Names.Kind.ROLE)));
    Shape byRisk = new Keys().need("matrix", matrix.and(RuleShapes::everyLevel));
    return Shape.of(
        new Form.Either(List.of(byRisk.form(), headCount().form())),
        (node, under, desk) ->
            (Take.has(node, "matrix") ? byRisk : headCount()).check(node, under, desk));
  }

  private static void enough(Node node, Shape.Under under, Shape.Desk desk) {
    int seats = Take.texts(node, "including").size();
    if (Take.has(node, "count") && Take.whole(node, "count", seats) < seats) {
      desk.problems()
          .error(
              Take.at(node, "count").spot(),
              "%d roles in `including` are filled by different people; `count` is less"
                  .formatted(seats),
              "write %d or more".formatted(seats));
    }
  }

  private static void everyLevel(Node node, Shape.Under under, Shape.Desk desk) {
    List<String> missing =
        desk.names().of(Names.Kind.LEVEL).stream().filter(level -> !Take.has(node, level)).toList();
    if (!missing.isEmpty()) {
      desk.problems()
          .warning(
              under.at(),
              "%s asks nobody where the risk is %s"
                  .formatted(
                      under, String.join(" or ", missing.stream().map(Shown::quoted).toList())),
              "write that level with [] if that is meant");
    }
  }

  private static Shape linked() {
    return new Keys()
        .may("issue", flag())
        .may("pattern", regex())
        .whole((node, under, desk) -> {
          if (!Take.flag(node, "issue", false) && !Take.has(node, "pattern")) {
            desk.problems().error(under.at(), under + " needs `issue: true` or `pattern`");
          }
        });
  }
}

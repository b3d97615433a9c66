package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.choice;
import static dev.countersign.rulebook.Shapes.duration;
import static dev.countersign.rulebook.Shapes.flag;
import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.list;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.read;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.some;
import static dev.countersign.rulebook.Shapes.text;
import static dev.countersign.rulebook.Shapes.whole;

import java.util.List;

/// The shapes of those parts of a policy that speak of what happens beside and after the judgement
/// of a pull request.
final class LaterShapes {
  private LaterShapes() {}

  /// The top-level keys of those parts; some are read and not acted on yet.
  static void addTo(Keys policy) {
    policy
        .may("review", new Keys().may("next", date()).may("every", duration()).some())
        .may("obligations", Shapes.unique("obligation", obligation()))
        .may("deployments", named(line(), new Keys().need("require", deployment())))
        .may("branch_protection", named(Shapes.glob(), protection()))
        .may("retention", named(line(), duration()))
        .may("controls", named(line(), control()))
        .may("sla", sla())
        .may("cab", cab())
        .may("rollback", rollback())
        .may("change_ids", changeIds());
  }

  private static Shape date() {
    return read(Words::date);
  }

  private static Shape obligation() {
    Shape item = new Keys().need("item", line()).may("when", ConditionShape.anywhere());
    return new Keys()
        .need("obligation", line())
        .may("when", ConditionShape.anywhere())
        .may(
            "starts",
            choice("merge", "deployment", "declaration", "revert", "rollback", "direct_push"))
        .may("environment", line())
        .may("due", duration())
        .may("owner", owner())
        .may("confirm_by", some(ref(Names.Kind.ROLE)))
        .may("issue", flag())
        .may("template", text())
        .may("checklist", list(Shapes.byKind(line(), item, item)))
        .may("closes", some(closing()))
        .may("remind", some(read(LaterShapes::reminder)));
  }

  private static Shape owner() {
    Shape role = ref(Names.Kind.ROLE);
    return Shape.of(
        role.form(),
        (node, under, desk) -> {
          if (!Take.texts(node).equals(List.of("author"))
              && !Take.texts(node).equals(List.of("merger"))) {
            role.check(node, under, desk);
          }
        });
  }

  private static Shape closing() {
    Shape word = choice("issue_closed", "command", "pull_request");
    Shape event =
        new Keys()
            .may("check", Shapes.nameGlobs())
            .may("approval_by", some(ref(Names.Kind.ROLE)))
            .some();
    return Shapes.byKind(word, event, event);
  }

  private static void reminder(String text) {
    if (!text.matches("due|daily|[1-9][0-9]?%")) {
      throw new IllegalArgumentException("`due`, `daily` or a part of the time such as 50%");
    }
  }

  private static Shape deployment() {
    return new Keys()
        .may(List.of("reachable_from_default_branch", "no_freeze", "every_change_recorded"), flag())
        .may("succeeded_first_in", some(line()))
        .may("window", some(ref(Names.Kind.WINDOW)))
        .may(
            "approvals",
            new Keys().may("count", whole(1, 100)).may("from", some(ref(Names.Kind.ROLE))).some())
        .some();
  }

  private static Shape protection() {
    return new Keys()
        .may("reviews", whole(0, 10))
        .may("checks", list(line()))
        .may(List.of("dismiss_stale", "code_owners", "admins", "force_push", "deletion"), flag())
        .some();
  }

  private static Shape control() {
    Shape rules = list(ref(Names.Kind.RULE));
    return new Keys()
        .may("rules", Shapes.byKind(choice("all"), rules, rules))
        .may(List.of("obligations", "records"), list(line()))
        .some();
  }

  private static Shape sla() {
    Shape byRisk = named(ref(Names.Kind.LEVEL), duration());
    return new Keys().may(List.of("review", "approval"), byRisk).some();
  }

  private static Shape cab() {
    Shape meets = new Keys().need("day", choice(Words.DAYS)).need("at", read(Words::time));
    return new Keys()
        .need("role", ref(Names.Kind.ROLE))
        .may("chair", ref(Names.Kind.ROLE))
        .may("meets", meets)
        .may("emergency_within", duration());
  }

  /// Whether a revert is a clean one is not told yet.
  private static Shape rollback() {
    Shape shape =
        new Keys().may("target", duration()).may("approvals", RuleShapes.headCount()).some();
    return Shape.of(
        shape.form(),
        (node, under, desk) -> {
          shape.check(node, under, desk);
          if (Take.has(node, "approvals")) {
            desk.problems()
                .warning(
                    under.at(),
                    "%s: other approvals for a clean revert are read, not acted on yet"
                        .formatted(under),
                    null);
          }
        });
  }

  private static Shape changeIds() {
    return read(LaterShapes::changeId);
  }

  private static void changeId(String text) {
    if (!text.matches("[A-Za-z0-9-]{0,30}N{1,9}")) {
      throw new IllegalArgumentException("a form such as CHG-YYYY-NNNN");
    }
  }
}

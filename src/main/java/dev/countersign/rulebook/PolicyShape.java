package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.choice;
import static dev.countersign.rulebook.Shapes.flag;
import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.list;
import static dev.countersign.rulebook.Shapes.name;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.read;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.some;
import static dev.countersign.rulebook.Shapes.text;
import static dev.countersign.rulebook.Shapes.whole;

import java.util.List;

/// The shape of a whole policy.
final class PolicyShape {
  private PolicyShape() {}

  static Keys policy() {
    Keys policy = new Keys();
    head(policy);
    classes(policy);
    LaterShapes.addTo(policy);
    return policy
        .need("rules", RuleShapes.rules())
        .may("separate_checks", PeopleShapes.orNone(ref(Names.Kind.RULE)))
        .may("emergency", PeopleShapes.emergency())
        .may("calendar", calendar())
        .may("roles", PeopleShapes.roles())
        .may("approvals", PeopleShapes.approving())
        .may("reviewers", PeopleShapes.asking())
        .may("may_lower", PeopleShapes.orNone(ref(Names.Kind.ROLE)))
        .may("commits", new Keys().need("source", choice("title", "commits")))
        .may("sole_operator", soleOperator())
        .may("guidance", list(guidance()));
  }

  private static void head(Keys policy) {
    policy
        .need("policy", Shapes.id())
        .need("title", line())
        .may("version", line())
        .may("owner", ref(Names.Kind.ROLE))
        .may("mode", choice("enforce", "observe"))
        .may("time_zone", read(Words::zone))
        .may("check", line().and(PolicyShape::checkName))
        .may("scope", scope())
        .may("business_hours", businessHours());
  }

  private static void classes(Keys policy) {
    policy
        .may("areas", named(name(), area()))
        .need("types", named(name(), type()))
        .may("risk", RiskShapes.risk())
        .may("sections", named(name(), section()));
  }

  private static void checkName(Node node, Shape.Under under, Shape.Desk desk) {
    String rest = Take.texts(node).getFirst().replace("{base}", "");
    if (rest.contains("{") || rest.contains("}") || rest.isBlank()) {
      desk.wrong(node, under, "a name in which `{base}` is the only part in braces");
    }
  }

  private static Shape scope() {
    Shape globs = Shapes.byKind(Shapes.globs(), anyGlobs(), Shapes.globs());
    return new Keys()
        .may("branches", Shapes.globs())
        .may(List.of("except_branches", "except_paths"), globs);
  }

  private static Shape anyGlobs() {
    return Shape.of(
        new Form.Entries(new Form.Value(null), false),
        (node, under, desk) -> {
          if (!Take.items(node).isEmpty()) {
            Shapes.globs().check(node, under, desk);
          }
        });
  }

  private static Shape businessHours() {
    return new Keys()
        .may("days", some(read(Words::days)))
        .may(List.of("from", "to"), read(Words::time))
        .may("holidays", Shapes.anyList(read(Words::date)))
        .may("holidays_ics", path())
        .whole((node, under, desk) -> {
          if (Take.text(node, "to", "17:00").compareTo(Take.text(node, "from", "09:00")) <= 0) {
            desk.problems()
                .error(
                    under.at(),
                    "%s end before they begin, so they are never".formatted(under),
                    "write a `to` later on the day than `from`");
          }
        });
  }

  private static Shape area() {
    ConditionShape condition = new ConditionShape(ConditionShape.Home.AREAS);
    Keys area =
        condition
            .keys()
            .may("covers", some(ref(Names.Kind.AREA)))
            .may("label", line())
            .whole((node, under, desk) -> {
              if (Take.fields(node).names().stream().allMatch("label"::equals)) {
                desk.problems().error(under.at(), "the area %s has no condition".formatted(under));
              }
            });
    return Shapes.byKind(area, condition, area);
  }

  private static Shape type() {
    return new Keys()
        .may("when", new ConditionShape(ConditionShape.Home.TYPES))
        .may(List.of("label", "lead_time"), line())
        .may("fallback", flag());
  }

  private static Shape section() {
    return new Keys()
        .may("title", line())
        .may("also", some(line()))
        .may("min_words", whole(1, 1000))
        .may(List.of("accept", "one_of"), some(line()))
        .may("template", text());
  }

  private static Shape calendar() {
    Shape entry =
        new Keys()
            .need("days", some(read(Words::days)))
            .need("from", read(Words::time))
            .need("to", read(Words::time))
            .may(List.of("risk_at_most", "risk_at_least"), ref(Names.Kind.LEVEL))
            .whole(RiskShapes::windowNeverOpens);
    Shape windows = Shapes.byKind(choice("business_hours"), list(entry), entry);
    return new Keys()
        .may("windows", named(name(), windows))
        .may("freezes", Shapes.unique("name", freeze()));
  }

  private static Shape freeze() {
    return new Keys()
        .need("name", line())
        .may(List.of("from", "to"), read(Words::date))
        .may("except", some(ref(Names.Kind.TYPE)))
        .may("exceptions_by", some(ref(Names.Kind.ROLE)))
        .may("last_business_days", whole(1, 20))
        .may("of", choice("month", "quarter"))
        .may("ics", path())
        .whole(PolicyShape::when);
  }

  private static void when(Node node, Shape.Under under, Shape.Desk desk) {
    List<List<String>> ways =
        List.of(List.of("from", "to"), List.of("last_business_days", "of"), List.of("ics"));
    List<List<String>> said =
        ways.stream().filter(way -> way.stream().anyMatch(key -> Take.has(node, key))).toList();
    if (said.size() != 1 || !said.getFirst().stream().allMatch(key -> Take.has(node, key))) {
      desk.problems()
          .error(
              node.spot(),
              said.size() > 1
                  ? "the freeze says in more than one way when it is"
                  : "the freeze does not say when",
              "write `from` and `to`, or `last_business_days` and `of`, or `ics`");
    }
    if (Take.text(node, "to", "9").compareTo(Take.text(node, "from", "")) < 0) {
      desk.problems().error(Take.at(node, "to").spot(), "the freeze ends before it begins");
    }
  }

  /// A file of the repository.
  static Shape path() {
    return read(text -> {
      if (!text.matches("[^/\\\\:*?\\[\\]{}\\p{Cntrl}][^\\\\:*?\\[\\]{}\\p{Cntrl}]{0,199}")
          || text.contains("..")
          || text.endsWith("/")) {
        throw new IllegalArgumentException(
            "the path of a file from the root of the repository, as in .github/freezes.ics");
      }
    });
  }

  private static Shape soleOperator() {
    return new Keys()
        .need("user", PeopleShapes.login())
        .need("risk_reference", line())
        .need("checklist", RuleShapes.checklist());
  }

  private static Shape guidance() {
    return new Keys()
        .may("when", ConditionShape.anywhere())
        .may("for", choice("author", "reviewers"))
        .need("text", text());
  }
}

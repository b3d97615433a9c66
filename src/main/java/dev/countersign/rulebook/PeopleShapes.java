package dev.countersign.rulebook;

import static dev.countersign.rulebook.Shapes.anyList;
import static dev.countersign.rulebook.Shapes.choice;
import static dev.countersign.rulebook.Shapes.flag;
import static dev.countersign.rulebook.Shapes.line;
import static dev.countersign.rulebook.Shapes.name;
import static dev.countersign.rulebook.Shapes.named;
import static dev.countersign.rulebook.Shapes.read;
import static dev.countersign.rulebook.Shapes.ref;
import static dev.countersign.rulebook.Shapes.some;
import static dev.countersign.rulebook.Shapes.whole;

import java.util.regex.Pattern;

/// The shapes of what a policy says of people: roles, who counts, who is asked, who authorises.
final class PeopleShapes {
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,90}(\\[bot])?");
  private static final Pattern TEAM =
      Pattern.compile("([A-Za-z0-9_-]{1,90}/)?[A-Za-z0-9_.-]{1,100}");

  private PeopleShapes() {}

  static Shape login() {
    return read(text -> match(LOGIN, text, "a login as GitHub spells it, without @, such as dana"));
  }

  static Shape team() {
    return read(text -> match(TEAM, text, "a team's slug, such as acme/security or security"));
  }

  private static void match(Pattern pattern, String text, String wanted) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(wanted);
    }
  }

  static Shape roles() {
    return named(
        name(),
        new Keys()
            .may("title", line())
            .may("users", orNone(login()))
            .may("teams", orNone(team()))
            .may("permission", choice("read", "triage", "write", "maintain", "admin"))
            .may("schedule", line()));
  }

  /// One, a list, or an empty list.
  static Shape orNone(Shape each) {
    return Shapes.byKind(each, anyList(each), some(each));
  }

  static Shape approving() {
    return new Keys()
        .may("stale", choice("any_push", "changed_diff", "changed_area", "never"))
        .may("contributors", flag())
        .may("separate_roles", flag())
        .may("bots", orNone(login()));
  }

  static Shape asking() {
    return new Keys()
        .may("request", choice("missing", "none"))
        .may("how", choice("teams", "people"))
        .may("spread", choice("least_loaded"))
        .may("on_draft", flag())
        .may("limit", whole(1, 15))
        .may("away", new Keys().need("file", line()));
  }

  static Shape emergency() {
    Shape declare =
        new Keys()
            .may("labels", some(line()))
            .may("severities", some(line()))
            .may("reasons", some(line()));
    return new Keys()
        .need("type", ref(Names.Kind.TYPE))
        .may("declare", declare)
        .need("authorise", Shapes.list(authority()))
        .may("accept_claims", flag());
  }

  private static Shape authority() {
    Shape confirm =
        new Keys().need("by", some(ref(Names.Kind.ROLE))).need("within", Shapes.duration());
    return new Keys()
        .may("by", some(ref(Names.Kind.ROLE)))
        .may("all_of", Shapes.list(ref(Names.Kind.ROLE)))
        .may("when", ConditionShape.anywhere())
        .may("confirm", confirm)
        .may("complete_within", Shapes.duration())
        .may("unavailable", some(ref(Names.Kind.ROLE)))
        .whole((node, under, desk) -> {
          if (Take.has(node, "by") == Take.has(node, "all_of")) {
            desk.problems().error(node.spot(), under + " needs either `by` or `all_of`");
          }
        });
  }
}

package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The laying of a file over the one it extends: it may add and tighten, and never loosen.
final class Tightening {
  /// Keys that speak of time or ask for it, which a change of clock would move.
  private static final Set<String> OF_TIME =
      Set.of(
          "time_zone",
          "business_hours",
          "calendar",
          "window",
          "age",
          "obligations",
          "deployments",
          "sla");

  private static final Set<String> LIFTING = Set.of("emergency", "sole_operator", "rollback");
  private static final List<String> OFF_THEN_ON = List.of("false", "true");
  private static final List<String> ON_THEN_OFF = List.of("true", "false");

  private final Node.Fields above;
  private final Problems problems;

  Tightening(Node.Fields above, Problems problems) {
    this.above = above;
    this.problems = problems;
  }

  /// The policy that both say together.
  Node with(Node.Fields own) {
    TypeTightening types = new TypeTightening(above, own, problems);
    Node.Fields prepared = types.reaching(above);
    Node.Field before = new Node.Field(new Node.Text("the policy", true, above.spot()), prepared);
    Node.Field now =
        new Node.Field(new Node.Text("the policy", true, own.spot()), withoutLifting(own));
    Map<String, Merge> merges = new HashMap<>(plain());
    merges.put("types", types);
    merges.put("areas", Merge.named(new AreaWidening(above)));
    merges.put("risk", new RiskTightening(above));
    merges.put("rules", new RuleTightening());
    merges.put("check", this::check);
    merges.put("time_zone", this::clock);
    merges.put("business_hours", this::clock);
    return Merge.keyed(merges, Merge.own()).merge(before, now, problems);
  }

  /// The file without what would lift rules that stand above, which is noted.
  private Node.Fields withoutLifting(Node.Fields own) {
    List<Node.Field> lifting =
        own.fields().stream()
            .filter(field -> LIFTING.contains(field.name()) && !Take.has(above, field.name()))
            .toList();
    for (Node.Field field : lifting) {
      problems.error(
          field.key().spot(),
          "%s would lift rules of %s, which has none"
              .formatted(Shown.quoted(field.name()), Problem.shown(above.spot().source())),
          "take it out; only the file above may say so");
    }
    List<Node.Field> rest = new ArrayList<>(own.fields());
    rest.removeAll(lifting);
    return new Node.Fields(rest, own.spot());
  }

  private static Map<String, Merge> plain() {
    return Map.ofEntries(
        Map.entry("policy", Merge.above()),
        Map.entry("title", Merge.above()),
        Map.entry("version", Merge.above()),
        Map.entry("review", Merge.above()),
        Map.entry("owner", Merge.same()),
        Map.entry("mode", Merge.ordered("enforce", List.of("observe", "enforce"))),
        Map.entry("separate_checks", Merge.added()),
        Map.entry("scope", scope()),
        Map.entry("roles", Merge.named(Merge.same())),
        Map.entry("sections", Merge.named(section())),
        Map.entry("emergency", Merge.same()),
        Map.entry("sole_operator", Merge.same()),
        Map.entry("rollback", Merge.same()),
        Map.entry("calendar", calendar()),
        Map.entry("obligations", Merge.added()),
        Map.entry("deployments", Merge.named(Merge.same())),
        Map.entry("branch_protection", Merge.named(Merge.same())),
        Map.entry("retention", Merge.named(Merge.same())),
        Map.entry("controls", Merge.named(Merge.same())),
        Map.entry("sla", Merge.named(Merge.same())),
        Map.entry("approvals", approvals()),
        Map.entry("reviewers", Merge.named(Merge.same())),
        Map.entry("may_lower", Merge.within()),
        Map.entry("commits", Merge.keyed(Map.of("source", Merge.fixedTo("title")), Merge.own())),
        Map.entry("cab", Merge.same()),
        Map.entry("guidance", Merge.added()),
        Map.entry("change_ids", Merge.same()));
  }

  private static Merge calendar() {
    return Merge.keyed(
        Map.of("windows", Merge.named(Merge.same()), "freezes", Merge.added()), Merge.own());
  }

  private static Merge approvals() {
    return Merge.keyed(
        Map.of(
            "stale",
            Merge.ordered("any_push", List.of("never", "changed_area", "changed_diff", "any_push")),
            "contributors",
            Merge.ordered("false", ON_THEN_OFF),
            "separate_roles",
            Merge.ordered("true", OFF_THEN_ON),
            "bots",
            Merge.within()),
        Merge.own());
  }

  private static Merge scope() {
    Merge branches =
        (above, own, problems) -> {
          if (above == null) {
            problems.error(
                own.key().spot(),
                "`branches` would narrow the policy above, which is about every branch",
                "leave it out");
          }
          return Merge.added().merge(above, own, problems);
        };
    return Merge.keyed(
        Map.of(
            "branches",
            branches,
            "except_branches",
            Merge.patternsWithin(),
            "except_paths",
            Merge.patternsWithin()),
        Merge.own());
  }

  private static Merge section() {
    Merge more = Merge.keyed(Map.of("min_words", atLeast(3)), Merge.same());
    return (above, own, problems) -> {
      Node merged = more.merge(above, own, problems);
      if (above != null) {
        refuseNew(List.of("accept", "also", "one_of", "template", "title"), above, own, problems);
      }
      return merged;
    };
  }

  /// Notes keys that would be added to something that stands above and is fixed without them.
  private static void refuseNew(
      List<String> keys, Node.Field above, Node.Field own, Problems problems) {
    for (Node.Field field : Take.fields(own.value()).fields()) {
      if (keys.contains(field.name()) && !Take.has(above.value(), field.name())) {
        Merge.fixed(above.key().spot(), field, problems);
      }
    }
  }

  /// A number that may be raised.
  static Merge atLeast(int usual) {
    return (above, own, problems) -> {
      int before = above == null ? usual : number(above.value(), usual);
      if (number(own.value(), before) < before) {
        problems.error(
            own.key().spot(),
            "%s may not be less than %d%s"
                .formatted(
                    Shown.quoted(own.name()),
                    before,
                    above == null ? "" : ", as " + above.key().spot().inWords() + " says"),
            "write %d or more, or leave it out".formatted(before));
      }
      return own.value();
    };
  }

  /// A number as far as it is one; its shape is looked at with the rest.
  private static int number(Node node, int otherwise) {
    String text = String.join("", Take.texts(node));
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /// The check's name, which rulesets name too: only `{base}` may be put in.
  private Node check(Node.@Nullable Field old, Node.Field own, Problems noted) {
    String before = Take.text(above, "check", "countersign");
    String now = String.join("", Take.texts(own.value()));
    boolean same = now.equals(before);
    boolean withBase =
        !before.contains("{base}") && now.contains("{base}") && bare(now).equals(bare(before));
    if (!same && !withBase) {
      noted.error(
          own.key().spot(),
          "`check` is %s %s, and branch protection asks for that name"
              .formatted(
                  Shown.quoted(before),
                  old == null ? "by default" : "by " + old.key().spot().inWords()),
          "leave it out; only `{base}` may be put in");
    }
    return own.value();
  }

  private static boolean asksForLeadTime(Node.Field field) {
    return field.name().equals("require") && Take.has(field.value(), "lead_time");
  }

  private static String bare(String check) {
    return check.replace("{base}", "").replaceAll("[^\\p{L}\\p{N}]+$", "");
  }

  /// The clock, which may be set only where nothing above goes by it.
  private Node clock(Node.@Nullable Field old, Node.Field own, Problems noted) {
    Node.Field timed =
        old != null
            ? old
            : Tree.all(above)
                .filter(field -> OF_TIME.contains(field.name()) || asksForLeadTime(field))
                .findFirst()
                .orElse(null);
    if (timed != null && !(old != null && own.value().saysTheSameAs(old.value()))) {
      noted.error(
          own.key().spot(),
          "%s would move the times that %s goes by"
              .formatted(Shown.quoted(own.name()), timed.key().spot().inWords()),
          "leave it out");
    }
    return old == null ? own.value() : old.value();
  }
}

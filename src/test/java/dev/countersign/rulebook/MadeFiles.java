package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Policies of organisations, and files of repositories below them, made up from a seed. The
/// organisation's covers every change, seldom asks of what is milder alone, and marks nothing
/// `overridable`; the repository's tries whatever could loosen it, in every place where something
/// can be said.
final class MadeFiles {
  private static final List<String> PATHS =
      List.of("\"src/**\"", "\"docs/**\"", "\"src/keys/\"", "\"**/*.md\"", "\"infra/**\"");
  private static final List<String> AREAS = List.of("keys", "docs", "light");
  private static final List<String> ADDED =
      List.of(
          "roles: {owner: {users: [eve]}}",
          "roles: {lead: {users: [bob, lee]}}",
          "roles: {Lead: {users: [lee]}}",
          "sections: {more: {title: More}}",
          "sections: {plan: {title: Plan, accept: [none]}}",
          "sections: {plan: {title: Plan, min_words: 9}}",
          "risk: {floor: {usual: high}}",
          "risk: {floor: {big: high}}",
          "mode: observe",
          "mode: enforce",
          "may_lower: [lead]",
          "check: other",
          "check: \"countersign: {base}\"",
          "reviewers: {request: none}",
          "commits: {source: commits}",
          "extends: preset/starter",
          "extends: organisation",
          "time_zone: Asia/Tokyo",
          "sole_operator: {user: bob, risk_reference: R, checklist: {section: plan, items: [a]}}",
          "emergency: {type: emergency, declare: {labels: [urgent]}, authorise: [{by: lead}]}");
  private static final List<String> SCOPES =
      List.of(
          "branches: [main]",
          "branches: [\"!main\"]",
          "branches: [\"release/*\"]",
          "branches: [\"**\"]",
          "except_paths: [\"src/**\"]",
          "except_branches: [main]");
  private static final List<String> APPROVALS =
      List.of(
          "stale: any_push",
          "stale: changed_diff",
          "stale: never",
          "contributors: true",
          "contributors: false",
          "separate_roles: true",
          "separate_roles: false",
          "bots: [\"x[bot]\"]",
          "bots: []");
  private static final List<String> WINDOWS =
      List.of(
          "windows: {night: [{days: mon-sun, from: \"20:00\", to: \"04:00\"}]}",
          "windows: {work: [{days: mon-sun, from: \"00:00\", to: \"23:59\"}]}",
          "windows: {day: [{days: tue, from: \"00:00\", to: \"23:59\"}]}");
  private static final List<String> REQUIRED =
      List.of(
          "{approvals: {count: 1}}",
          "{approvals: {count: 2}}",
          "{approvals: {count: 3}}",
          "{approvals: {from: [lead]}}",
          "{approvals: {count: 2, including: [lead]}}",
          "{approvals: {matrix: {low: [], high: [lead]}}}",
          "{sections: [plan]}",
          "{checks: [lint]}",
          "{checks: [lint], allow: [skipped]}",
          "{window: work}",
          "{branch_name: [\"**\"]}",
          "{linked: {issue: true}}",
          "{any_of: [{approvals: {count: 2}}, {sections: [plan]}]}");

  private final Random random;

  MadeFiles(Random random) {
    this.random = random;
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  String organisation() {
    List<String> lines = new ArrayList<>(List.of("policy: o", "title: O"));
    lines.add("roles: {lead: {users: [dana, kim]}}");
    lines.add("sections: {plan: {title: Plan}}");
    lines.add(
        "areas: {keys: {paths: [%s]}, docs: {paths: [%s]}, light: {covers: [%s]}}"
            .formatted(one(PATHS), one(PATHS), one(List.of("keys", "docs"))));
    boolean emergency = oneIn(2);
    lines.add("types: {%s%s}".formatted(types(), emergency ? ", emergency: {}" : ""));
    lines.add(
        "risk: {levels_when: {high: %s}, otherwise: low%s}"
            .formatted(riskWhen(), oneIn(4) ? ", floor: {usual: high}" : ""));
    lines.add("calendar: {windows: {work: [{days: mon-fri, from: \"09:00\", to: \"17:00\"}]}}");
    if (emergency) {
      lines.add(emergency());
    }
    if (oneIn(2)) {
      lines.add("scope: {branches: [main]%s}".formatted(oneIn(2) ? "" : ", except_paths: [x/]"));
    }
    if (oneIn(2)) {
      lines.add("approvals: {%s}".formatted(one(APPROVALS)));
    }
    lines.add("rules:");
    for (int number = 0; number < 4; number++) {
      lines.add(rule("R" + number, number == 0 ? "" : when(2), one(REQUIRED)));
    }
    return String.join("\n", lines) + "\n";
  }

  /// A fallback at the end, or before looser types.
  private String types() {
    return oneIn(2)
        ? "big: {when: %s}, usual: {}".formatted(typeWhen())
        : "big: {when: %s}, usual: {fallback: true}, easy: {when: %s}"
            .formatted(typeWhen(), typeWhen());
  }

  private String emergency() {
    return "emergency: {type: emergency, declare: {labels: [urgent]}, authorise: [{by: lead, when: %s}]}"
        .formatted("{area: %s}".formatted(one(AREAS)));
  }

  private String typeWhen() {
    String area = "{area: %s}".formatted(one(AREAS));
    return switch (random.nextInt(4)) {
      case 0 -> "{only_paths: [%s]}".formatted(one(PATHS));
      case 1 -> "{not: %s}".formatted(area);
      default -> area;
    };
  }

  private String riskWhen() {
    return oneIn(2) ? "{type: %s}".formatted(type()) : "{area: %s}".formatted(one(AREAS));
  }

  /// The strictest type, or all from the strictest on; seldom a milder one alone.
  private String type() {
    return oneIn(8) ? "usual" : one(List.of("big", "[big, usual]", "[big, usual]"));
  }

  private String when(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> "{area: %s}".formatted(one(AREAS));
      case 1, 2 -> "{type: %s}".formatted(type());
      case 3 -> oneIn(4) ? "{risk: low}" : "{risk_at_least: high}";
      case 4 -> "{paths: [%s]}".formatted(one(PATHS));
      case 5 -> "{not: {area: %s}}".formatted(one(AREAS));
      case 6 -> "{not: {only_paths: [%s]}}".formatted(one(PATHS));
      default -> "{any: [%s, %s]}".formatted(when(depth - 1), when(depth - 1));
    };
  }

  private static String rule(String name, String when, String require) {
    return "  - {rule: %s, %srequire: %s, because: x}"
        .formatted(name, when.isEmpty() ? "" : "when: %s, ".formatted(when), require);
  }

  /// One to three things that a repository says, each key once.
  String repository() {
    List<String> said = new ArrayList<>();
    for (int number = random.nextInt(3); number >= 0; number--) {
      said.add(said());
    }
    return said.stream()
            .collect(
                Collectors.toMap(each -> each.split(":", 2)[0], each -> each, (one, other) -> one))
            .values()
            .stream()
            .sorted()
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private String said() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> "areas: {%s: %s}".formatted(one(List.of("keys", "docs", "own")), area());
      case 2, 3 -> "types: {%s: {when: %s}}".formatted(one(List.of("own", "usual")), addedWhen());
      case 4 -> "rules:\n" + rule(one(List.of("R0", "R1", "R2", "Own")), ownWhen(), one(REQUIRED));
      case 5 -> "approvals: {%s}".formatted(one(APPROVALS));
      case 6 ->
          oneIn(2)
              ? "scope: {%s}".formatted(one(SCOPES))
              : "calendar: {%s}".formatted(one(WINDOWS));
      default -> one(ADDED);
    };
  }

  private String area() {
    return switch (random.nextInt(4)) {
      case 0 -> "{covers: [%s]}".formatted(one(AREAS));
      case 1 -> "{not: {paths: [%s]}}".formatted(one(PATHS));
      default -> "{paths: [%s]}".formatted(one(PATHS));
    };
  }

  private String addedWhen() {
    return oneIn(2) ? "{paths: [%s]}".formatted(one(PATHS)) : "{area: %s}".formatted(one(AREAS));
  }

  private String ownWhen() {
    return oneIn(2) ? "" : when(1);
  }
}

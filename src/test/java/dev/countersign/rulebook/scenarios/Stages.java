package dev.countersign.rulebook.scenarios;

import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Scenario files in text, and what comes of them in text.
final class Stages {
  /// A small policy that has something of most things.
  static final String POLICY =
      """
      policy: shop
      title: Shop
      time_zone: Australia/Sydney
      check: "shop: {base}"
      roles:
        lead: {title: Lead, users: [ann]}
        core: {title: Core, teams: [provii/core]}
      areas:
        crypto: {paths: ["**/crypto/**"], label: "area: crypto"}
        fresh: {new_directory: "services/*"}
        deps: {dependencies: {added: true}}
      types:
        significant: {when: [{area: [crypto, fresh]}, {breaking: true}], label: significant}
        standard: {}
        emergency: {}
      risk: {levels_when: {high: {area: crypto}, medium: {area: deps}}, otherwise: low}
      rules:
        - {rule: One reviewer, require: {approvals: {count: 1}}, because: four eyes}
        - {rule: Lead, when: {type: significant}, require: {approvals: {count: 1, including: [lead]}}, because: lead}
        - {rule: CI, when: {base: main}, require: {checks: [build]}, because: build, waivable_by: [lead]}
        - {rule: Talk, require: {conversations_resolved: true}, because: talk}
        - {rule: Issue, when: {title: "^fix"}, require: {linked: {issue: true}}, because: issue}
        - {rule: Owners, require: {code_owners: true}, because: owners}
      emergency:
        type: emergency
        declare: {labels: [emergency], severities: [P0], reasons: [outage]}
        authorise: [{by: lead}]
      approvals: {stale: changed_diff}
      may_lower: [lead]
      """;

  private static final String PEOPLE =
      """
      policy: shop.yml
      people: {ann: [], bob: [], eve: [], kim: {teams: [core]}, lou: {roles: [lead], permission: admin}}
      base: {author: bob, title: "docs: more", checks: {build: success}}
      scenarios:
      """;

  private Stages() {}

  /// One scenario of the small policy: its change and what it expects, as YAML of one line each.
  static String of(String change, String expect) {
    return file(
        PEOPLE + "  - {scenario: It, change: {" + change + "}, expect: {" + expect + "}}\n");
  }

  /// A whole file.
  static String file(String text) {
    return file(text, Map.of("shop.yml", POLICY));
  }

  static String file(String text, Map<String, String> beside) {
    ScenariosReading reading =
        Scenarios.read(
            new PolicyFile("shop.scenarios.yml", text),
            path -> {
              String found = beside.get(path);
              return found == null ? null : new PolicyFile(path, found);
            });
    return switch (reading) {
      case ScenariosReading.Read(List<Scenario> scenarios) ->
          scenarios.stream()
              .map(Scenario::play)
              .map(Stages::told)
              .collect(Collectors.joining("\n"));
      case ScenariosReading.Unreadable(List<Problem> problems) ->
          problems.stream()
              .map(each -> each.line() + ": " + each.sentence())
              .collect(Collectors.joining("\n"));
    };
  }

  private static String told(ScenarioResult result) {
    return result.passed()
        ? "passed"
        : result.differences().stream()
            .map(each -> "%s: %s, not %s".formatted(each.what(), each.actual(), each.expected()))
            .collect(Collectors.joining("\n"));
  }
}

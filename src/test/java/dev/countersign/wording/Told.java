package dev.countersign.wording;

import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.scenarios.Scenario;
import dev.countersign.rulebook.scenarios.Scenarios;
import dev.countersign.rulebook.scenarios.ScenariosReading;
import dev.countersign.wording.Circumstances.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change in a few lines of YAML, and what is said of it under a policy that has something of
/// most things. @bob opened it; @dana is the Security Lead.
final class Told {
  static final String FILE = "acme/.github: countersign.yml";

  static final String POLICY =
      """
      policy: procedure
      title: Change Management Procedure
      version: "2026-05-21"
      time_zone: Australia/Sydney
      scope: {branches: [main], except_paths: ["content/**"]}
      business_hours: {days: mon-fri, from: "09:00", to: "17:00"}
      calendar: {windows: {office: business_hours, nights: [{days: [tue], from: "01:00", to: "04:00"}]}}
      roles:
        security-lead: {title: Security Lead, users: [dana]}
        staff: {title: Staff, users: [eve, kim, lou]}
      areas:
        crypto: {paths: ["**/crypto/**"]}
      types:
        significant: {when: [{area: crypto}]}
        standard: {}
      risk: {levels_when: {high: {area: crypto}}, otherwise: low}
      sections:
        rollback-plan: {title: Rollback plan, min_words: 3, template: "How to return to the previous state, who does it, how long it takes."}
        what: {title: What and why}
        impact: {title: Impact, one_of: [none, some]}
      rules:
      """;

  static final String TWO =
      "Two reviewers, one the Security Lead, when: {type: significant},"
          + " require: {approvals: {count: 2, including: [security-lead]}}";
  static final String ONE = "One reviewer, require: {approvals: {count: 1}}";
  static final String ROLLBACK =
      "Rollback plan in the description, require: {sections: [rollback-plan]}";
  static final String WHAT = "What and why, require: {sections: [what]}";
  static final String CI = "CI passes, require: {checks: [build, lint, test]}";

  private final Policy policy;
  private final Scenario scenario;

  private Told(Policy policy, Scenario scenario) {
    this.policy = policy;
    this.scenario = scenario;
  }

  /// A change under rules, each written as in `One reviewer, require: {approvals: {count: 1}}`.
  static Told of(String change, String... rules) {
    return under(POLICY, change, rules);
  }

  static Told under(String policy, String change, String... rules) {
    StringBuilder text = new StringBuilder(policy);
    for (String rule : rules) {
      text.append("  - {rule: \"").append(rule.replaceFirst(", (?=when|require)", "\", "));
      text.append(rule.contains("because:") ? "}\n" : ", because: so}\n");
    }
    String scenarios =
        """
        policy: p.yml
        people: {bob: [], dana: [], eve: [], kim: [], lou: []}
        base: {author: bob, title: "fix: it", files: [{path: src/a.rs, added: 1}]}
        scenarios:
          - scenario: It
            at: 2026-03-04T12:00
            expect: {check: success}
            change: {%s}
        """
            .formatted(change);
    return switch (Scenarios.read(
        new PolicyFile("p.scenarios.yml", scenarios),
        path -> new PolicyFile(FILE, text.toString()))) {
      case ScenariosReading.Read(List<Scenario> all) ->
          new Told(all.getFirst().stage().policy(), all.getFirst());
      case ScenariosReading.Unreadable unreadable ->
          throw new IllegalArgumentException(unreadable.problems() + "\n" + text + scenarios);
    };
  }

  Verdict verdict() {
    return new Judge().judge(policy, scenario.change(), scenario.cast().people(), scenario.at());
  }

  Account account() {
    return account(about(null, Map.of()));
  }

  Account tried(Trial trial) {
    return account(about(trial, Map.of()));
  }

  Account account(Circumstances about) {
    return account(verdict(), about);
  }

  Account account(Verdict verdict, Circumstances about) {
    return Accounts.of(policy, scenario.change(), verdict, about);
  }

  Circumstances about(@Nullable Trial trial, Map<String, Instant> asked) {
    return new Circumstances(
        scenario.at(), List.of(), trial, List.of(), asked, "/acme/.github/blob/c0ffee/p.yml", FILE);
  }

  Instant at() {
    return scenario.at();
  }

  String title() {
    return account().title();
  }

  String summary() {
    return CheckText.of(account(), null).summary();
  }
}

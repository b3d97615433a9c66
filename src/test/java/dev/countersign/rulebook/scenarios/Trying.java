package dev.countersign.rulebook.scenarios;

import java.util.Map;

/// One requirement or condition tried by a scenario: a policy of one rule, a change, and what is
/// expected of it, all in YAML.
final class Trying {
  private static final String POLICY =
      """
      policy: shop
      title: Shop
      time_zone: Australia/Sydney
      roles: {lead: {title: Lead, users: [ann]}}
      types:
        big: {when: {labels: [big]}, lead_time: 2-5 business days}
        small: {}%s
      rules:
        - rule: It
          because: so it is written
          %s
      """;

  private static final String SCENARIO =
      """
      policy: shop.yml
      people: {ann: [], bob: [], eve: []}
      base: {author: bob, title: "docs: more"}
      scenarios:
        - {scenario: It, %s, expect: {%s}}
      """;

  private Trying() {}

  /// A requirement before a change.
  static String requirement(String require, String change, String expect) {
    return rule("require: {" + require + "}", "", change, expect);
  }

  /// A condition: its rule applies where it holds, and is then met.
  static String condition(String when, String change, String applies) {
    String rule = "{when: {" + when + "}, require: {size: {files: \">=0\"}}}";
    return rule(
        rule.substring(1, rule.length() - 1).replace("}, require", "}\n    require"),
        "",
        change,
        "rules: {It: " + (applies.equals("yes") ? "met" : "absent") + "}");
  }

  /// @param more further parts of the policy
  static String rule(String rule, String more, String change, String expect) {
    String at = change.startsWith("at: ") ? change : "change: {" + change + "}";
    return Stages.file(
        SCENARIO.formatted(at, expect),
        Map.of(
            "shop.yml",
            POLICY.formatted(more.contains("emergency:") ? "\n  urgent: {}" : "", rule) + more));
  }
}

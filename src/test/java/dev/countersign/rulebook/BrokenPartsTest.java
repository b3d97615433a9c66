package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts that say half of what they must, and what is told of them; and bounds of every kind.
class BrokenPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check: \"a}\" | the only part in braces",
        "check: \"{base}\" | the only part in braces",
        "title: \" \" | a text of one line",
        "roles: [a] | `roles` wants a map",
        "calendar: {freezes: [{name: F, from: 2026-01-01}]} | the freeze does not say when",
        "calendar: {freezes: [{name: F, last_business_days: 2}]} | the freeze does not say when",
        "calendar: {windows: {w: {days: mon-tue-wed, from: \"09:00\", to: \"10:00\"}}} | days such as",
        "calendar: {windows: {w: {days: mon-xxx, from: \"09:00\", to: \"10:00\"}}} | days such as",
        "risk: {otherwise: low} | `risk` needs `levels_when`",
        "risk: {levels_when: {}, otherwise: low} | `levels_when`",
        "risk: {levels_when: {high: {fork: true}}, otherwise: ~} | `otherwise` wants a name",
        "sections: null | `sections` wants a map, not nothing",
        "separate_checks: {a: b} | `separate_checks` wants",
        "scope: {branches: [{a: b}]} | `branches` wants a text",
        "guidance: [] | `guidance` is an empty list",
        "areas: {a: {content: {in: [\"**\"]}}} | needs `added` or `removed`"
      })
  void whatIsWrongIsTold(String part, String says) {
    String text =
        part.startsWith("title:")
            ? PolicyTexts.SHORTEST.replaceFirst("title: .*", part)
            : PolicyTexts.SHORTEST + part + "\n";

    assertThat(PolicyTexts.read(text)).isInstanceOf(PolicyReading.Invalid.class);
    assertThat(PolicyTexts.printed(PolicyTexts.read(text))).contains(says);
  }

  @ParameterizedTest
  @CsvSource({
    "<5, LESS, 5",
    "<=5, AT_MOST, 5",
    ">5, MORE, 5",
    ">= 5, AT_LEAST, 5",
    "==5, EQUAL, 5",
    "=5, EQUAL, 5"
  })
  void aBoundIsOfEveryKind(String text, Condition.Bound.Op op, long limit) {
    assertThat(
            PolicyTexts.policy(
                    PolicyTexts.SHORTEST + "areas: {a: {size: {lines: \"%s\"}}}\n".formatted(text))
                .areas()
                .get("a"))
        .satisfies(area ->
            assertThat(area.when())
                .isEqualTo(new Condition.Size(null, new Condition.Bound(op, limit))));
  }
}

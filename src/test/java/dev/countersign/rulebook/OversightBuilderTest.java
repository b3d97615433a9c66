package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.calendar.Term;
import dev.countersign.policy.Board;
import dev.countersign.policy.Control;
import dev.countersign.policy.Oversight;
import dev.countersign.policy.Policy;
import dev.countersign.policy.PolicyReview;
import dev.countersign.policy.Protection;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Rollback;
import dev.countersign.policy.Rule;
import dev.countersign.policy.ServiceLevels;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a policy says around the judgement.
class OversightBuilderTest {
  private static final String BARE =
      """
      policy: acme
      title: Acme changes
      types:
        standard: {}
      roles:
        cab: {users: [dana]}
      rules:
        - rule: Reviewed
          require: {approvals: {count: 1}}
          because: two pairs of eyes
        - rule: Linked
          require: {linked: {issue: true}}
          because: why it is done
      """;

  @Test
  void all_of_it_is_as_written() {
    Oversight oversight =
        PolicyTexts.policy(PolicyTexts.resource("policies/whole.yml")).oversight();

    assertThat(oversight.protectionOf("main"))
        .isEqualTo(
            new Protection(
                2, true, true, List.of("build", "test", "countersign"), true, false, false));
    assertThat(oversight.levels())
        .isEqualTo(
            new ServiceLevels(
                Map.of("low", term("1 business day"), "high", term("3 business days")),
                Map.of("low", term("2 business days"))));
    assertThat(oversight.review())
        .isEqualTo(new PolicyReview(LocalDate.of(2026, 11, 21), term("1y")));
    assertThat(oversight.retention())
        .containsEntry("change", term("3y"))
        .containsEntry("deployment", term("1y"))
        .hasSize(5);
    assertThat(oversight.controls())
        .containsEntry(
            "SOC2 CC8.1",
            new Control(
                false, Set.of("Security Lead approval"), Set.of(), Set.of("change", "approval")));
    assertThat(oversight.board())
        .isEqualTo(
            new Board(
                "cab",
                "cab-chair",
                new Board.Meeting(DayOfWeek.WEDNESDAY, LocalTime.of(10, 0)),
                term("4h")));
    assertThat(oversight.rollback())
        .isEqualTo(new Rollback(term("5m"), new Requirement.Approvals(1, Set.of(), List.of())));
    assertThat(oversight.changeIds()).isEqualTo("CHG-YYYY-NNNN");
  }

  @Test
  void nothing_said_is_nothing() {
    assertThat(PolicyTexts.policy(BARE).oversight()).isEqualTo(Oversight.NONE);
  }

  @Test
  void the_least_that_may_be_said_of_each_is_enough() {
    Oversight oversight =
        PolicyTexts.policy(
                BARE
                    + """
                    branch_protection: {main: {admins: true}}
                    review: {every: 1y}
                    cab: {role: cab}
                    rollback: {target: 5m}
                    controls: {A: {rules: all}, B: {records: [change]}}
                    """)
            .oversight();

    assertThat(oversight.protectionOf("main"))
        .isEqualTo(new Protection(null, null, null, List.of(), true, null, null));
    assertThat(oversight.review()).isEqualTo(new PolicyReview(null, term("1y")));
    assertThat(oversight.board()).isEqualTo(new Board("cab", null, null, null));
    assertThat(oversight.rollback()).isEqualTo(new Rollback(term("5m"), null));
  }

  @Test
  void a_control_is_served_by_the_rules_it_names_or_by_all() {
    Policy policy =
        PolicyTexts.policy(
            BARE + "controls: {A: {rules: all}, B: {rules: [Linked]}, C: {records: [change]}}\n");

    assertThat(rulesOf("A", policy)).containsExactly("Reviewed", "Linked");
    assertThat(rulesOf("B", policy)).containsExactly("Linked");
    assertThat(rulesOf("C", policy)).isEmpty();
  }

  private static List<String> rulesOf(String control, Policy policy) {
    return Objects.requireNonNull(policy.oversight().controls().get(control))
        .rulesOf(policy)
        .stream()
        .map(Rule::name)
        .toList();
  }

  private static Term term(String text) {
    return Objects.requireNonNull(Term.of(text));
  }
}

package dev.countersign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is said of times that are due.
class DueTimesStory {
  private static final String TIMES =
      "sla: {review: {low: 1 business day}, approval: {low: 30m}}\n";

  private static Account told(String more) {
    return Told.under(Told.POLICY.replace("rules:", more + "rules:"), "draft: false", Told.ONE)
        .account();
  }

  @Test
  void the_check_says_when_review_and_approval_are_due_and_that_they_are_overdue() {
    assertThat(told(TIMES).notes())
        .containsExactly(
            "The review is due by Thu 11:00 (1 business day for risk low).",
            "The approval is overdue since Wed 11:30 (30 minutes for risk low).");
  }

  @Test
  void a_revert_is_due_by_the_target_of_a_rollback() {
    Account account =
        Told.under(
                Told.POLICY.replace("rules:", "rollback: {target: 5m}\nrules:"),
                "body: This reverts commit 41c0e2d.",
                Told.ONE)
            .account();

    assertThat(account.notes())
        .containsExactly("The rollback is overdue since Wed 11:05 (5 minutes).");
  }

  @Test
  void a_policy_whose_own_review_is_overdue_is_said_to_be_with_its_owner() {
    assertThat(told("review: {next: 2026-03-04}\n").notes()).isEmpty();
    assertThat(told("review: {next: 2026-03-03, every: 1y}\n").notes())
        .containsExactly(
            "The policy itself was to be reviewed by 2026-03-03: whoever keeps it is to read it again and to set the next date.");
    assertThat(told("review: {next: 2026-03-03}\nowner: security-lead\n").notes())
        .containsExactly(
            "The policy itself was to be reviewed by 2026-03-03: Security Lead is to read it again and to set the next date.");
  }
}

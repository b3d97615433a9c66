package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.calendar.Term;
import dev.countersign.change.Review.Opinion;
import dev.countersign.policy.Verdict.Due;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When a change must be reviewed and approved.
class ServiceTimesStory {
  private static final Requirement ONE = new Requirement.Approvals(1, Set.of(), List.of());

  /// It has been ready for review since eleven of Tuesday in Sydney.
  private static Hearing hearing(
      String level, Map<String, Term> review, Map<String, Term> approval) {
    Hearing hearing = new Hearing().rule("R", Condition.always(), ONE);
    hearing.risk = new Risk.ByCondition(List.of("low", "high"), Map.of(), level, Map.of());
    hearing.oversight =
        new Oversight(
            Map.of(),
            new ServiceLevels(review, approval),
            null,
            Map.of(),
            Map.of(),
            null,
            null,
            null);
    return hearing;
  }

  private static Hearing hearing() {
    return hearing("low", Map.of("low", term("1 business day")), Map.of("low", term("30m")));
  }

  private static Term term(String text) {
    return Objects.requireNonNull(Term.of(text));
  }

  private static Due review(boolean overdue) {
    return new Due(
        "review", "1 business day", "low", Instant.parse("2026-03-04T00:00:00Z"), overdue);
  }

  private static Due approval() {
    return new Due("approval", "30 minutes", "low", Instant.parse("2026-03-03T00:30:00Z"), true);
  }

  @Test
  void each_is_due_so_long_after_it_was_ready_and_then_overdue() {
    assertThat(hearing().verdict().due()).containsExactly(review(false), approval());
    Hearing later = hearing();
    later.readyAt = Instant.parse("2026-03-03T00:00:00Z");
    assertThat(later.at("2026-03-04T00:00:00Z").verdict().due())
        .containsExactly(review(true), approval());
  }

  @Test
  void it_is_judged_again_when_something_falls_due() {
    assertThat(hearing().verdict().again()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
  }

  @Test
  void a_review_by_somebody_else_is_a_review_and_an_approval_both() {
    assertThat(hearing().review("eve", Opinion.COMMENTED, Hearing.HEAD).verdict().due())
        .containsExactly(approval());
    assertThat(hearing().review("bob", Opinion.COMMENTED, Hearing.HEAD).verdict().due())
        .containsExactly(review(false), approval());
    assertThat(hearing().review("scan[bot]", Opinion.COMMENTED, Hearing.HEAD).verdict().due())
        .containsExactly(review(false), approval());
    assertThat(hearing().approves("eve").verdict().due()).isEmpty();
    assertThat(hearing().review("eve", Opinion.CHANGES_REQUESTED, Hearing.HEAD).verdict().due())
        .containsExactly(approval());
  }

  @Test
  void rules_that_ask_for_nobodys_approval_wait_for_none() {
    Hearing hearing = hearing();
    hearing.rules.clear();
    hearing.rule("Linked", Condition.always(), new Requirement.Linked(true, null));
    hearing.rule("Warned", Condition.always(), true, false, ONE);

    assertThat(hearing.verdict().due()).containsExactly(review(false));
  }

  @Test
  void alternatives_and_seats_and_owners_are_approvals_too() {
    Requirement linked = new Requirement.Linked(true, null);
    for (Requirement wanted :
        List.of(
            new Requirement.AnyOf(List.of(linked, ONE)),
            new Requirement.Approvals(0, Set.of(), List.of("lead")))) {
      Hearing hearing = hearing().role("lead", "eve");
      hearing.rules.clear();
      assertThat(hearing.rule("R", Condition.always(), wanted).verdict().due())
          .contains(approval());
    }
    Hearing owned = hearing().file("a.txt");
    owned.rules.clear();
    owned.baseTexts.put("CODEOWNERS", "* @eve");
    assertThat(owned.rule("R", Condition.always(), new Requirement.CodeOwners()).verdict().due())
        .contains(approval());
    Hearing other = hearing();
    other.rules.clear();
    assertThat(
            other
                .rule("R", Condition.always(), new Requirement.AnyOf(List.of(linked)))
                .verdict()
                .due())
        .containsExactly(review(false));
  }

  @Test
  void a_draft_an_unrated_change_and_a_risk_without_a_time_have_none() {
    Hearing draft = hearing();
    draft.draft = true;
    Hearing unrated = hearing();
    unrated.risk = new Risk.Unrated();

    assertThat(draft.verdict().due()).isEmpty();
    assertThat(unrated.verdict().due()).isEmpty();
    assertThat(hearing("high", Map.of("low", term("1h")), Map.of()).verdict().due()).isEmpty();
  }

  private static Hearing reverting(String body, @Nullable Rollback rollback) {
    Hearing hearing = new Hearing().rule("R", Condition.always(), ONE);
    hearing.body = body;
    hearing.readyAt = Instant.parse("2026-03-03T00:58:00Z");
    hearing.oversight =
        new Oversight(Map.of(), ServiceLevels.NONE, null, Map.of(), Map.of(), null, rollback, null);
    return hearing;
  }

  @Test
  void what_says_it_reverts_is_due_by_the_target_of_a_rollback_whatever_its_risk() {
    Rollback target = new Rollback(term("5m"), null);
    String words = "This reverts commit 41c0e2d.";
    Instant at = Instant.parse("2026-03-03T01:03:00Z");
    Hearing hearing = reverting(words, target);

    assertThat(hearing.verdict().due())
        .containsExactly(new Due("rollback", "5 minutes", null, at, false));
    assertThat(hearing.verdict().again()).isEqualTo(at);
    assertThat(hearing.at("2026-03-03T01:03:00Z").verdict().due())
        .containsExactly(new Due("rollback", "5 minutes", null, at, true));
    assertThat(reverting("", target).verdict().due()).isEmpty();
    assertThat(reverting(words, new Rollback(null, null)).verdict().due()).isEmpty();
    assertThat(reverting(words, null).verdict().due()).isEmpty();
  }

  @Test
  void where_the_holidays_cannot_be_read_the_earlier_time_holds_and_it_is_said() {
    Hearing hearing = hearing();
    hearing.holidaysFile = "h.ics";

    assertThat(hearing.verdict().due()).containsExactly(review(false), approval());
    assertThat(hearing.verdict().gaps()).containsExactly(Gap.holidaysUnread("h.ics"));
  }
}

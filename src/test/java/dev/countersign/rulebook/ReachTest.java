package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Truth;
import dev.countersign.policy.Condition;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be said of a condition before there is a change.
class ReachTest {
  private static final Reach REACH = new Reach(List.of("low", "high"));

  static Stream<Function<Boolean, Condition>> questionsWithTwoAnswers() {
    return Stream.of(
        Condition.Breaking::new,
        Condition.OnlyDependencies::new,
        Condition.Fork::new,
        Condition.Draft::new,
        Condition.Revert::new,
        Condition.InBusinessHours::new,
        Condition.Database::new);
  }

  @ParameterizedTest
  @MethodSource("questionsWithTwoAnswers")
  void noChangeGivesBothAnswers(Function<Boolean, Condition> question) {
    Condition yes = question.apply(true);
    Condition no = question.apply(false);

    assertThat(of(all(yes, no))).isEqualTo(Truth.NO);
    assertThat(of(all(yes, all(new Condition.Not(yes))))).isEqualTo(Truth.NO);
    assertThat(of(all(yes, yes))).isEqualTo(Truth.UNKNOWN);
    assertThat(of(all(no, new Condition.Not(yes)))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aTypeIsKnownAndRisksExcludeOneAnother() {
    Condition low = new Condition.OfRisk(Set.of("low"));

    assertThat(of(new Condition.OfType(Set.of("normal")))).isEqualTo(Truth.YES);
    assertThat(of(new Condition.Not(new Condition.OfType(Set.of("normal"))))).isEqualTo(Truth.NO);
    assertThat(of(new Condition.AnyOf(List.of(new Condition.OfType(Set.of("other")), low))))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(of(all(low, new Condition.RiskAtLeast("high")))).isEqualTo(Truth.NO);
    assertThat(of(all(low, new Condition.RiskAtLeast("low")))).isEqualTo(Truth.UNKNOWN);
    assertThat(of(all(low, new Condition.InArea(Set.of("keys"))))).isEqualTo(Truth.UNKNOWN);
  }

  private static Condition all(Condition... conditions) {
    return new Condition.All(List.of(conditions));
  }

  private static Truth of(Condition condition) {
    return REACH.of(condition, "normal");
  }
}

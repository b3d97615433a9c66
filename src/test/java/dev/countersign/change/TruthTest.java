package dev.countersign.change;

import static dev.countersign.change.Truth.NO;
import static dev.countersign.change.Truth.UNKNOWN;
import static dev.countersign.change.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

  @ParameterizedTest
  @CsvSource({
    "NO,NO,NO,NO",
    "NO,UNKNOWN,NO,UNKNOWN",
    "NO,YES,NO,YES",
    "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN",
    "UNKNOWN,YES,UNKNOWN,YES",
    "YES,YES,YES,YES",
  })
  void anUnknownOnlyStaysWhereItCouldStillDecide(Truth a, Truth b, Truth both, Truth either) {
    assertThat(a.and(b)).isEqualTo(b.and(a)).isEqualTo(both);
    assertThat(a.or(b)).isEqualTo(b.or(a)).isEqualTo(either);
  }

  @Test
  void whatIsNotKnownIsNotKnownWhenTurnedRound() {
    assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
    assertThat(YES.not()).isEqualTo(NO);
    assertThat(NO.not()).isEqualTo(YES);
  }

  @Test
  void whatIsUnknownIsPossibleAndNotCertain() {
    assertThat(UNKNOWN.possible()).isTrue();
    assertThat(UNKNOWN.certain()).isFalse();
    assertThat(Truth.of(true)).isEqualTo(YES);
    assertThat(Truth.of(false).possible()).isFalse();
    assertThat(YES.certain()).isTrue();
  }
}

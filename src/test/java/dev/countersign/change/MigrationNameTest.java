package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A migration's number is found in its name, whatever the pattern and the name.
class MigrationNameTest {
  @Test
  void aRunOfSeveralIsSoManyDigitsAndOneAloneAnyNumber() {
    assertThat(new MigrationName("NNNN_*.sql").number("0012_keys.sql"))
        .contains(BigInteger.valueOf(12));
    assertThat(new MigrationName("NNNN_*.sql").number("012_keys.sql")).isEmpty();
    assertThat(new MigrationName("VN__?.sql").number("V7__a.sql")).contains(BigInteger.valueOf(7));
    assertThat(new MigrationName("N.sql").number("7xsql")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.sql", "N_N.sql", "a/N.sql"})
  void withoutOneNumberItIsNoPattern(String pattern) {
    assertThatThrownBy(() -> new MigrationName(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsTooLongIsNoPattern() {
    assertThatThrownBy(() -> new MigrationName("N".repeat(2_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(20)
  void noPatternAndNameTakeForEver() {
    MigrationName name = new MigrationName("*a".repeat(60) + "N");
    assertThat(name.number("a".repeat(4_000))).isEmpty();
  }
}

package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaTest {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final String WEEKS =
      """
      # who is on call
      - {from: 2026-03-02, to: 2026-03-08, users: [dana, "@Eve"]}
      - from: 2026-03-08T12:00
        to: 2026-03-09T09:00
        user: kim
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-01T12:59:59Z | []          | 2026-03-01T13:00:00Z
          2026-03-01T13:00:00Z | [dana, Eve] | 2026-03-08T01:00:00Z
          2026-03-08T01:00:00Z | [dana, Eve, kim] | 2026-03-08T13:00:00Z
          2026-03-08T13:00:00Z | [kim]       | 2026-03-08T22:00:00Z
          2026-03-08T22:00:00Z | []          |
          """)
  void a_day_is_whole_and_a_time_is_exact(String now, String users, Instant changes) {
    Rota rota = Rota.read(WEEKS, SYDNEY);

    assertThat(rota.at(Instant.parse(now))).hasToString(users);
    assertThat(rota.changes(Instant.parse(now))).isEqualTo(changes);
  }

  @Test
  void an_empty_list_is_nobodys_turn() {
    Rota rota = Rota.read("[]", SYDNEY);

    assertThat(rota.at(Instant.EPOCH)).isEmpty();
    assertThat(rota.changes(Instant.EPOCH)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dana                                               | is not a list of entries with `from`, `to` and `users`
          ''                                                 | is not a list of entries with `from`, `to` and `users`
          [dana                                              | is not YAML
          [[[[[1]]]]]                                        | is nested too deep
          [dana]                                             | in its entry 1 wants `from` and `to`, each a date such as 2026-03-02
          [{to: 2026-03-02, users: [a]}]                     | in its entry 1 wants `from` and `to`, each a date such as 2026-03-02
          [{from: 2026-03-02, users: [a]}]                   | in its entry 1 wants `from` and `to`, each a date such as 2026-03-02
          [{from: 2026-03-02, to: 2026-02-30, users: [a]}]   | in its entry 1 has a date that cannot be read
          [{from: Monday, to: 2026-03-02, users: [a]}]       | in its entry 1 has a date that cannot be read
          [{from: 2026-03-02, to: 2026-03-01, users: [a]}]   | in its entry 1 ends before it begins
          [{from: 2026-03-02, to: 2026-03-03}]               | in its entry 1 names nobody under `users`
          [{from: 2026-03-02, to: 2026-03-03, users: [[]]}]  | in its entry 1 names somebody who is no login
          [{from: 2026-03-02, to: 2026-03-03, user: 'a b'}]  | in its entry 1 names somebody who is no login
          """,
      quoteCharacter = '"')
  void what_is_wrong_is_said(String text, String message) {
    assertThatThrownBy(() -> Rota.read(text, SYDNEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void what_is_too_large_is_refused() {
    assertThatThrownBy(() -> Rota.read("#" + " ".repeat(1 << 18), SYDNEY))
        .hasMessage("is too large");
    assertThatThrownBy(() -> Rota.read("- 1\n".repeat(5_001), SYDNEY))
        .hasMessage("has more than 5000 entries");
  }
}

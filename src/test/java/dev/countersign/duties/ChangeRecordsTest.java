package dev.countersign.duties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the entries of a pull request come to.
class ChangeRecordsTest {
  private static Entry entry(String kind, char head, String detail) {
    Sha sha = new Sha(Character.toString(head).repeat(40));
    return new Entry(Instant.EPOCH, Repo.of("acme/shop"), 4, sha, kind, "t", detail);
  }

  private static String of(Entry... entries) {
    return ChangeRecords.of(4, List.of(entries))
        .map(record -> record.head().brief().charAt(0) + " " + record.standing())
        .orElse("none");
  }

  @Test
  void theLastMergeCounts() {
    assertThat(of(entry("verdict", 'a', "{}"), entry("merge", 'b', "{\"compliant\": true}")))
        .isEqualTo("b COMPLIANT");
    assertThat(
            of(
                entry("merge", 'a', "{\"compliant\": true}"),
                entry("merge", 'b', "{\"compliant\": false}")))
        .isEqualTo("b HELD");
  }

  @Test
  void aMergeWhoseEntryCannotBeReadIsHeld() {
    assertThat(of(entry("merge", 'b', "{"))).isEqualTo("b HELD");
    assertThat(of(entry("merge", 'b', "{}"))).isEqualTo("b HELD");
  }

  @Test
  void withoutAMergeTheLastVerdictTellsOnlyThatItWasJudged() {
    assertThat(
            of(entry("verdict", 'a', "{}"), entry("verdict", 'b', "{}"), entry("waive", 'c', "{}")))
        .isEqualTo("b UNHEARD");
    assertThat(of(entry("waive", 'c', "{}"))).isEqualTo("none");
  }
}

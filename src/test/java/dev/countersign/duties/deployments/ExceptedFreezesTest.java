package dev.countersign.duties.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// From which freezes a change had an exception when it was merged, by its entries.
class ExceptedFreezesTest {
  private static final String RELEASE = "{\"excepted\": [\"Release\"]}";

  private static Entry entry(String kind, char head, String detail) {
    Sha sha = new Sha(Character.toString(head).repeat(40));
    return new Entry(Instant.EPOCH, Repo.of("acme/shop"), 4, sha, kind, "t", detail);
  }

  private static String of(Entry... entries) {
    return ChangeRecords.excepted(List.of(entries)).toString();
  }

  @Test
  void anExceptionCountsWhereTheVerdictOfTheMergeNamesItsFreeze() {
    assertThat(of(entry("verdict", 'a', RELEASE), entry("merge", 'a', "{}")))
        .isEqualTo("[Release]");
  }

  @Test
  void aCommandAloneExceptsNothing() {
    assertThat(
            of(
                entry("exception", 'a', "{}"),
                entry("verdict", 'a', "{\"excepted\": []}"),
                entry("merge", 'a', "{}")))
        .isEqualTo("[]");
    assertThat(of(entry("exception", 'a', "{}"), entry("merge", 'a', "{}"))).isEqualTo("[]");
  }

  @Test
  void anExceptionThatLaterStoppedCountingExceptsNothing() {
    assertThat(
            of(
                entry("verdict", 'a', RELEASE),
                entry("verdict", 'a', "{}"),
                entry("merge", 'a', "{}")))
        .isEqualTo("[]");
  }

  @Test
  void anExceptionOfAnotherHeadOrAfterTheMergeExceptsNothing() {
    assertThat(of(entry("verdict", 'a', RELEASE), entry("merge", 'b', "{}"))).isEqualTo("[]");
    assertThat(of(entry("merge", 'a', "{}"), entry("verdict", 'a', RELEASE))).isEqualTo("[]");
  }
}

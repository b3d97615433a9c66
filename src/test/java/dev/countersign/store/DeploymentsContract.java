package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Deployments.Answer;
import dev.countersign.ledger.Deployments.Ended;
import dev.countersign.ledger.Deployments.Gate;
import dev.countersign.ledger.Entry;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept of deployments, in whichever database.
abstract class DeploymentsContract {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final Sha ONE = new Sha("1".repeat(40));
  private static final Sha TWO = new Sha("2".repeat(40));
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  abstract Stores stores();

  @BeforeEach
  void empty() {
    stores().emptied();
  }

  private Deployments deployments() {
    return stores().of(0).deployments();
  }

  private boolean ended(long id, Sha commit, String state) {
    return deployments()
        .keep(new Ended(SHOP, id, commit, "Production", state, NOON), entry(commit));
  }

  private static Entry entry(Sha commit) {
    return new Entry(NOON, SHOP, 0, commit, "deployment", "Deployment", "{}");
  }

  @Test
  void theLastThatSucceededIsKnownUnderAnyLetterCase() {
    assertThat(deployments().lastSuccess(SHOP, "production")).isEmpty();

    ended(7, ONE, "success");
    ended(9, TWO, "success");
    ended(8, ONE, "success");
    ended(10, ONE, "failure");

    assertThat(deployments().lastSuccess(SHOP, "production")).contains(TWO);
    assertThat(deployments().lastSuccess(SHOP, "PRODUCTION")).contains(TWO);
    assertThat(deployments().lastSuccess(SHOP, "staging")).isEmpty();
    assertThat(deployments().succeeded(SHOP, "production", ONE)).isTrue();
    assertThat(deployments().succeeded(Repo.of("acme/other"), "production", ONE)).isFalse();
  }

  @Test
  void whatFailedDidNotSucceedAndWhatBecameInactiveStillDid() {
    ended(7, ONE, "failure");
    assertThat(deployments().succeeded(SHOP, "production", ONE)).isFalse();

    ended(8, TWO, "success");
    ended(8, TWO, "inactive");
    assertThat(deployments().lastSuccess(SHOP, "production")).contains(TWO);
  }

  @Test
  void theSameNewsIsKeptAndRecordedOnce() {
    assertThat(ended(7, ONE, "success")).isTrue();
    assertThat(ended(7, ONE, "success")).isFalse();

    assertThat(stores().of(1).ledger().of(SHOP, 0)).hasSize(1);
  }

  @Test
  void anAnswerBeginsOnceAndIsKeptWithItsEntry() {
    Gate gate = new Gate(SHOP, 5, "production");
    assertThat(deployments().answer(gate, NOON)).isEqualTo(new Answer(NOON, "", 0, false));

    deployments().keep(gate, new Answer(NOON, "it waits", 1, false));
    assertThat(deployments().answer(new Gate(SHOP, 5, "Production"), NOON.plusSeconds(9)))
        .isEqualTo(new Answer(NOON, "it waits", 1, false));

    deployments().keep(gate, new Answer(NOON, "approved", 1, true), entry(ONE));
    assertThat(deployments().answer(gate, NOON).given()).isTrue();
    assertThat(deployments().answer(new Gate(SHOP, 6, "production"), NOON).given()).isFalse();
    assertThat(stores().of(1).ledger().of(SHOP, 0)).containsExactly(entry(ONE));
  }
}

package dev.countersign.duties.deployments;

import dev.countersign.duties.deployments.DeploymentKeeper.Desk;
import dev.countersign.forge.Rollouts;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Deployments.Answer;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says to runs what was decided, and keeps what was said.
final class Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  /// GitHub takes ten remarks on a deployment.
  private static final int MOST_REMARKS = 9;

  private final Rollouts rollouts;
  private final Deployments deployments;

  Speaker(Desk desk) {
    this.rollouts = desk.rollouts();
    this.deployments = desk.deployments();
  }

  /// Says why it waits, where that was not said yet.
  void remark(Asking asking, String text) {
    Answer before = asking.before();
    if (text.equals(before.said()) || before.remarks() >= MOST_REMARKS) {
      return;
    }
    boolean taken = tell(asking, null, text);
    Answer after = new Answer(before.since(), text, before.remarks() + 1, !taken);
    keep(asking, after, taken ? Outcome.WAITING : null);
  }

  void give(Asking asking, Outcome outcome, String text) {
    boolean taken = tell(asking, outcome == Outcome.APPROVED, text);
    Answer after = new Answer(asking.before().since(), text, asking.before().remarks(), true);
    keep(asking, after, taken ? outcome : null);
    LOG.atInfo()
        .addKeyValue("repository", asking.duty().repo())
        .addKeyValue("environment", asking.asked().environment())
        .addKeyValue("run", asking.asked().run())
        .addKeyValue("taken", taken)
        .log("deployment {}", outcome);
  }

  private boolean tell(Asking asking, @Nullable Boolean approved, String text) {
    Rollouts.Gate gate = new Rollouts.Gate(asking.asked().run(), asking.asked().environment());
    return rollouts.answer(asking.place(), gate, approved, text);
  }

  /// @param outcome null where GitHub did not take the answer, which is then no decision
  private void keep(Asking asking, Answer after, @Nullable Outcome outcome) {
    if (outcome == null) {
      deployments.keep(asking.gate(), after);
      return;
    }
    String decision = outcome.name().toLowerCase(Locale.ROOT);
    deployments.keep(
        asking.gate(),
        after,
        DeploymentEntries.decision(
            asking.duty().repo(), asking.asked(), decision, after.said(), asking.now()));
  }
}

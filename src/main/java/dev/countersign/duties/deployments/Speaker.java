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

  /// Says why it waits, where that was not said yet. A remark that is not taken is no answer.
  void remark(Asking asking, String text) {
    Answer before = asking.before();
    if (text.equals(before.said()) || before.remarks() >= MOST_REMARKS) {
      return;
    }
    boolean taken = tell(asking, null, text);
    Answer after = new Answer(before.since(), text, before.remarks() + 1, false);
    if (taken) {
      keep(asking, after, Outcome.WAITING, true);
    } else {
      deployments.keep(asking.gate(), after);
    }
  }

  /// Gives the answer. GitHub takes one only: what it does not take may be a repetition of an
  /// answer that we could not keep, so it is recorded too.
  void give(Asking asking, Outcome outcome, String text) {
    boolean taken = tell(asking, outcome == Outcome.APPROVED, text);
    Answer after = new Answer(asking.before().since(), text, asking.before().remarks(), true);
    keep(asking, after, outcome, taken);
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

  private void keep(Asking asking, Answer after, Outcome outcome, boolean taken) {
    String decision = outcome.name().toLowerCase(Locale.ROOT);
    deployments.keep(
        asking.gate(), after, DeploymentEntries.decision(asking, decision, after.said(), taken));
  }
}

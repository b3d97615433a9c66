package dev.countersign.duties.deployments;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Rollouts;
import dev.countersign.gate.Aftermath;
import dev.countersign.gate.Duties;
import dev.countersign.gate.PolicyInForce;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Rollout;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Deployments;
import dev.countersign.ledger.Deployments.Answer;
import dev.countersign.ledger.Deployments.Gate;
import dev.countersign.policy.Deployment;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.Deployment.Standing;
import dev.countersign.policy.DeploymentAnswer;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import dev.countersign.policy.DeploymentDecision;
import dev.countersign.policy.DeploymentFinding;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Policy;
import dev.countersign.queue.Work;
import dev.countersign.wording.DeploymentWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Answers runs that ask whether they may deploy, again and again while they wait, and records how
/// deployments ended.
public final class DeploymentKeeper implements Duties {
  /// How often what people or files may have changed is looked at again.
  private static final Duration LOOK = Duration.ofMinutes(5);

  private static final Duration RARELY = Duration.ofHours(1);

  /// How long news of a merge may take to reach us, and how soon it is looked for.
  private static final Duration NEWS = Duration.ofMinutes(5);

  private static final Duration SOON = Duration.ofSeconds(15);

  /// GitHub fails a job that waits longer than thirty days.
  private static final Duration OVER = Duration.ofDays(31);

  private final Ports ports;
  private final PolicyInForce policies;
  private final Deployments deployments;
  private final InstantSource clock;
  private final DeploymentFacts facts;
  private final Speaker speaker;
  private final CarriedChanges carried;

  public DeploymentKeeper(Ports ports, PolicyInForce policies, Desk desk, InstantSource clock) {
    this.ports = ports;
    this.policies = policies;
    this.speaker = new Speaker(desk);
    this.deployments = desk.deployments();
    this.carried = new CarriedChanges(desk.rollouts(), new Aftermath(ports));
    this.clock = clock;
    this.facts = new DeploymentFacts(ports, desk);
  }

  /// Deployments on the code host, and what is kept of them.
  public record Desk(Rollouts rollouts, Deployments deployments) {}

  @Override
  public void look(Work.Claim claim, Subject.Duty duty) {
    switch (Rollout.of(duty.about())) {
      case Rollout.Asked asked -> answer(duty, asked);
      case Rollout.Ended ended -> record(duty, ended);
    }
  }

  /// A commit that succeeded there before, and is not the last that did, is rolled back to.
  private void record(Subject.Duty duty, Rollout.Ended ended) {
    Repo repo = duty.repo();
    Instant now = clock.instant();
    Optional<Sha> last = deployments.lastSuccess(repo, ended.environment());
    boolean rollback =
        ended.state().equals("success")
            && last.filter(commit -> !commit.equals(ended.commit())).isPresent()
            && deployments.succeeded(repo, ended.environment(), ended.commit());
    if (ended.state().equals("success") && last.isPresent()) {
      carried.tell(duty, ended, new CarriedChanges.Move(last.get(), rollback), now);
    }
    deployments.keep(
        new Deployments.Ended(
            repo, ended.deployment(), ended.commit(), ended.environment(), ended.state(), now),
        DeploymentEntries.ended(repo, ended, rollback, now));
  }

  private void answer(Subject.Duty duty, Rollout.Asked asked) {
    Instant now = clock.instant();
    Gate gate = new Gate(duty.repo(), asked.run(), asked.environment());
    Answer before = deployments.answer(gate, now);
    if (before.given()) {
      return;
    }
    if (before.since().plus(OVER).isBefore(now)) {
      deployments.keep(gate, new Answer(before.since(), before.said(), before.remarks(), true));
      return;
    }
    Asking asking = new Asking(duty, asked, gate, before, now);
    policies
        .of(duty.installation(), duty.repo())
        .ifPresentOrElse(
            policy -> decide(asking, policy),
            () -> speaker.give(asking, Outcome.REJECTED, DeploymentWords.noPolicy()));
  }

  private void decide(Asking asking, Policy policy) {
    Deployment deployment = facts.read(policy, asking.place(), asking.asked());
    DeploymentAnswer answer =
        DeploymentDecision.of(
            policy, deployment, facts.people(policy, asking.place(), deployment), asking.now());
    String text = DeploymentWords.of(deployment, answer, asking.now(), policy.zone());
    if (answer.observing()) {
      speaker.give(asking, Outcome.APPROVED, text);
    } else if (answer.outcome() == Outcome.REJECTED && awaitsNews(asking, deployment)) {
      again(asking, asking.now().plus(SOON));
    } else if (answer.outcome() == Outcome.WAITING) {
      speaker.remark(asking, text);
      again(asking, next(asking, answer));
    } else {
      speaker.give(asking, answer.outcome(), text);
    }
  }

  /// A deployment may be asked for before the merge that caused it was told.
  private boolean awaitsNews(Asking asking, Deployment deployment) {
    return asking.now().isBefore(asking.before().since().plus(NEWS))
        && deployment.changes() != null
        && deployment.changes().stream()
            .filter(part -> part.standing() == Standing.NOT_RECORDED)
            .map(Part::name)
            .anyMatch(name -> facts.records().isOpen(asking.duty().repo(), name));
  }

  private static Instant next(Asking asking, DeploymentAnswer answer) {
    Instant soon = asking.now().plus(pace(asking));
    return answer.again() == null || (answer.again().isAfter(soon) && forOthers(answer))
        ? soon
        : answer.again();
  }

  /// The longer it waits the less often, but once an hour.
  private static Duration pace(Asking asking) {
    Duration part = Duration.between(asking.before().since(), asking.now()).dividedBy(24);
    Duration longer = part.compareTo(LOOK) > 0 ? part : LOOK;
    return longer.compareTo(RARELY) < 0 ? longer : RARELY;
  }

  /// Whether something that no clock tells is waited for too.
  private static boolean forOthers(DeploymentAnswer answer) {
    return answer.findings().stream()
        .filter(finding -> finding.outcome() == Outcome.WAITING)
        .anyMatch(finding ->
            !(finding instanceof DeploymentFinding.Time time)
                || time.finding() instanceof Finding.Unknown);
  }

  private void again(Asking asking, Instant due) {
    Subject.Duty duty = asking.duty();
    ports
        .queue()
        .add(new Work(duty.key(), Long.toString(duty.installation()), Work.PERSON, due, null));
  }
}

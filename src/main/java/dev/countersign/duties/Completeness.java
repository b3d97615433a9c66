package dev.countersign.duties;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.duties.completeness.ChangeRecord;
import dev.countersign.duties.completeness.Finding;
import dev.countersign.duties.completeness.Match;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.Landed.Origin;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Survey;
import dev.countersign.forge.Survey.Stretch;
import dev.countersign.gate.Duties;
import dev.countersign.gate.Hint;
import dev.countersign.gate.PolicyInForce;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Findings;
import dev.countersign.ledger.Findings.Mark;
import dev.countersign.policy.Policy;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The match of what reached the guarded branches with what was recorded: of each branch every
/// night, and some minutes after each push.
///
/// What is about nothing is a whole repository; what is about a branch, the branch as it is now;
/// what is about a branch and two commits, the branch up to the first from the second on, in which
/// something was found a while ago. Only what is found twice is told: GitHub associates a commit
/// with its pull request a while after it arrived, and a merge may be heard of late.
public final class Completeness implements Duties {
  private static final Logger LOG = LoggerFactory.getLogger(Completeness.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofSeconds(2);

  private final Ports ports;
  private final PolicyInForce policies;
  private final Survey survey;
  private final Findings findings;
  private final FindingDesk desk;
  private final InstantSource clock;

  /// @param findings where the marks of branches are kept, and what is found
  public Completeness(
      Ports ports, PolicyInForce policies, Survey survey, Findings findings, InstantSource clock) {
    this.ports = ports;
    this.policies = policies;
    this.survey = survey;
    this.findings = findings;
    this.desk = new FindingDesk(ports, findings);
    this.clock = clock;
  }

  @Override
  public void look(Work.Claim claim, Subject.Duty duty) {
    String[] about = duty.about().split(" ", 3);
    if (about[0].isEmpty()) {
      repository(duty);
    } else if (about.length == 3) {
      confirm(duty, about[0], new Sha(about[1]), new Sha(about[2]));
    } else {
      branch(duty, about[0]);
    }
  }

  private void repository(Subject.Duty duty) {
    Instant now = clock.instant();
    if (policies.of(duty.installation(), duty.repo()).isPresent()) {
      Instant due = now;
      for (String branch : survey.guarded(duty.installation(), duty.repo())) {
        again(duty, branch, due);
        due = due.plus(STEP);
      }
    }
    ports.register().reach(Subject.Duty.matched(duty.repo(), ""), now);
  }

  private void branch(Subject.Duty duty, String branch) {
    Instant now = clock.instant();
    Optional<Mark> mark = findings.mark(duty.repo(), branch);
    Optional<Sha> tip = survey.tip(duty.installation(), duty.repo(), branch);
    if (tip.isEmpty()) {
      LOG.atInfo().addKeyValue("repo", duty.repo()).log("a branch is gone and is not matched");
    } else if (mark.isEmpty()) {
      findings.mark(duty.repo(), branch, new Mark(tip.get(), now));
      ports.register().reach(Subject.Duty.matched(duty.repo(), branch), now);
    } else {
      matched(duty, new Stretch(branch, mark.get().tip(), mark.get().at(), tip.get()), false);
    }
  }

  /// Looks a second time at a stretch in which something was found. Where another look was through
  /// with some of it meanwhile, what is left of the branch is looked at for the first time.
  private void confirm(Subject.Duty duty, String branch, Sha upTo, Sha from) {
    findings
        .mark(duty.repo(), branch)
        .filter(mark -> mark.tip().equals(from))
        .ifPresentOrElse(
            mark -> matched(duty, new Stretch(branch, from, mark.at(), upTo), true),
            () -> branch(duty, branch));
  }

  private void matched(Subject.Duty duty, Stretch stretch, boolean confirmed) {
    Instant now = clock.instant();
    Arrivals arrivals = survey.arrivals(duty.installation(), duty.repo(), stretch);
    List<Finding> found = Match.of(arrivals, records(duty.repo(), arrivals)).findings();
    List<Finding> unknown =
        found.stream().filter(each -> !desk.known(duty.repo(), stretch.branch(), each)).toList();
    if (!unknown.isEmpty() && !confirmed) {
      unknown.forEach(each -> hear(duty, each, now));
      String about =
          String.join(" ", stretch.branch(), stretch.tip().value(), stretch.before().value());
      again(duty, about, now.plus(AGAIN));
      return;
    }
    if (!unknown.isEmpty()) {
      Policy policy = policies.of(duty.installation(), duty.repo()).orElse(null);
      unknown.forEach(each -> desk.open(duty, stretch.branch(), each, policy, now));
    }
    findings.mark(duty.repo(), stretch.branch(), new Mark(stretch.tip(), now));
  }

  /// A merge that was not heard of is heard of now.
  private void hear(Subject.Duty duty, Finding finding, Instant now) {
    Integer number = finding.pull();
    if (number != null && finding.kind() == Finding.Kind.UNHEARD) {
      PullId pull = new PullId(duty.installation(), duty.repo(), number);
      String note = DutyJson.write(new Hint.Closed(true, null));
      String group = Long.toString(duty.installation());
      ports.queue().add(new Work(new Subject.Pull(pull).key(), group, Work.EVENT, now, note));
    }
  }

  private Map<Integer, ChangeRecord> records(Repo repo, Arrivals arrivals) {
    Map<Integer, ChangeRecord> records = new HashMap<>();
    arrivals.commits().stream()
        .flatMap(commit -> commit.pulls().stream())
        .filter(Origin::merged)
        .map(Origin::number)
        .distinct()
        .forEach(number ->
            ChangeRecords.of(number, ports.ledger().of(repo, number))
                .ifPresent(record -> records.put(number, record)));
    return records;
  }

  private void again(Subject.Duty duty, String about, Instant due) {
    Subject.Duty later =
        new Subject.Duty(duty.installation(), duty.repo(), Subject.Duty.Kind.MATCH, about);
    String group = Long.toString(duty.installation());
    ports.queue().add(new Work(later.key(), group, Work.SWEEP, due, null));
  }
}

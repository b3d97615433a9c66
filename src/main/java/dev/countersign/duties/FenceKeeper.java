package dev.countersign.duties;

import static java.time.ZoneOffset.UTC;

import dev.countersign.change.Sha;
import dev.countersign.duties.fence.FenceFacts;
import dev.countersign.forge.NewIssue;
import dev.countersign.forge.OpenIssue;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Survey;
import dev.countersign.gate.Duties;
import dev.countersign.gate.PolicyInForce;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Findings;
import dev.countersign.ledger.Findings.Found;
import dev.countersign.policy.Fence;
import dev.countersign.policy.Policy;
import dev.countersign.policy.ProtectionFacts;
import dev.countersign.policy.ProtectionGap;
import dev.countersign.policy.ProtectionGaps;
import dev.countersign.queue.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The daily check of the fence: whether the settings of each guarded branch make our check hold,
/// and are what the policy expects. A gap is kept until it is mended.
public final class FenceKeeper implements Duties {
  private static final String KIND = "fence";
  private static final String MENDED = "fence-mended";
  private static final String GONE = "fence-gone";

  private final Ports ports;
  private final PolicyInForce policies;
  private final Survey survey;
  private final Findings findings;
  private final Manner manner;

  /// How it goes about it.
  ///
  /// @param app the number of this app
  public record Manner(long app, InstantSource clock) {}

  public FenceKeeper(
      Ports ports, PolicyInForce policies, Survey survey, Findings findings, Manner manner) {
    this.ports = ports;
    this.policies = policies;
    this.survey = survey;
    this.findings = findings;
    this.manner = manner;
  }

  @Override
  public void look(Work.Claim claim, Subject.Duty duty) {
    Instant now = manner.clock().instant();
    Optional<Policy> policy = policies.of(duty.installation(), duty.repo());
    List<GuardedBranch> looked = new ArrayList<>();
    if (policy.isPresent()) {
      List<String> guarded = survey.guarded(duty.installation(), duty.repo());
      for (String branch : guarded) {
        survey
            .tip(duty.installation(), duty.repo(), branch)
            .ifPresent(tip -> looked.add(looked(duty, policy.get(), branch, tip)));
      }
      if (!guarded.isEmpty()) {
        gone(duty, guarded, now);
      }
    }
    looked.forEach(each -> mended(duty, each, now));
    looked.forEach(each -> told(duty, each, policy.get(), now));
    looked.forEach(each -> ports.ledger().append(each.evidence(duty.repo(), now)));
  }

  private GuardedBranch looked(Subject.Duty duty, Policy policy, String branch, Sha tip) {
    Fence fence = new Fence(branch, policy.check(), manner.app());
    ProtectionFacts facts =
        FenceFacts.of(survey.settings(duty.installation(), duty.repo(), branch), policy.check());
    return new GuardedBranch(
        branch,
        tip,
        facts,
        ProtectionGaps.of(fence, policy.oversight().protectionOf(branch), facts));
  }

  private static String about(GuardedBranch looked, ProtectionGap gap) {
    return looked.branch() + " " + gap.setting() + ": " + gap.problem();
  }

  /// The open gaps of the repository.
  private List<Found> open(Subject.Duty duty) {
    return findings.open(duty.repo()).stream().filter(found -> found.kind().equals(KIND)).toList();
  }

  private static String branch(Found found) {
    return found.about().split(" ", 2)[0];
  }

  /// Closes the gaps of a branch that are there no longer. A gap of a branch that was not looked at
  /// stays open: nobody knows that it is mended.
  private void mended(Subject.Duty duty, GuardedBranch looked, Instant now) {
    Set<String> still = new HashSet<>();
    looked.gaps().forEach(gap -> still.add(about(looked, gap)));
    open(duty).stream()
        .filter(found -> branch(found).equals(looked.branch()))
        .filter(found -> !still.contains(found.about()))
        .forEach(found -> {
          String title = "No longer so: " + found.title();
          findings.close(found, entry(duty, looked.tip(), MENDED, title, looked.branch(), now));
        });
  }

  /// Closes the gaps of branches that are gone, which is not the same as mended.
  private void gone(Subject.Duty duty, List<String> guarded, Instant now) {
    for (Found found : open(duty)) {
      String branch = branch(found);
      if (!guarded.contains(branch)
          && survey.tip(duty.installation(), duty.repo(), branch).isEmpty()) {
        String title = "The branch is gone. It was so: " + found.title();
        findings.close(found, entry(duty, NOWHERE, GONE, title, branch, now));
      }
    }
  }

  /// The end of a branch that is gone.
  private static final Sha NOWHERE = new Sha("0".repeat(40));

  private static Entry entry(
      Subject.Duty duty, Sha tip, String kind, String title, String branch, Instant now) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("branch", branch);
    detail.put("deviations", List.of(title));
    return new Entry(now, duty.repo(), 0, tip, kind, title, DutyJson.write(detail));
  }

  /// Tells what is new before it is kept, so that nothing that is known was never told: in a new
  /// issue, or in a comment where the one of the branch still is open.
  private void told(Subject.Duty duty, GuardedBranch looked, Policy policy, Instant now) {
    Set<String> known = open(duty).stream().map(Found::about).collect(Collectors.toSet());
    List<ProtectionGap> news =
        looked.gaps().stream().filter(gap -> !known.contains(about(looked, gap))).toList();
    if (news.isEmpty()) {
      return;
    }
    String title = "The settings of the branch %s do not hold the gate".formatted(looked.branch());
    NewIssue issue = new NewIssue(title, body(looked, policy.owner()), List.of(), List.of());
    ports
        .forge()
        .openIssue(duty.installation(), duty.repo(), issue)
        .filter(OpenIssue::before)
        .ifPresent(there -> comment(duty, there, news, now));
    for (ProtectionGap gap : news) {
      Found found = new Found(duty.repo(), KIND, about(looked, gap), gap.sentence(), now);
      findings.open(found, entry(duty, looked.tip(), KIND, gap.sentence(), looked.branch(), now));
    }
  }

  private void comment(Subject.Duty duty, OpenIssue issue, List<ProtectionGap> news, Instant now) {
    String mark = "fence %s %x".formatted(LocalDate.ofInstant(now, UTC), list(news).hashCode());
    PullId where = new PullId(duty.installation(), duty.repo(), issue.number());
    ports
        .forge()
        .say(where, "These came since this issue was opened:\n\n" + list(news), mark, true);
  }

  private static String list(List<ProtectionGap> gaps) {
    return gaps.stream().map(gap -> "- " + gap.sentence()).collect(Collectors.joining("\n"));
  }

  private static String body(GuardedBranch looked, @Nullable String owner) {
    return "Of the settings of `%s` these are weaker than they must be, or could not be read:\n\n"
            .formatted(looked.branch())
        + list(looked.gaps())
        + "\n\nThe policy's owner"
        + (owner == null ? "" : " (" + owner + ")")
        + " has this mended and closes this issue. It is looked at again every night.\n";
  }
}

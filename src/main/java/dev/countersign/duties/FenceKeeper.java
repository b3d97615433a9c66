package dev.countersign.duties;

import dev.countersign.change.Sha;
import dev.countersign.duties.fence.FenceFacts;
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

  /// The settings of one branch, and what is wrong with them.
  private record Looked(String branch, Sha tip, ProtectionFacts facts, List<ProtectionGap> gaps) {}

  @Override
  public void look(Work.Claim claim, Subject.Duty duty) {
    Instant now = manner.clock().instant();
    Optional<Policy> policy = policies.of(duty.installation(), duty.repo());
    List<Looked> looked = new ArrayList<>();
    if (policy.isPresent()) {
      for (String branch : survey.guarded(duty.installation(), duty.repo())) {
        survey
            .tip(duty.installation(), duty.repo(), branch)
            .ifPresent(tip -> looked.add(looked(duty, policy.get(), branch, tip)));
      }
    }
    mended(duty, looked, now);
    looked.forEach(each -> told(duty, each, policy.get(), now));
    looked.forEach(each -> evidence(duty, each, now));
  }

  private Looked looked(Subject.Duty duty, Policy policy, String branch, Sha tip) {
    Fence fence = new Fence(branch, policy.check(), manner.app());
    ProtectionFacts facts =
        FenceFacts.of(survey.settings(duty.installation(), duty.repo(), branch), policy.check());
    return new Looked(
        branch,
        tip,
        facts,
        ProtectionGaps.of(fence, policy.oversight().protectionOf(branch), facts));
  }

  private static String about(Looked looked, ProtectionGap gap) {
    return looked.branch() + " " + gap.setting() + ": " + gap.problem();
  }

  private void mended(Subject.Duty duty, List<Looked> looked, Instant now) {
    Set<String> still = new HashSet<>();
    looked.forEach(each -> each.gaps().forEach(gap -> still.add(about(each, gap))));
    for (Found found : findings.open(duty.repo())) {
      if (found.kind().equals(KIND) && !still.contains(found.about())) {
        String branch = found.about().split(" ", 2)[0];
        Sha tip = looked.stream().map(Looked::tip).findFirst().orElse(NOWHERE);
        findings.close(
            found, entry(duty, tip, MENDED, "No longer so: " + found.title(), branch, now));
      }
    }
  }

  /// Where the repository or its policy is gone.
  private static final Sha NOWHERE = new Sha("0".repeat(40));

  private static Entry entry(
      Subject.Duty duty, Sha tip, String kind, String title, String branch, Instant now) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("branch", branch);
    detail.put("deviations", List.of(title));
    return new Entry(now, duty.repo(), 0, tip, kind, title, DutyJson.write(detail));
  }

  private void told(Subject.Duty duty, Looked looked, Policy policy, Instant now) {
    boolean news = false;
    for (ProtectionGap gap : looked.gaps()) {
      Found found = new Found(duty.repo(), KIND, about(looked, gap), gap.sentence(), now);
      Entry entry = entry(duty, looked.tip(), KIND, gap.sentence(), looked.branch(), now);
      news |= findings.open(found, entry);
    }
    if (news) {
      ports
          .forge()
          .openIssue(
              duty.installation(),
              duty.repo(),
              "The settings of the branch %s do not hold the gate".formatted(looked.branch()),
              body(looked, policy.owner()));
    }
  }

  private static String body(Looked looked, @Nullable String owner) {
    return "Of the settings of `%s` these are weaker than they must be, or could not be read:\n\n"
            .formatted(looked.branch())
        + looked.gaps().stream().map(gap -> "- " + gap.sentence()).collect(Collectors.joining("\n"))
        + "\n\nThe policy's owner"
        + (owner == null ? "" : " (" + owner + ")")
        + " has this mended and closes this issue. It is looked at again every night.\n";
  }

  /// The day's snapshot.
  private void evidence(Subject.Duty duty, Looked looked, Instant now) {
    ProtectionFacts facts = looked.facts();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("reviews", facts.reviews());
    settings.put("dismiss_stale", facts.dismissStale());
    settings.put("code_owners", facts.codeOwners());
    Set<ProtectionFacts.RequiredCheck> checks = facts.checks();
    settings.put(
        "checks",
        checks == null
            ? null
            : checks.stream()
                .map(check -> check.name() + (check.app() == null ? "" : " of app " + check.app()))
                .sorted()
                .toList());
    settings.put("admins", facts.admins());
    settings.put("force_push", facts.forcePush());
    settings.put("deletion", facts.deletion());
    settings.put("merge_queue", facts.mergeQueue());
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("collector", "branch-protection");
    detail.put("branch", looked.branch());
    detail.put("settings", settings);
    detail.put("unread", facts.unread());
    detail.put("deviations", looked.gaps().stream().map(ProtectionGap::sentence).toList());
    String title =
        "Settings of %s: %s"
            .formatted(
                looked.branch(),
                looked.gaps().isEmpty() ? "as expected" : looked.gaps().size() + " deviations");
    ports
        .ledger()
        .append(
            new Entry(
                now, duty.repo(), 0, looked.tip(), "evidence", title, DutyJson.write(detail)));
  }
}

package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.Sha;
import dev.countersign.change.Truth;
import dev.countersign.policy.Deployment;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.Deployment.Standing;
import dev.countersign.policy.DeploymentAnswer;
import dev.countersign.policy.DeploymentDecision;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Policy;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.rulebook.Node;
import dev.countersign.wording.DeploymentWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A deployment of a scenario's change: of what its merge made, or of another commit, which is then
/// not on the default branch.
///
/// @param other the other commit, null for what the merge made
/// @param succeeded the environments in which the commit succeeded
/// @param by who asked for it, null where nobody in particular did
/// @param approvedBy who approved this very deployment
/// @param merged when the change was merged, by which its record is made
record Rollout(
    String environment,
    @Nullable Sha other,
    Set<String> succeeded,
    @Nullable Login by,
    Set<Login> approvedBy,
    Instant merged) {
  private static final List<String> KEYS =
      List.of("environment", "commit", "succeeded", "by", "approved_by");
  private static final String DEFAULT_BRANCH = "main";

  /// The deployment that a change's map asks for, null where it asks for none.
  static @Nullable Rollout read(Entry change, Instant merged) {
    Entry entry = change.entry("deploy", KEYS);
    if (entry == null) {
      return null;
    }
    String commit = entry.text("commit");
    Set<Login> approvers = new TreeSet<>();
    for (Node node : entry.items("approved_by")) {
      Login login = entry.read(node, "`approved_by`", "a login", Login::new);
      if (login != null) {
        approvers.add(login);
      }
    }
    return new Rollout(
        entry.need("environment"),
        commit == null ? null : CommitIds.of(commit),
        Set.copyOf(entry.texts("succeeded")),
        entry.read("by", "a login", Login::new),
        approvers,
        merged);
  }

  /// What the policy said of a deployment.
  ///
  /// @param outcome `approved`, `waiting` or `rejected`
  record Answer(String outcome, String text) {}

  Answer answer(Policy policy, Verdict verdict, Scenario scenario) {
    Deployment asked = of(scenario.change(), verdict);
    DeploymentAnswer answer =
        DeploymentDecision.of(policy, asked, scenario.cast().people(), scenario.at());
    return new Answer(
        answer.outcome().name().toLowerCase(Locale.ROOT),
        DeploymentWords.of(asked, answer, scenario.at(), policy.zone()));
  }

  /// What is known of it where nothing but the change goes out with it.
  private Deployment of(Change change, Verdict verdict) {
    boolean reachable = other == null && change.pull().base().name().equals(DEFAULT_BRANCH);
    return new Deployment(
        environment,
        other == null ? CommitIds.of("merge") : other,
        by,
        Truth.of(reachable),
        succeeded,
        List.of(part(change, verdict)),
        approvedBy,
        change.base().texts());
  }

  private Part part(Change change, Verdict verdict) {
    return new Part(
        "#" + change.pull().number(),
        standing(verdict),
        verdict.type() == null ? null : verdict.type().type(),
        verdict.risk() == null ? null : verdict.risk().level(),
        excepted(verdict),
        merged);
  }

  private static Standing standing(Verdict verdict) {
    boolean passed =
        verdict.outcome() == Verdict.Outcome.READY
            || verdict.outcome() == Verdict.Outcome.OUT_OF_SCOPE;
    boolean waived = verdict.rules().stream().anyMatch(rule -> rule.state() == State.WAIVED);
    return passed
        ? waived || !excepted(verdict).isEmpty() ? Standing.EXCEPTED : Standing.COMPLIANT
        : Standing.NOT_RECORDED;
  }

  private static Set<String> excepted(Verdict verdict) {
    Set<String> freezes = new TreeSet<>();
    for (RuleFound rule : verdict.rules()) {
      for (Finding finding : rule.findings()) {
        if (finding instanceof Finding.Excepted excepted) {
          freezes.add(excepted.freeze());
        }
      }
    }
    return freezes;
  }
}

package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.policy.ApprovalsDecision.Stand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk at which a change's approvals are counted, made once for a judgement.
public final class ApprovalsDesk {
  private final Poll poll;
  private final Owners owners;
  private final AskFindings findings;
  private final @Nullable String riskLevel;

  private ApprovalsDesk(Poll poll, @Nullable String riskLevel) {
    this.poll = poll;
    this.owners = Owners.of(poll);
    this.findings = new AskFindings(poll, owners);
    this.riskLevel = riskLevel;
  }

  /// The desk for one change.
  ///
  /// @param people everybody with a permission on the repository, and every team that the policy or
  ///   CODEOWNERS names: who is not among them has no write access
  /// @param riskLevel the decided risk, null where the policy has none or it cannot be known: then
  ///   the strictest row of a matrix holds
  public static ApprovalsDesk of(
      Policy policy, Change change, People people, @Nullable String riskLevel) {
    return new ApprovalsDesk(Poll.of(policy, change, people), riskLevel);
  }

  /// Counts for all rules that apply, together: with separate roles, who fills a role of one rule
  /// can fill no other of another.
  public ApprovalsDecision decide(Collection<AppliedRule> rules) {
    List<AppliedRule> asking = rules.stream().filter(AppliedRule::asksForApproval).toList();
    Choices choices = Choices.of(asking, this::roles);
    Settlement settled = Settlement.best(choices, poll, findings);
    return new ApprovalsDecision(
        settled.asks().stream().map(ask -> stand(ask, settled.seating())).toList(),
        poll.counting().uncounted(asking),
        poll.counting().surviving(asking),
        new WhomToAsk(poll, owners).over(choices, settled),
        asking.isEmpty() ? List.of() : gaps(choices));
  }

  private Stand stand(Ask ask, Seating seating) {
    return new Stand(ask.rule(), ask.requirement(), ask.tier(), findings.of(ask, seating));
  }

  private List<String> gaps(Choices choices) {
    List<String> gaps = new ArrayList<>();
    if (poll.approvers().commitsUnknown()) {
      gaps.add(Sentence.COMMITS_CUT);
    }
    gaps.addAll(poll.approvers().strangers());
    if (choices.askForOwners() && owners instanceof Owners.Groups(var _, var notes)) {
      gaps.addAll(notes);
    }
    return gaps;
  }

  private List<String> roles(Requirement requirement) {
    return switch (requirement) {
      case Requirement.Approvals approvals -> approvals.including();
      case Requirement.Matrix matrix -> MatrixRow.of(matrix, poll.policy().risk(), riskLevel);
      case Requirement other -> List.of();
    };
  }
}

package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.policy.Finding.Awaited;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// How requirements stand, those of people as they are counted elsewhere.
final class Requirements {
  private final Facts facts;
  private final Gaps gaps;
  private final WindowFindings windows;
  private final TimeFindings times;
  private final BodyFindings body;
  private final FileFindings files;
  private final CheckFindings checks;

  Requirements(Facts facts, WindowFindings windows, TimeFindings times, Gaps gaps) {
    this.facts = facts;
    this.gaps = gaps;
    this.windows = windows;
    this.times = times;
    this.body = new BodyFindings(facts.asked(), facts.description());
    this.files = new FileFindings(facts.files(), facts.description());
    this.checks = new CheckFindings(facts.asked().change().checks());
  }

  /// Counts what a rule asks of people.
  @FunctionalInterface
  interface OfPeople {
    /// How an approval requirement stands.
    List<Finding> findings(Requirement requirement);
  }

  /// What there is to say of a requirement.
  List<Finding> findings(Requirement requirement, OfPeople people) {
    Change change = facts.asked().change();
    return switch (requirement) {
      case Requirement.Approvals _, Requirement.Matrix _, Requirement.CodeOwners _ ->
          people.findings(requirement);
      case Requirement.Sections(List<String> ids) -> body.sections(ids);
      case Requirement.Checklist checklist -> body.checklist(checklist);
      case Requirement.Linked linked -> List.of(body.linked(linked));
      case Requirement.Checks wanted -> checks.of(wanted);
      case Requirement.FilesToo filesToo -> List.of(files.filesToo(filesToo, gaps));
      case Requirement.BranchName name -> files.branch(name, change.pull().head().name());
      case Requirement.BaseBranch base -> files.base(base, change.pull().base().name());
      case Requirement.ConversationsResolved _ -> List.of(conversations(change));
      case Requirement.InWindow(List<String> names) -> List.of(windows.inside(names));
      case Requirement.NoFreeze _ -> times.noFreeze();
      case Requirement.Age(var wanted) -> List.of(times.age(wanted));
      case Requirement.LeadTime _ -> List.of(times.leadTime());
      case Requirement.SizeWithin(var bounds) -> List.of(facts.size().required(bounds, gaps));
      case Requirement.MergedOnlyBy(var method) -> List.of(mergedOnlyBy(method, change));
      case Requirement.VersionRaised _ ->
          List.of(new VersionFindings(change, facts.asked().policy().commitsFromTitle()).found());
      case Requirement.Messages wanted -> List.of(new MessageFindings(change).of(wanted));
      case Requirement.ChangelogEntry(String file) ->
          List.of(new ChangelogFindings(change.files()).of(file, gaps));
      case Requirement.Coverage wanted -> List.of(new CoverageFindings(change.checks()).of(wanted));
      case Requirement.Migrations wanted -> MigrationFindings.of(change, wanted, gaps);
      case Requirement.AnyOf(List<Requirement> all) -> List.of(alternatives(all, people));
    };
  }

  private static Finding conversations(Change change) {
    int open = change.openConversations();
    return new Finding.Conversations(BodyFindings.state(open == 0), open);
  }

  /// The repository's settings are not the author's affair: an administrator is awaited.
  private static Finding mergedOnlyBy(MergeMethod wanted, Change change) {
    Set<MergeMethod> allowed = change.project().mergeMethods();
    boolean met = Set.of(wanted).equals(allowed);
    return new Finding.MergeMethods(met ? State.MET : State.WAITING, wanted, allowed);
  }

  /// The one nearest to being met tells the state; one that nobody can give is the farthest.
  private Finding alternatives(List<Requirement> all, OfPeople people) {
    List<List<Finding>> each = all.stream().map(one -> findings(one, people)).toList();
    State best =
        each.stream()
            .min(Comparator.comparing(Requirements::neverMet).thenComparing(Requirements::worst))
            .map(Requirements::worst)
            .orElse(State.UNMET);
    return new Finding.Alternatives(best, each);
  }

  private static boolean neverMet(List<Finding> findings) {
    return findings.stream().anyMatch(Requirements::nobodyCan);
  }

  private static boolean nobodyCan(Finding finding) {
    return switch (finding) {
      case Finding.HeadCount head -> head.awaited() instanceof Awaited.Nobody;
      case Finding.Seat seat -> seat.awaited() instanceof Awaited.Nobody;
      case Finding.Owned owned -> owned.awaited() instanceof Awaited.Nobody;
      case Finding _ -> false;
    };
  }

  /// The state of what all must be met: the worst of them.
  static State worst(List<Finding> findings) {
    return findings.stream().map(Finding::state).max(Comparator.naturalOrder()).orElse(State.MET);
  }
}

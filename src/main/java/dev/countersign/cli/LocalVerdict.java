package dev.countersign.cli;

import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.RuleFound;
import java.util.List;
import java.util.Set;

/// A verdict on a local branch, less what only a pull request can tell: who may approve, and what
/// is still discussed. It counts neither as done nor as missing for good.
final class LocalVerdict {
  private LocalVerdict() {}

  static Verdict of(Verdict judged) {
    return new Verdict(
        judged.head(),
        judged.outcome(),
        judged.observing(),
        judged.type(),
        judged.risk(),
        judged.areas(),
        judged.rules().stream().map(LocalVerdict::rule).toList(),
        judged.uncounted(),
        judged.surviving(),
        List.of(),
        judged.labels(),
        judged.guidance(),
        judged.gaps(),
        judged.notes(),
        List.of(),
        judged.again());
  }

  private static RuleFound rule(RuleFound found) {
    List<Finding> findings = found.findings().stream().map(LocalVerdict::finding).toList();
    boolean open = findings.stream().anyMatch(each -> each.state() == State.NOTED);
    State state = open && found.state() == State.MET ? State.NOTED : found.state();
    return new RuleFound(found.rule(), state, findings);
  }

  private static Finding finding(Finding finding) {
    return switch (finding) {
      case Finding.HeadCount(var state, var wanted, var given, var from, var awaited) ->
          new Finding.HeadCount(state, wanted, given, from, somebody(awaited));
      case Finding.Seat(var state, var role, var title, var by, var awaited) ->
          new Finding.Seat(state, role, title, by, somebody(awaited));
      case Finding.Owned(var state, var owners, var files, var count, var by, var awaited) ->
          new Finding.Owned(state, owners, files, count, by, somebody(awaited));
      case Finding.Alternatives(State state, List<List<Finding>> all) ->
          new Finding.Alternatives(
              state,
              all.stream().map(one -> one.stream().map(LocalVerdict::finding).toList()).toList());
      case Finding.Conversations _ ->
          new Finding.Unknown(State.NOTED, "conversations begin with the pull request");
      case Finding.Age age ->
          new Finding.Unknown(
              State.NOTED, age.wanted() + " ready for review begin with the pull request");
      case Finding.MergeMethods _ ->
          new Finding.Unknown(State.NOTED, "how a repository may be merged only GitHub knows");
      case Finding.VersionRaised raised when raised.demanded() == null ->
          new Finding.Unknown(
              State.NOTED, "which commits went in since the last release only GitHub knows");
      case Finding.VersionRaised _,
          Finding.SectionReply _,
          Finding.Item _,
          Finding.CheckRuns _,
          Finding.FilesToo _,
          Finding.BranchNamed _,
          Finding.BasedOn _,
          Finding.Reference _,
          Finding.ChangesAsked _,
          Finding.InWindow _,
          Finding.Frozen _,
          Finding.SizeWithin _,
          Finding.Excepted _,
          Finding.Waived _,
          Finding.Messages _,
          Finding.Migrations _,
          Finding.ChangelogEntry _,
          Finding.Coverage _,
          Finding.Unknown _ ->
          finding;
    };
  }

  private static Awaited somebody(Awaited awaited) {
    return switch (awaited) {
      case Awaited.Nobody _ -> new Awaited.AnyOf(List.of(), Set.of());
      case Awaited.AnyOf _, Awaited.Done _ -> awaited;
    };
  }
}

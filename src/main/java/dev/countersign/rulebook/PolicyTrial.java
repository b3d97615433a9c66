package dev.countersign.rulebook;

import dev.countersign.policy.Policy;
import dev.countersign.wording.Account;
import dev.countersign.wording.Account.Remark;
import dev.countersign.wording.Account.RuleLine;
import dev.countersign.wording.Circumstances.Trial;
import java.util.List;
import java.util.function.Function;

/// The trying of a policy file that a change touches: what would become of it once merged.
public final class PolicyTrial {
  private PolicyTrial() {}

  /// What would become of the file.
  ///
  /// @param reading what the file would be read as
  /// @param judging how a policy would judge the change
  public static Trial of(String path, PolicyReading reading, Function<Policy, Account> judging) {
    return switch (reading) {
      case PolicyReading.Invalid(List<Problem> problems) ->
          new Trial.Broken(path, problems.stream().map(PolicyTrial::remark).toList());
      case PolicyReading.Valid(Policy next, var _) -> decides(path, judging.apply(next));
    };
  }

  private static Trial decides(String path, Account account) {
    List<String> rules = account.rules().stream().map(RuleLine::rule).toList();
    return new Trial.Decides(path, account.standing(), account.title(), account.type(), rules);
  }

  private static Remark remark(Problem problem) {
    return new Remark(problem.file(), problem.line(), problem.line(), "failure", problem.message());
  }
}

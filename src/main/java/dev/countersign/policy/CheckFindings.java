package dev.countersign.policy;

import dev.countersign.change.Check;
import dev.countersign.change.NameGlobs;
import dev.countersign.policy.Finding.Concluded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How checks on the head commit stand; this app's own never count.
final class CheckFindings {
  private static final String SUCCESS = "success";

  private final List<Check> checks;

  CheckFindings(List<Check> checks) {
    this.checks = checks.stream().filter(check -> !check.ours()).toList();
  }

  List<Finding> of(Requirement.Checks wanted) {
    List<Finding> findings = new ArrayList<>();
    wanted.patterns().forEach(pattern -> findings.add(of(pattern, wanted.allow(), false)));
    wanted.recommended().forEach(pattern -> findings.add(of(pattern, wanted.allow(), true)));
    return findings;
  }

  private Finding of(NameGlobs pattern, Set<String> allow, boolean recommended) {
    List<Check> matching = checks.stream().filter(check -> pattern.matches(check.name())).toList();
    List<String> running =
        matching.stream().filter(Check::running).map(Check::name).sorted().distinct().toList();
    List<Concluded> failed = failed(matching, allow);
    State state = state(matching.isEmpty() || !running.isEmpty(), !failed.isEmpty());
    return new Finding.CheckRuns(
        recommended && state != State.MET ? State.NOTED : state,
        String.join(", ", pattern.patterns()),
        passed(matching, allow),
        running,
        failed);
  }

  private static State state(boolean waiting, boolean failed) {
    return failed ? State.UNMET : waiting ? State.WAITING : State.MET;
  }

  private static List<Concluded> failed(List<Check> matching, Set<String> allow) {
    return matching.stream()
        .filter(check -> check.conclusion() != null && !passes(check.conclusion(), allow))
        .map(check -> new Concluded(check.name(), String.valueOf(check.conclusion())))
        .sorted(
            java.util.Comparator.comparing(Concluded::check).thenComparing(Concluded::conclusion))
        .distinct()
        .toList();
  }

  private static List<String> passed(List<Check> matching, Set<String> allow) {
    return matching.stream()
        .filter(check -> check.conclusion() != null && passes(check.conclusion(), allow))
        .map(Check::name)
        .sorted()
        .distinct()
        .toList();
  }

  private static boolean passes(String conclusion, Set<String> allow) {
    return conclusion.equals(SUCCESS) || allow.contains(conclusion);
  }
}

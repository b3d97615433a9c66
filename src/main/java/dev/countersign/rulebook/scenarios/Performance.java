package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.Reviewer;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyTrial;
import dev.countersign.rulebook.scenarios.ScenarioResult.Difference;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import dev.countersign.wording.CheckText;
import dev.countersign.wording.Circumstances;
import dev.countersign.wording.Circumstances.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One scenario played: judged, told, and compared with what it expects.
final class Performance {
  private final Scenario scenario;
  private final Verdict verdict;
  private final Account account;
  private final CheckText text;
  private final Rollout.@Nullable Answer deployment;
  private final List<Difference> differences = new ArrayList<>();

  Performance(Scenario scenario) {
    this.scenario = scenario;
    Policy policy = scenario.cast().playing(scenario.stage().policy());
    this.verdict = judge(policy, scenario.at());
    this.account = account(policy, verdict, trial());
    this.text = CheckText.of(account, null);
    Rollout rollout = scenario.rollout();
    this.deployment =
        rollout == null ? null : rollout.answer(policy, judge(policy, rollout.merged()), scenario);
  }

  private Verdict judge(Policy policy, Instant at) {
    return new Judge().judge(policy, scenario.change(), scenario.cast().people(), at);
  }

  private Account account(Policy policy, Verdict of, @Nullable Trial trial) {
    Circumstances about =
        new Circumstances(
            scenario.at(),
            List.of(),
            trial,
            List.of(),
            Map.of(),
            null,
            scenario.stage().own().name());
    return Accounts.of(policy, scenario.change(), of, about);
  }

  /// What becomes of the repository's policy file, where the change touches it.
  private @Nullable Trial trial() {
    return scenario.change().files().texts().stream()
        .filter(file -> file.path().equals(Stage.OF_REPOSITORY) && file.after() != null)
        .findFirst()
        .map(this::tried)
        .orElse(null);
  }

  private Trial tried(FileText file) {
    return PolicyTrial.of(
        file.path(),
        scenario.stage().tried(String.valueOf(file.after())),
        next -> {
          Policy policy = scenario.cast().playing(next);
          return account(policy, judge(policy, scenario.at()), null);
        });
  }

  ScenarioResult result() {
    Expected expected = scenario.expected();
    compare("type", expected.type(), account.type());
    compare("risk", expected.risk(), account.risk());
    compare("score", expected.score(), verdict.risk() == null ? null : verdict.risk().score());
    compareSets("areas", expected.areas(), account.areas());
    compareCheck(expected.check());
    if (expected.title() != null && !readsAs(account.title(), expected.title())) {
      differ("title", "has “" + expected.title() + "”", account.title());
    }
    expected.rules().forEach((rule, state) -> compare("rule " + rule, state, stateOf(rule)));
    expected.says().forEach(this::mustSay);
    expected.notSays().forEach(this::mustNotSay);
    compareSets("requests", names(expected.requests()), names(verdict.ask()));
    compareSets("labels", expected.labels(), verdict.labels().wanted());
    compare("deployment", expected.deployment(), deployment == null ? null : deployment.outcome());
    compareSets("obligations", expected.obligations(), scenario.openObligations());
    return new ScenarioResult(scenario, differences, text.title(), CheckText.read(text.summary()));
  }

  private void differ(String what, String expected, String actual) {
    differences.add(new Difference(what, expected, actual));
  }

  private void compare(String what, @Nullable Object expected, @Nullable Object actual) {
    if (expected != null && !expected.equals(actual)) {
      differ(what, expected.toString(), actual == null ? "none" : actual.toString());
    }
  }

  private void compareSets(
      String what, @Nullable Iterable<String> expected, @Nullable Iterable<String> actual) {
    if (expected != null && actual != null && !sorted(expected).equals(sorted(actual))) {
      differ(what, sorted(expected), sorted(actual));
    }
  }

  private static String sorted(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    return all.stream().sorted().distinct().collect(Collectors.joining(", ", "[", "]"));
  }

  /// `failure` is anything that is the author's or the policy's fault.
  private void compareCheck(@Nullable String expected) {
    String actual = check();
    boolean fits =
        actual.equals(expected) || ("failure".equals(expected) && actual.equals("action_required"));
    if (expected != null && !fits) {
      differ("check", expected, actual);
    }
  }

  private String check() {
    if (verdict.outcome() == Verdict.Outcome.UNWATCHED) {
      return "none";
    }
    return switch (account.standing()) {
      case SUCCESS -> "success";
      case NEUTRAL -> "neutral";
      case IN_PROGRESS -> "waiting";
      case ACTION_REQUIRED -> "action_required";
      case FAILURE -> "failure";
    };
  }

  private String stateOf(String rule) {
    return verdict.rules().stream()
        .filter(found -> found.rule().name().equals(rule))
        .map(found -> found.state().name().toLowerCase(java.util.Locale.ROOT))
        .findFirst()
        .orElse("absent");
  }

  private void mustSay(String part) {
    if (!says(part)) {
      differ("says", "“" + part + "”", "it does not");
    }
  }

  private void mustNotSay(String part) {
    if (says(part)) {
      differ("not_says", "not “" + part + "”", "it does");
    }
  }

  private boolean says(String part) {
    Stream<String> remarks = account.remarks().stream().map(Account.Remark::message);
    String rollout = deployment == null ? "" : deployment.text();
    return Stream.concat(Stream.of(text.title(), text.summary(), text.text(), rollout), remarks)
        .anyMatch(said -> readsAs(said, part));
  }

  /// Whether a text has a part as it is written or as people read it, where Markdown's own signs
  /// are escaped.
  private static boolean readsAs(String said, String part) {
    return said.contains(part) || CheckText.read(said).contains(part);
  }

  private @Nullable Set<String> names(@Nullable Iterable<Reviewer> reviewers) {
    if (reviewers == null) {
      return null;
    }
    Function<Reviewer, String> name =
        reviewer ->
            switch (reviewer) {
              case Reviewer.User(var login) -> login.key();
              case Reviewer.Team(var team) ->
                  "team:" + (team.org().equals(owner()) ? team.slug() : team.toString());
            };
    List<Reviewer> all = new ArrayList<>();
    reviewers.forEach(all::add);
    return all.stream().map(name).collect(Collectors.toSet());
  }

  private String owner() {
    Change change = scenario.change();
    return change.pull().repo().owner();
  }
}

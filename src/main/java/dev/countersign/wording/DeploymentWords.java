package dev.countersign.wording;

import dev.countersign.change.Truth;
import dev.countersign.policy.Deployment;
import dev.countersign.policy.DeploymentAnswer;
import dev.countersign.policy.DeploymentAnswer.Outcome;
import dev.countersign.policy.DeploymentFinding;
import dev.countersign.policy.DeploymentFinding.Approved;
import dev.countersign.policy.DeploymentFinding.Before;
import dev.countersign.policy.DeploymentFinding.Emergency;
import dev.countersign.policy.DeploymentFinding.Reachable;
import dev.countersign.policy.DeploymentFinding.Records;
import dev.countersign.policy.DeploymentFinding.Time;
import dev.countersign.policy.DeploymentFinding.Ungoverned;
import dev.countersign.policy.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer to a deployment in words: what is so, what to do, who.
public final class DeploymentWords {
  /// GitHub takes no more in a comment on a deployment.
  public static final int MOST = 1024;

  private static final int SHOWN = 5;

  private final Deployment asked;
  private final DeploymentAnswer answer;
  private final Instant now;
  private final ZoneId zone;

  private DeploymentWords(Deployment asked, DeploymentAnswer answer, Instant now, ZoneId zone) {
    this.asked = asked;
    this.answer = answer;
    this.now = now;
    this.zone = zone;
  }

  /// The answer as Markdown, within what GitHub takes.
  public static String of(Deployment asked, DeploymentAnswer answer, Instant now, ZoneId zone) {
    return new DeploymentWords(asked, answer, now, zone).text();
  }

  /// What is said where no policy governs a repository.
  public static String noPolicy() {
    return "**Rejected**: no policy governs this repository, or it never could be read.\n"
        + "- Whoever administers the repository writes one that names this environment under `deployments`, or takes this rule off the environment.";
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    Stream.of(Outcome.REJECTED, Outcome.WAITING, Outcome.APPROVED)
        .flatMap(
            outcome -> answer.findings().stream().filter(finding -> finding.outcome() == outcome))
        .map(this::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .map(sentence -> "- " + sentence)
        .forEach(lines::add);
    return fitting(lines);
  }

  private String head() {
    String observed =
        answer.observing() && answer.outcome() != Outcome.APPROVED
            ? "Let through, since the policy only observes. Otherwise: "
            : "";
    String what =
        switch (answer.outcome()) {
          case APPROVED -> "Approved";
          case WAITING -> "Waiting";
          case REJECTED -> "Rejected";
        };
    return "**%s%s**: `%s` to %s%s."
        .formatted(
            observed,
            what,
            asked.commit().brief(),
            Harmless.code(asked.environment()),
            answer.risk() == null ? "" : ", risk " + Harmless.text(answer.risk(), 60));
  }

  private static String fitting(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() + 6 > MOST) {
        return text.append("\n- …").toString();
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  private String sentence(DeploymentFinding finding) {
    return switch (finding) {
      case Ungoverned(var _, String environment) ->
          "The policy says nothing of the environment %s. Whoever keeps the policy names it under `deployments`, or whoever administers the repository takes this rule off it."
              .formatted(Harmless.code(environment));
      case Reachable(var _, Truth reachable) -> reachable(reachable);
      case Before before -> before(before);
      case Records records -> records(records);
      case Time(Outcome outcome, Finding about) -> time(outcome, about);
      case Emergency _ -> "Nothing but emergencies is in it, which no window holds.";
      case Approved approved -> approved(approved);
    };
  }

  private static String reachable(Truth reachable) {
    return switch (reachable) {
      case YES -> "It is reachable from the default branch.";
      case NO ->
          "It is not reachable from the default branch. Merge it, then deploy what the merge made.";
      case UNKNOWN ->
          "Whether it is reachable from the default branch cannot be told: GitHub does not compare the two. Run the deployment of a commit that is.";
    };
  }

  private static String before(Before before) {
    String environment = Harmless.code(before.environment());
    return switch (before.succeeded()) {
      case YES -> "It succeeded in %s.".formatted(environment);
      case NO ->
          "It has not succeeded in %s. Deploy it there, then run this deployment again."
              .formatted(environment);
      case UNKNOWN ->
          "Whether it succeeded in %s cannot be told: too many deployments came after it. Deploy it there again, then run this deployment again."
              .formatted(environment);
    };
  }

  private static String records(Records records) {
    List<String> said = new ArrayList<>();
    if (!records.known()) {
      said.add(
          "Which changes go out with it cannot be told: no successful deployment to the environment is known, or too many commits are in it. Whoever administers the repository may let this one through in GitHub; changes are counted from it on.");
    }
    if (!records.missing().isEmpty()) {
      said.add(
          "No record says that %s met the policy. Revert what should not go out, or ask whoever administers the repository to let it through in GitHub."
              .formatted(named(records.missing())));
    }
    if (!records.excepted().isEmpty()) {
      said.add("Recorded with an exception: %s.".formatted(named(records.excepted())));
    }
    return said.isEmpty()
        ? "Every change in it met the policy by its record."
        : String.join(" ", said);
  }

  private static String named(List<String> names) {
    return Lists.first(
        names.stream().map(name -> Harmless.text(name, 60)).toList(), names.size(), SHOWN);
  }

  private String time(Outcome outcome, Finding about) {
    return switch (about) {
      case Finding.InWindow window -> window(outcome, window);
      case Finding.Frozen frozen -> frozen(frozen);
      case Finding.Unknown unknown ->
          "It waits: %s. Whoever keeps the policy puts the file right."
              .formatted(Harmless.text(unknown.what(), 200));
      default -> throw new IllegalStateException("no deployment waits for " + about);
    };
  }

  private String window(Outcome outcome, Finding.InWindow window) {
    String names = Lists.or(Harmless.codes(window.windows()));
    return switch (outcome) {
      case APPROVED -> "The window %s is open.".formatted(names);
      case WAITING ->
          "The window %s for %s opens %s; this is answered then."
              .formatted(names, risk(), at(window.opens()));
      case REJECTED -> "The window %s never opens for %s within a year.".formatted(names, risk());
    };
  }

  private String risk() {
    return answer.risk() == null
        ? "a deployment whose risk is not known"
        : "the risk " + Harmless.text(answer.risk(), 60);
  }

  private String frozen(Finding.Frozen frozen) {
    if (frozen.names().isEmpty()) {
      return "No freeze holds it.";
    }
    String names = Lists.and(frozen.names().stream().map(name -> Harmless.text(name, 60)).toList());
    return frozen.turns() == null
        ? "Freeze: %s, for longer than a year.".formatted(names)
        : "Freeze: %s, until %s; this is answered then.".formatted(names, at(frozen.turns()));
  }

  private String at(@Nullable Instant moment) {
    return moment == null ? "" : Times.at(moment, now, zone);
  }

  private static String approved(Approved approved) {
    String from =
        approved.from().isEmpty()
            ? "somebody with write"
            : Lists.or(approved.from().stream().map(title -> Harmless.text(title, 60)).toList());
    int missing = approved.wanted() - approved.given().size();
    return missing <= 0
        ? "Approved by %s.".formatted(Lists.and(Harmless.people(approved.given())))
        : "%s of this deployment by %s %s missing, given in GitHub where the run asks for a review of the deployment, not by who started it.%s"
            .formatted(
                Lists.count(missing, "approval"),
                from,
                missing == 1 ? "is" : "are",
                approved.gaps().stream()
                    .map(gap -> " " + Harmless.text(gap, 200))
                    .collect(Collectors.joining()));
  }
}

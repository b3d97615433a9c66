package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Reviewer;
import dev.countersign.policy.Finding.Awaited;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the desk says, written as text.
final class SceneText {
  private SceneText() {}

  static String of(List<AppliedRule> rules, ApprovalsDecision decision) {
    List<String> lines = new ArrayList<>();
    for (AppliedRule applied : rules) {
      for (Requirement all : applied.rule().require()) {
        for (Requirement one : AppliedRule.leaves(all)) {
          lines.add(applied.rule().name());
          decision.findings(applied.rule(), one).forEach(found -> lines.add("  " + line(found)));
        }
      }
    }
    decision.uncounted().forEach(note -> lines.add("not counted: " + note.sentence()));
    decision.surviving().forEach(note -> lines.add("still counted: " + note.sentence()));
    decision.gaps().forEach(gap -> lines.add("gap: " + gap));
    lines.add("ask: " + decision.ask().stream().map(SceneText::name).collect(words()));
    return String.join("\n", lines).replaceAll(" +(?=\n|$)", "") + "\n";
  }

  static String name(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(Login login) -> login.value();
      case Reviewer.Team(var team) -> team.toString();
    };
  }

  private static String line(Finding finding) {
    return switch (finding) {
      case Finding.HeadCount head ->
          "%s %d of %d%s: %s%s"
              .formatted(
                  head.state(),
                  head.given().size(),
                  head.wanted(),
                  head.from().isEmpty() ? "" : " from " + String.join(", ", head.from()),
                  names(head.given()),
                  awaited(head.awaited()));
      case Finding.Seat seat ->
          "%s %s: %s%s"
              .formatted(
                  seat.state(), seat.title(), name(seat.filledBy()), awaited(seat.awaited()));
      case Finding.Owned owned ->
          "%s %s for %s (%d): %s%s"
              .formatted(
                  owned.state(),
                  String.join(" ", owned.owners()),
                  owned.files(),
                  owned.fileCount(),
                  name(owned.approvedBy()),
                  awaited(owned.awaited()));
      case Finding.ChangesAsked(State state, Login by) -> state + " changes asked by " + by;
      case Finding.Unknown(State state, String what) -> state + " " + what;
      default -> finding.toString();
    };
  }

  private static String awaited(Awaited awaited) {
    return switch (awaited) {
      case Awaited.Done _ -> "";
      case Awaited.AnyOf(var people, var asked) ->
          "; could: " + names(people) + (asked.isEmpty() ? "" : " (asked: " + names(asked) + ")");
      case Awaited.Nobody(String why, String wayOut) -> "; nobody: " + why + " | " + wayOut;
    };
  }

  private static String names(Collection<Login> people) {
    return people.isEmpty() ? "-" : people.stream().map(Login::toString).collect(words());
  }

  private static String name(@Nullable Login login) {
    return login == null ? "-" : login.toString();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> words() {
    return Collectors.joining(" ");
  }
}

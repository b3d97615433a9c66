package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.change.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The desk at which commands on a change are heard: what each comes to, or why it comes to
/// nothing. Sentences are plain text, not Markdown.
public final class CommandDesk {
  /// The commands that are heard.
  public static final Set<String> NAMES =
      Set.of(
          "help",
          "explain",
          "recheck",
          "waive",
          "except",
          "type",
          "risk",
          "emergency",
          "authorise",
          "authorize",
          "deny-authorisation",
          "deny-authorization",
          "authorised-verbally",
          "authorized-verbally",
          "unavailable",
          "stand-down");

  private final Case asked;
  private final RoleMembers members;
  private final Authority authority;

  public CommandDesk(Policy policy, Change change, People people, Instant now) {
    this.asked = new Case(policy, change, people, now);
    this.members = new RoleMembers(asked.policy(), people);
    this.authority = new Authority(asked.policy(), change, people);
  }

  /// Who gives a command, where, and what was before them.
  public record Saying(Ruling.Source source, Login by, Sha head) {}

  /// What a command comes to.
  public sealed interface Heard {
    /// Somebody wants to be told something, or the change judged again.
    record Asked(Question question) implements Heard {}

    /// It is ruled.
    record Ruled(Ruling ruling) implements Heard {}

    /// It comes to nothing: why, and what would do.
    record Refused(String sentence) implements Heard {}

    /// It is no command of this app.
    record Unknown() implements Heard {}
  }

  /// What can be asked by a command.
  public enum Question {
    HELP,
    EXPLAIN,
    RECHECK
  }

  public Heard hear(Command command, Saying saying) {
    return switch (command.name()) {
      case "help" -> asked(Question.HELP, saying);
      case "explain" -> asked(Question.EXPLAIN, saying);
      case "recheck" -> asked(Question.RECHECK, saying);
      case "waive" -> heard(new WaiverCommand(asked).read(command), saying);
      case "except" -> heard(new ExceptionCommand(asked).read(command), saying);
      case "type" -> heard(SettingCommand.ofType(asked).read(command), saying);
      case "risk" -> heard(SettingCommand.ofRisk(asked).read(command), saying);
      case String name when NAMES.contains(name) -> heard(step(command, saying), saying);
      default -> new Heard.Unknown();
    };
  }

  private Wish step(Command command, Saying saying) {
    boolean ofHead = saying.head().equals(asked.change().head());
    return new EmergencyCommands(asked)
        .read(command, new EmergencyCommands.Saying(saying.by(), ofHead));
  }

  private Heard asked(Question question, Saying saying) {
    return concerned(saying.by())
        ? new Heard.Asked(question)
        : new Heard.Refused(
            "Only the author, people with write access and people in a role of the policy can ask for that.");
  }

  private boolean concerned(Login by) {
    return mayTighten(by)
        || asked.policy().roles().keySet().stream()
            .anyMatch(role -> members.has(role, by) == Truth.YES);
  }

  private boolean mayTighten(Login by) {
    return by.equals(asked.change().pull().author().login())
        || asked.people().permissionOf(by).atLeast(Permission.WRITE);
  }

  private Heard heard(Wish wish, Saying saying) {
    return switch (wish) {
      case Wish.Unclear(String sentence) -> new Heard.Refused(sentence);
      case Wish.Tightens tightens ->
          mayTighten(saying.by())
              ? ruled(tightens.kind(), tightens.clause(), saying)
              : new Heard.Refused("Only the author and people with write access can set that.");
      case Wish.Tells(Ruling.Kind kind, Clause clause) ->
          asked.people().canWrite(saying.by())
              ? ruled(kind, clause, saying)
              : new Heard.Refused("Only people with write access can say that.");
      case Wish.Counts(Ruling.Kind kind, Clause clause) -> ruled(kind, clause, saying);
      case Wish.Lifts lifts -> lifted(lifts, saying);
    };
  }

  private Heard lifted(Wish.Lifts lifts, Saying saying) {
    String against = authority.against(saying.by(), lifts.roles());
    if (against != null) {
      return new Heard.Refused(
          "%s: @%s %s. %s.".formatted(lifts.refused(), saying.by(), against, may(lifts.roles())));
    }
    Heard.Ruled ruled = ruled(lifts.kind(), lifts.clause(), saying);
    String stale = weighed(ruled.ruling(), lifts);
    return stale == null
        ? ruled
        : new Heard.Refused(
            "%s: %s; give the command again on the newest commit."
                .formatted(lifts.refused(), stale));
  }

  private @Nullable String weighed(Ruling ruling, Wish.Lifts lifts) {
    Facts facts = new Facts(asked);
    return new Rulings(facts, new Gaps()).against(ruling, lifts.roles(), Set.of());
  }

  /// Who may, as a sentence without its stop.

  private String may(List<String> roles) {
    if (roles.isEmpty()) {
      return "The policy lets nobody do it";
    }
    List<Login> people =
        roles.stream()
            .flatMap(role -> members.known(role).stream())
            .distinct()
            .filter(who -> authority.against(who, roles) == null)
            .toList();
    return "Who may: "
        + authority.titles(roles)
        + (people.isEmpty()
            ? ", and there is nobody of them who could"
            : " (" + Words.people(people) + ")");
  }

  private static Heard.Ruled ruled(Ruling.Kind kind, Clause clause, Saying saying) {
    return new Heard.Ruled(
        new Ruling(
            saying.source(),
            saying.by(),
            kind,
            clause.subject(),
            clause.because(),
            saying.head(),
            clause.until()));
  }
}

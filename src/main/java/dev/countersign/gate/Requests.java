package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.Asked;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.ledger.Register;
import dev.countersign.ledger.Watched;
import dev.countersign.wording.Accounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a verdict wants of people: reviews asked for, each once a head, and labels put on and taken
/// off. Nothing of it where the policy only observes.
final class Requests {
  /// Marks, among those who were asked, what GitHub said of who cannot be.
  private static final String REFUSED = "refused:";

  private static final String USER = "user:";
  private static final String TEAM = "team:";

  private final Ports ports;

  Requests(Ports ports) {
    this.ports = ports;
  }

  /// Who was asked for a head already, and what was said of those who cannot be.
  static Set<String> before(@Nullable Watched before, Sha head) {
    return before != null && before.head().equals(head) ? before.asked() : Set.of();
  }

  /// The judgement with what was said before of those who cannot be asked.
  static Judged told(Judged judged, Set<String> asked) {
    List<String> sentences =
        asked.stream()
            .filter(one -> one.startsWith(REFUSED))
            .map(one -> one.substring(REFUSED.length()))
            .sorted()
            .toList();
    return sentences.isEmpty()
        ? judged
        : judged.with(Accounts.withNotes(judged.account(), sentences));
  }

  /// Since when each person is asked: by name, or as one of a team.
  static Map<String, Instant> byPerson(Map<String, Instant> since, People people) {
    Map<String, Instant> all = new HashMap<>(since);
    since.forEach((name, when) -> {
      if (name.startsWith(TEAM)
          && people.team(team(name)) instanceof People.Team.Members(Set<Login> members)) {
        members.forEach(one -> all.merge(USER + one.key(), when, Requests::earlier));
      }
    });
    return all;
  }

  /// For how many other open pull requests of its repository each is asked.
  static Map<Reviewer, Integer> counted(Register register, PullId id) {
    Map<Reviewer, Integer> counts = new HashMap<>();
    register
        .asked(id.repo(), id.number())
        .forEach((name, count) ->
            counts.put(
                name.startsWith(TEAM)
                    ? new Reviewer.Team(team(name))
                    : new Reviewer.User(new Login(name.substring(USER.length()))),
                count));
    return counts;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static TeamName team(String name) {
    int slash = name.indexOf('/');
    return new TeamName(name.substring(TEAM.length(), slash), name.substring(slash + 1));
  }

  /// Asks and labels.
  ///
  /// @param already who was asked for this head before
  /// @return the same with those who were asked now
  Set<String> make(PullId id, Judged judged, Set<String> already) {
    if (judged.policy().observing()) {
      return already;
    }
    label(id, judged);
    List<Reviewer> ask =
        judged.verdict().ask().stream().filter(who -> !already.contains(name(who))).toList();
    if (ask.isEmpty()) {
      return already;
    }
    Asked asked = ports.forge().ask(id, ask);
    Set<String> all = new HashSet<>(already);
    ask.forEach(who -> all.add(name(who)));
    asked
        .refused()
        .forEach(one -> all.add(REFUSED + Accounts.refused(shown(one.reviewer()), one.why())));
    return all;
  }

  private void label(PullId id, Judged judged) {
    Set<String> present = new HashSet<>();
    Set<String> ours = new HashSet<>();
    judged
        .change()
        .pull()
        .labels()
        .forEach(label -> (label.ours() ? ours : present).add(label.name()));
    Set<String> on = new HashSet<>(judged.verdict().labels().wanted());
    on.removeAll(present);
    on.removeAll(ours);
    Set<String> off = new HashSet<>(ours);
    off.retainAll(judged.verdict().labels().managed());
    off.removeAll(judged.verdict().labels().wanted());
    if (!on.isEmpty() || !off.isEmpty()) {
      ports.forge().label(id, on, off);
    }
  }

  static String name(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(var login) -> USER + login.key();
      case Reviewer.Team(var team) -> TEAM + team;
    };
  }

  private static String shown(Reviewer reviewer) {
    return switch (reviewer) {
      case Reviewer.User(var login) -> "@" + login;
      case Reviewer.Team(var team) -> "@" + team;
    };
  }
}

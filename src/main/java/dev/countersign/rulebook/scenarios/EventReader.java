package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.Revert;
import dev.countersign.change.Reverted;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Policy;
import dev.countersign.policy.duty.DoneWords;
import dev.countersign.policy.duty.Happening;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the events of a scenario: what happens after the change was judged.
///
/// @param when the scenario's own time, at which an event happens that has none
record EventReader(Problems problems, Policy policy, When when) {
  private static final Set<String> KINDS =
      Set.of("merge", "deployment", "push", "comment", "review", "check", "issue_closed");
  private static final List<String> STATES =
      List.of("success", "failure", "error", "in_progress", "queued", "pending", "inactive");

  /// @param later when the expectation looks; null where it looks after all that happens
  Afterwards read(Entry change, Change judged, @Nullable Instant later) {
    List<Happening> history = new ArrayList<>();
    Login author = judged.pull().author().login();
    history.add(new Happening.Declared(when.now(), author));
    for (Node node : change.items("events")) {
      history.addAll(new Event(node, author).happenings(judged));
    }
    history.sort(Comparator.comparing(Happening::at));
    Instant last = history.getLast().at();
    return new Afterwards(later == null ? last : later, history);
  }

  private static @Nullable Reverted reverts(Change change) {
    return Revert.in(change.pull().title(), change.pull().body()).orElse(null);
  }

  /// One entry of the list.
  private final class Event {
    private final Entry entry;
    private final Login author;
    private final Instant at;

    Event(Node node, Login author) {
      Set<String> keys = new java.util.TreeSet<>(KINDS);
      keys.add("at");
      this.entry = Entry.of(node, "an event", problems, keys);
      this.author = author;
      Instant own = entry.read("at", When.WANTED, when::moment);
      this.at = own == null ? when.now() : own;
      if (entry.given() && KINDS.stream().filter(entry::has).count() != 1) {
        problems.error(
            entry.fields().spot(), "an event needs one of " + String.join(", ", sorted(KINDS)));
      }
    }

    private static List<String> sorted(Set<String> names) {
      return names.stream().sorted().toList();
    }

    List<Happening> happenings(Change judged) {
      List<Happening> all = new ArrayList<>();
      entry.fields().names().forEach(key -> all.addAll(of(key, judged)));
      return all;
    }

    private List<Happening> of(String key, Change judged) {
      return switch (key) {
        case "merge" -> List.of(merge(judged));
        case "deployment" -> List.of(deployment());
        case "push" -> List.of(push());
        case "comment" -> comment();
        case "review" -> review();
        case "check" -> List.of(check());
        case "issue_closed" -> List.of(issueClosed());
        default -> List.of();
      };
    }

    private Happening merge(Change judged) {
      Entry merge = map("merge", Set.of("by", "method"));
      return new Happening.Merged(at, who(merge), reverts(judged));
    }

    /// A rollback puts what was there before in the place of the change.
    private Happening deployment() {
      Entry deployment = map("deployment", Set.of("environment", "state", "by", "rollback"));
      String environment = deployment.need("environment");
      String state = deployment.choice("state", STATES, "success");
      return deployment.flag("rollback")
          ? new Happening.RolledBack(at, who(deployment), environment)
          : new Happening.Deployed(at, who(deployment), environment, String.valueOf(state));
    }

    /// A push by itself, or that of a later pull request that names the change.
    private Happening push() {
      Entry push = map("push", Set.of("by", "pull_request"));
      String pull = push.text("pull_request");
      return pull == null ? new Happening.Pushed(at, who(push)) : new Happening.Followed(at, pull);
    }

    private List<Happening> comment() {
      Entry comment = map("comment", Set.of("by", "text"));
      List<String> names = policy.obligations().stream().map(Obligation::name).toList();
      List<Happening> said = new ArrayList<>();
      for (Command command : Command.in(comment.need("text"))) {
        DoneWords words = DoneWords.in(command.words(), names);
        if (!command.name().equals("done")) {
          comment.error("text", "of commands only `/done` may stand in an event");
        } else if (words == null) {
          comment.error("text", "`/done` needs an obligation of the policy and a note");
        } else {
          said.add(new Happening.SaidDone(at, who(comment), words.obligation(), words.note()));
        }
      }
      return said;
    }

    private List<Happening> review() {
      Entry review = map("review", Set.of("by", "state"));
      String state = review.choice("state", Talk.OPINIONS, "commented");
      return "approved".equals(state)
          ? List.of(new Happening.Approved(at, who(review)))
          : List.of();
    }

    private Happening check() {
      Entry check = map("check", Set.of("name", "conclusion"));
      String conclusion = check.choice("conclusion", Talk.CONCLUSIONS, "failure");
      return new Happening.Checked(at, check.need("name"), String.valueOf(conclusion));
    }

    /// The obligation's name, or who closed its issue beside it; where nobody is named, its author.
    private Happening issueClosed() {
      if (entry.get("issue_closed") instanceof Node.Text) {
        return new Happening.IssueClosed(at, author, entry.need("issue_closed"));
      }
      Entry closed = map("issue_closed", Set.of("title", "by"));
      return new Happening.IssueClosed(at, who(closed), closed.need("title"));
    }

    private Entry map(String key, Set<String> keys) {
      Entry map = entry.entry(key, keys);
      return map == null ? Entry.none(entry.fields().spot(), key, problems) : map;
    }

    private Login who(Entry map) {
      Login by = map.read("by", "a login", Login::new);
      return by == null ? author : by;
    }
  }
}

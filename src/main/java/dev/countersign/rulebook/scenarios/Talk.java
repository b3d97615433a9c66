package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Check;
import dev.countersign.change.Command;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Review;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.policy.CommandDesk;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what people and machines say about a scenario's change: labels, reviews, requests, checks,
/// comments.
record Talk(Entry change, String organisation, When when) {
  /// The slug of this app, by which a scenario names what the app itself did.
  private static final String OURS = "countersign";

  static final List<String> OPINIONS =
      List.of("approved", "changes_requested", "commented", "dismissed");
  private static final List<String> RUNNING =
      List.of("queued", "in_progress", "pending", "waiting", "requested");
  static final List<String> CONCLUSIONS =
      List.of(
          "success",
          "failure",
          "neutral",
          "cancelled",
          "skipped",
          "timed_out",
          "action_required",
          "stale",
          "startup_failure",
          "error");

  List<Label> labels(Person author) {
    List<Label> labels = new ArrayList<>();
    for (Node node : change.items("labels")) {
      if (node instanceof Node.Text) {
        String name = change.text(node, "`labels`");
        labels.add(new Label(name == null ? "" : name, author, false));
      } else {
        Entry entry = Entry.of(node, "a label", change.problems(), Set.of("name", "by"));
        Person by = entry.read("by", "a login", Person::of);
        labels.add(new Label(entry.need("name"), by == null ? author : by, isOurs(by)));
      }
    }
    return labels;
  }

  private static boolean isOurs(@Nullable Person by) {
    return by != null && by.login().value().equalsIgnoreCase(OURS + "[bot]");
  }

  List<Review> reviews(Sha head) {
    List<Review> reviews = new ArrayList<>();
    List<Node> nodes = change.items("reviews");
    for (Node node : nodes) {
      Entry entry =
          Entry.of(node, "a review", change.problems(), Set.of("by", "state", "commit", "at"));
      entry.need("by");
      entry.need("state");
      Person by = entry.read("by", "a login", Person::of);
      String state = entry.choice("state", OPINIONS, null);
      String commit = entry.text("commit");
      Instant usual = when.now().minusSeconds(60L * (nodes.size() - reviews.size()));
      Instant at = entry.read("at", When.WANTED, when::moment);
      if (by != null && state != null) {
        reviews.add(
            new Review(
                reviews.size() + 1L,
                by,
                Review.Opinion.valueOf(state.toUpperCase(Locale.ROOT)),
                commit == null ? head : CommitIds.of(commit),
                at == null ? usual : at));
      }
    }
    return reviews;
  }

  List<Reviewer> reviewers(String key) {
    List<Reviewer> reviewers = new ArrayList<>();
    for (Node node : change.items(key)) {
      Reviewer reviewer =
          change.read(node, Shown.quoted(key), "a login or `team:` and a team", this::reviewer);
      if (reviewer != null) {
        reviewers.add(reviewer);
      }
    }
    return reviewers;
  }

  private Reviewer reviewer(String text) {
    return text.startsWith("team:")
        ? new Reviewer.Team(TeamName.of(text.substring("team:".length()), organisation))
        : new Reviewer.User(new Login(text));
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    Entry named = change.open("checks");
    if (named != null) {
      named.fields().fields().forEach(field -> checks.add(check(named, field)));
    }
    return checks;
  }

  private Check check(Entry named, Node.Field field) {
    List<String> words = new ArrayList<>(CONCLUSIONS);
    words.addAll(RUNNING);
    if (field.value() instanceof Node.Text) {
      return new Check(
          field.name(),
          null,
          false,
          concluded(named.choice(field.name(), words, "queued")),
          "",
          "");
    }
    Entry entry =
        Entry.of(
            field.value(),
            Shown.quoted(field.name()),
            change.problems(),
            Set.of("conclusion", "title", "summary", "app"));
    entry.need("conclusion");
    String app = entry.text("app");
    return new Check(
        field.name(),
        app,
        OURS.equals(app),
        concluded(entry.choice("conclusion", words, "queued")),
        entry.text("title", ""),
        entry.text("summary", ""));
  }

  private static @Nullable String concluded(@Nullable String word) {
    return word == null || RUNNING.contains(word) ? null : word;
  }

  /// Comments, in the order given; one with a command that is not served, on which a scenario would
  /// rely, is refused.
  List<Remark> comments() {
    List<Remark> remarks = new ArrayList<>();
    List<Node> nodes = change.items("comments");
    for (Node node : nodes) {
      Entry entry = Entry.of(node, "a comment", change.problems(), Set.of("by", "text", "at"));
      Person by = entry.read("by", "a login", Person::of);
      Instant usual = when.now().minusSeconds(nodes.size() - (long) remarks.size());
      Instant at = entry.read("at", When.WANTED, when::moment);
      List<Command> commands = Command.in(entry.need("text"));
      commands.stream()
          .filter(command -> !CommandDesk.NAMES.contains(command.name()))
          .forEach(command ->
              entry.error(
                  "text",
                  "the command %s is not served by this version"
                      .formatted(Shown.quoted("/" + command.name()))));
      Person somebody = by == null ? Person.of("nobody") : by;
      remarks.add(new Remark(somebody, commands, at == null ? usual : at));
    }
    return remarks;
  }

  int openConversations() {
    Entry conversations = change.entry("conversations", Set.of("unresolved"));
    return conversations == null ? 0 : conversations.count("unresolved", 0);
  }
}

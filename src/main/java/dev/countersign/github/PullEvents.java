package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Command;
import dev.countersign.change.Person;
import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import dev.countersign.forge.Event.Pull;
import dev.countersign.forge.Event.PullChanged;
import dev.countersign.forge.PullId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happens to pull requests.
final class PullEvents {
  private PullEvents() {}

  static Event pull(Payload payload) {
    return switch (payload.action()) {
      case "assigned",
          "unassigned",
          "milestoned",
          "demilestoned",
          "locked",
          "unlocked",
          "auto_merge_enabled",
          "auto_merge_disabled" ->
          GitHubEar.unheard(payload);
      case "enqueued", "dequeued" -> new Ignored(payload.word() + ": the merge group tells");
      case "opened", "synchronize" -> changed(payload, new Pull.Moved(payload.person("sender")));
      case "edited" -> changed(payload, edited(payload));
      case "closed" -> changed(payload, MergeEvents.closed(payload));
      case "labeled", "unlabeled" -> changed(payload, labelled(payload));
      case "stacked" -> changed(payload, stacked(payload));
      default -> changed(payload, new Pull.Moved(null));
    };
  }

  static Event review(Payload payload) {
    Opinion opinion = opinion(payload.needed("review.state"));
    if (opinion == null) {
      return new Ignored(payload.word() + ": the review is not given yet");
    }
    Review review =
        new Review(
            payload.number("review.id"),
            Actors.orGhost(payload.person("review.user")),
            opinion,
            payload.shaIfAny("review.commit_id"),
            instant(payload.needed("review.submitted_at")));
    return changed(payload, new Pull.Reviewed(review));
  }

  /// A thread was opened, closed or taken away. An answer in a thread changes nothing.
  static Event conversation(Payload payload) {
    boolean answer = !payload.at("comment.in_reply_to_id").isMissingNode();
    return payload.action().equals("edited") || (answer && payload.action().equals("created"))
        ? GitHubEar.unheard(payload)
        : changed(payload, new Pull.Moved(null));
  }

  /// A comment with commands, as somebody wrote it: not as it was edited, and not by a bot or an
  /// app. No other comment changes anything.
  static Event comment(Payload payload) {
    Person by = payload.person("comment.user");
    List<Command> commands = Command.in(payload.at("comment.body").asText(""));
    boolean asks =
        payload.action().equals("created")
            && !payload.at("issue.pull_request").isMissingNode()
            && !commands.isEmpty();
    if (!asks) {
      return new Ignored(payload.word() + ": asks nothing of us");
    }
    if (by == null
        || by.bot()
        || !by.equals(payload.person("sender"))
        || !payload.at("comment.performed_via_github_app").isMissingNode()) {
      return new Ignored(payload.word() + ": not written by a person");
    }
    return new Event.Commanded(
        new PullId(payload.installation(), payload.repo(), (int) payload.number("issue.number")),
        payload.number("comment.id"),
        by.login(),
        instant(payload.needed("comment.created_at")),
        commands);
  }

  private static Pull edited(Payload payload) {
    String from = payload.text("changes.base.ref.from");
    return from == null ? new Pull.Edited() : new Pull.Retargeted(from);
  }

  private static Pull labelled(Payload payload) {
    String label = payload.text("label.name");
    return label == null ? new Pull.Moved(null) : new Pull.Labelled(label);
  }

  /// In a stack a pull request counts as one to the stack's base.
  private static Pull stacked(Payload payload) {
    String own = payload.text("pull_request.base.ref");
    return own == null || own.equals(base(payload))
        ? new Pull.Moved(null)
        : new Pull.Retargeted(own);
  }

  private static Event changed(Payload payload, Pull what) {
    int number = (int) payload.number("pull_request.number");
    return new PullChanged(
        new PullId(payload.installation(), payload.repo(), number),
        payload.shaIfAny("pull_request.head.sha"),
        base(payload),
        what,
        payload.word());
  }

  private static @Nullable String base(Payload payload) {
    String stack = payload.text("pull_request.stack.base.ref");
    return stack == null ? payload.text("pull_request.base.ref") : stack;
  }

  private static @Nullable Opinion opinion(String state) {
    return switch (state.toUpperCase(Locale.ROOT)) {
      case "APPROVED" -> Opinion.APPROVED;
      case "CHANGES_REQUESTED" -> Opinion.CHANGES_REQUESTED;
      case "COMMENTED" -> Opinion.COMMENTED;
      case "DISMISSED" -> Opinion.DISMISSED;
      default -> null;
    };
  }

  /// The opinion of a review, as payloads, REST or GraphQL spell it; null where it is none yet.
  static @Nullable Opinion opinionOf(JsonNode review) {
    return opinion(review.path("state").asText(""));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      throw new Payload.Incomplete("it has no time");
    }
  }
}

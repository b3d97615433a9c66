package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.PullRequest;
import dev.countersign.change.PullRequest.Branch;
import dev.countersign.change.Repo;
import dev.countersign.change.Reviewer;
import dev.countersign.change.TeamName;
import dev.countersign.forge.PullId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the pull request itself out of an answer: its branches, labels, whom it asks, what it
/// closes.
final class PullFacts {
  private final PullId id;
  private final PullState.Told told;

  PullFacts(PullId id, PullState.Told told) {
    this.id = id;
    this.told = told;
  }

  /// @param base where it goes, which is the stack's base for one in a stack
  /// @param us our bot
  PullRequest pull(Branch base, Login us) {
    JsonNode pull = told.pull();
    return new PullRequest(
        id.repo(),
        id.number(),
        Facts.text(pull, "title"),
        Facts.text(pull, "body"),
        author(pull),
        new Branch(headRepo(), Facts.text(pull, "headRefName"), Facts.sha(pull, "headRefOid")),
        base,
        Facts.flag(pull, "isCrossRepository"),
        Facts.flag(pull, "isDraft"),
        state(Facts.text(pull, "state")),
        readyAt(),
        labels(us));
  }

  /// The branch it names as its base, at that branch's newest commit.
  Branch ownBase() {
    JsonNode pull = told.pull();
    JsonNode ref = pull.path("baseRef");
    return new Branch(
        id.repo(),
        Facts.text(pull, "baseRefName"),
        ref.isObject()
            ? Facts.sha(Facts.object(ref, "target"), "oid")
            : Facts.sha(pull, "baseRefOid"));
  }

  /// Whether it may be in a stack: its base is the head of another open pull request, or is gone.
  boolean mayBeStacked() {
    JsonNode pull = told.pull();
    JsonNode ref = pull.path("baseRef");
    if (Facts.text(pull, "baseRefName").equals(told.defaultBranch())) {
      return false;
    }
    return !ref.isObject()
        || Facts.number(Facts.object(ref, "associatedPullRequests"), "totalCount") > 0;
  }

  int changedFiles() {
    return (int) Facts.number(told.pull(), "changedFiles");
  }

  Set<Reviewer> requested() {
    Set<Reviewer> requested = new LinkedHashSet<>();
    for (JsonNode request : told.list(Connection.REQUESTS)) {
      JsonNode reviewer = Facts.object(request, "requestedReviewer");
      String team = Rest.text(reviewer, "combinedSlug");
      Person person = Actors.ofGraphQl(reviewer);
      if (team != null) {
        requested.add(new Reviewer.Team(TeamName.of(team, id.repo().owner())));
      } else if (person != null) {
        requested.add(new Reviewer.User(person.login()));
      } else {
        throw new Facts.Missing("GitHub does not say who is asked for a review.");
      }
    }
    return requested;
  }

  int openConversations() {
    return (int)
        told.list(Connection.THREADS).stream()
            .filter(thread -> !Facts.flag(thread, "isResolved"))
            .count();
  }

  /// The issues that it closes, of those that we may see.
  List<String> closes() {
    return told.list(Connection.CLOSES).stream()
        .filter(issue -> issue.path("repository").isObject())
        .map(issue ->
            Facts.text(Facts.object(issue, "repository"), "nameWithOwner")
                + "#"
                + Facts.number(issue, "number"))
        .toList();
  }

  private @Nullable Repo headRepo() {
    JsonNode repository = told.pull().path("headRepository");
    return repository.isObject() ? Repo.of(Facts.text(repository, "nameWithOwner")) : null;
  }

  private static Person author(JsonNode pull) {
    JsonNode author = pull.path("author");
    if (!author.isObject() && !author.isNull()) {
      throw Facts.Missing.field("author");
    }
    return Actors.orGhost(Actors.ofGraphQl(author));
  }

  private static PullRequest.State state(String state) {
    return switch (state) {
      case "OPEN" -> PullRequest.State.OPEN;
      case "CLOSED" -> PullRequest.State.CLOSED;
      case "MERGED" -> PullRequest.State.MERGED;
      default -> throw Facts.Missing.field("state");
    };
  }

  private Instant readyAt() {
    Instant ready = Facts.instant(told.pull(), "createdAt");
    for (JsonNode item : told.list(Connection.TIMELINE)) {
      if (is(item, "ReadyForReviewEvent")) {
        ready = Facts.instant(item, "createdAt");
      }
    }
    return ready;
  }

  private List<Label> labels(Login us) {
    Map<String, @Nullable Person> by = new HashMap<>();
    for (JsonNode item : told.list(Connection.TIMELINE)) {
      if (is(item, "LabeledEvent")) {
        by.put(item.path("label").path("name").asText(""), Actors.ofGraphQl(item.path("actor")));
      }
    }
    List<Label> labels = new ArrayList<>();
    for (JsonNode node : told.list(Connection.LABELS)) {
      String name = Facts.text(node, "name");
      Person person = by.get(name);
      labels.add(new Label(name, person, person != null && person.login().equals(us)));
    }
    return labels;
  }

  static boolean is(JsonNode item, String kind) {
    return item.path("__typename").asText("").equals(kind);
  }
}

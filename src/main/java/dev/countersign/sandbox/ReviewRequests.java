package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who was asked to review a pull request, and what they answered.
final class ReviewRequests {

  private final SimulatedPull pull;
  private final World world;
  private final Set<Account> users = new LinkedHashSet<>();
  private final Set<SimulatedTeam> teams = new LinkedHashSet<>();
  private final List<SimulatedReview> reviews = new ArrayList<>();

  ReviewRequests(SimulatedPull pull) {
    this.pull = pull;
    this.world = pull.repository().world;
  }

  List<Account> users() {
    return List.copyOf(users);
  }

  List<SimulatedTeam> teams() {
    return List.copyOf(teams);
  }

  /// All reviews but those nobody has submitted yet, oldest first.
  List<SimulatedReview> reviews() {
    return reviews.stream().filter(review -> !review.pending()).toList();
  }

  void request(Account by, Account who) {
    if (users.add(who)) {
      pull.record("ReviewRequestedEvent", by, Map.of("reviewer", who));
      world.webhooks.requested(pull, "review_requested", who, by);
    }
  }

  void request(Account by, SimulatedTeam team) {
    if (teams.add(team)) {
      pull.record("ReviewRequestedEvent", by, Map.of("team", team));
      world.webhooks.requested(pull, "review_requested", team, by);
    }
  }

  void withdraw(Account by, Account who) {
    if (users.remove(who)) {
      pull.record("ReviewRequestRemovedEvent", by, Map.of("reviewer", who));
      world.webhooks.requested(pull, "review_request_removed", who, by);
    }
  }

  void withdraw(Account by, SimulatedTeam team) {
    if (teams.remove(team)) {
      pull.record("ReviewRequestRemovedEvent", by, Map.of("team", team));
      world.webhooks.requested(pull, "review_request_removed", team, by);
    }
  }

  SimulatedReview review(Account by, String verdict, String commit) {
    SimulatedReview made = new SimulatedReview(world.nextId(), by, commit, world.now(), verdict);
    reviews.add(made);
    if (!made.pending()) {
      users.remove(by);
      teams.removeIf(team -> team.hasActive(by));
      world.webhooks.review(pull, "submitted", made, by);
    }
    return made;
  }

  void dismiss(SimulatedReview review, Account by) {
    String before = review.state();
    review.become("DISMISSED");
    pull.record("ReviewDismissedEvent", by, Map.of("review", review, "before", before));
    world.webhooks.review(pull, "dismissed", review, by);
  }
}

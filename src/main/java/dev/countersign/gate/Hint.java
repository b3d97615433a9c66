package dev.countersign.gate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.Review;
import dev.countersign.gate.Assessment.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an event tells of a change, so that a judgement which stays closed need not read everything
/// again. A hint only ever spares a request: before anything opens, the change is read afresh.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "hint")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Hint.CheckSeen.class, name = "check"),
  @JsonSubTypes.Type(value = Hint.ReviewSeen.class, name = "review"),
  @JsonSubTypes.Type(value = Hint.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Hint.Retargeted.class, name = "retargeted"),
  @JsonSubTypes.Type(value = Hint.Later.class, name = "later")
})
public sealed interface Hint {
  /// A check of the head commit was reported.
  record CheckSeen(String head, Check check) implements Hint {}

  /// A review was given, edited or dismissed.
  record ReviewSeen(Review review) implements Hint {}

  /// The pull request was closed, for good where it was merged.
  ///
  /// @param head what was merged, null where that was not told
  record Closed(boolean merged, @Nullable String head) implements Hint {}

  /// The pull request goes to another branch now.
  record Retargeted() implements Hint {}

  /// Words of an earlier judgement are still to be published.
  record Later() implements Hint {}

  /// The change as it is after what this hint tells.
  default Change on(Change change) {
    return switch (this) {
      case CheckSeen(String head, Check check) ->
          change.head().value().equals(head) ? with(change, check) : change;
      case ReviewSeen(Review review) -> with(change, review);
      case Closed closed -> change;
      case Retargeted retargeted -> change;
      case Later later -> change;
    };
  }

  /// Whether what it tells may be older than what is known, or asks for more than is known: then
  /// the change is read afresh.
  default boolean doubtful(Judged known) {
    return switch (this) {
      case CheckSeen(String head, Check check) ->
          known.change().checks().stream()
              .anyMatch(old -> same(old, check) && !old.running() && !old.equals(check));
      case ReviewSeen(Review review) ->
          !known.people().permissions().containsKey(review.by().login());
      case Closed closed -> true;
      case Retargeted retargeted -> true;
      case Later later -> false;
    };
  }

  private static boolean same(Check one, Check other) {
    return one.name().equals(other.name()) && Objects.equals(one.app(), other.app());
  }

  private static Change with(Change change, Check check) {
    List<Check> checks = new ArrayList<>(change.checks());
    checks.removeIf(old -> same(old, check));
    checks.add(check);
    return change.withChecks(checks);
  }

  private static Change with(Change change, Review review) {
    List<Review> reviews = new ArrayList<>(change.reviews());
    int place = -1;
    for (int i = 0; i < reviews.size(); i++) {
      place = reviews.get(i).id() == review.id() ? i : place;
    }
    if (place >= 0 && reviews.get(place).opinion() != Review.Opinion.DISMISSED) {
      reviews.set(place, review);
    } else if (place < 0) {
      reviews.add(review);
      reviews.sort(Comparator.comparing(Review::at).thenComparingLong(Review::id));
    }
    return change.withReviews(reviews);
  }
}

package dev.countersign.gate;

import dev.countersign.change.Change;
import dev.countersign.change.Review;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Merged;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyText;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The judging of pull requests that were merged, as a policy would have judged them when they
/// were. Reviews are taken as they were then, all else as GitHub tells it now.
public final class Replaying {
  private final Forge forge;
  private final @Nullable Policy given;
  private final Rulebook rulebook = new Rulebook();

  /// @param given null for the policy in force now
  public Replaying(Forge forge, @Nullable Policy given) {
    this.forge = forge;
    this.given = given;
  }

  /// What came of one.
  public sealed interface Replayed {
    record Judged(Verdict verdict) implements Replayed {}

    /// It cannot be judged; why, as a sentence.
    record Unjudged(String why) implements Replayed {}
  }

  public Replayed judge(Merged merged) {
    Reading reading = forge.read(merged.id(), texts -> Assessor.wanted(policy(merged, texts)));
    return switch (reading) {
      case Reading.Gone(String why) -> new Replayed.Unjudged(why);
      case Reading.Unreadable unreadable ->
          new Replayed.Unjudged(String.join(" ", unreadable.what()));
      case Reading.Read read -> judged(merged, read);
    };
  }

  private Replayed judged(Merged merged, Reading.Read read) {
    Policy policy = policy(merged, read.policies());
    if (policy == null) {
      return new Replayed.Unjudged("There is no policy that can be read; name one by --policy.");
    }
    Change change = read.change().withReviews(then(merged, read.change().reviews()));
    return new Replayed.Judged(new Judge().judge(policy, change, read.people(), merged.at()));
  }

  private static List<Review> then(Merged merged, List<Review> reviews) {
    return reviews.stream().filter(review -> !review.at().isAfter(merged.at())).toList();
  }

  private @Nullable Policy policy(Merged merged, PolicyTexts texts) {
    if (given != null) {
      return given;
    }
    PolicyFile organisation = file(texts.organisation());
    PolicyFile repository = file(texts.repository());
    if (organisation == null && repository == null) {
      return null;
    }
    return rulebook.read(null, organisation, repository, merged.id().repo().owner())
            instanceof PolicyReading.Valid valid
        ? valid.policy()
        : null;
  }

  private static @Nullable PolicyFile file(@Nullable PolicyText text) {
    String said = text == null ? null : text.text();
    return text == null || said == null ? null : new PolicyFile(text.path(), said);
  }
}

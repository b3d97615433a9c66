package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The latest opinion of each reviewer: a comment leaves an earlier opinion as it is.
final class Opinions {
  private final NavigableMap<Login, Review> latest = new TreeMap<>();

  Opinions(List<Review> reviews) {
    reviews.stream()
        .filter(review -> review.opinion() != Opinion.COMMENTED)
        .sorted(Comparator.comparing(Review::at))
        .forEach(review -> latest.put(review.by().login(), review));
  }

  /// The reviews in force that say this, in order of their authors' logins.
  List<Review> saying(Opinion opinion) {
    return latest.values().stream().filter(review -> review.opinion() == opinion).toList();
  }
}

package dev.countersign.load;

import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.sandbox.SimulatedRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What people do in a storm, by chance: open, push, review, edit, label, and what the CI says.
final class Acts {
  private static final String PLAN = "Better so.\n\n## Rollback plan\nRevert it, five minutes.\n";
  private static final List<String> REVIEWERS = List.of("eve", "kim", "dana");

  private final City city;
  private final RandomGenerator chance;
  private final int most;
  private final List<SimulatedPull> pulls = new ArrayList<>();
  private int files;

  /// @param most pull requests at most
  Acts(City city, RandomGenerator chance, int most) {
    this.city = city;
    this.chance = chance;
    this.most = most;
  }

  /// One act, on a pull request by chance.
  void act() {
    if (pulls.size() < most && (pulls.isEmpty() || chance.nextInt(3) == 0)) {
      open();
    } else {
      on(pulls.get(chance.nextInt(pulls.size())));
    }
  }

  /// Opens one more pull request.
  SimulatedPull open() {
    SimulatedRepository repository =
        city.repositories.get(chance.nextInt(city.repositories.size()));
    String path = chance.nextInt(4) == 0 ? "src/crypto/key-" : "src/part-";
    SimulatedPull pull =
        repository.open(
            Proposal.by("bob", "fix: part " + files, Files.of(path + files++ + ".txt", "x\n"))
                .saying(chance.nextBoolean() ? PLAN : "Better so."));
    pulls.add(pull);
    return pull;
  }

  /// One act on this one.
  void on(SimulatedPull pull) {
    switch (chance.nextInt(10)) {
      case 0, 1 -> pull.push("bob", "src/more-" + files++ + ".txt", "y\n");
      case 2, 3 -> pull.approve(reviewer());
      case 4 -> pull.review(reviewer(), "CHANGES_REQUESTED");
      case 5, 6 -> pull.ci("lint", chance.nextInt(4) == 0 ? "failure" : "success");
      case 7 -> pull.editBody("bob", chance.nextBoolean() ? PLAN : "Better so.");
      case 8 -> pull.editTitle("bob", "fix: renamed " + files++);
      default -> label(pull);
    }
  }

  private void label(SimulatedPull pull) {
    if (pull.labels().contains("later")) {
      pull.unlabel("bob", "later");
    } else {
      pull.label("bob", "later");
    }
  }

  private String reviewer() {
    return REVIEWERS.get(chance.nextInt(REVIEWERS.size()));
  }
}

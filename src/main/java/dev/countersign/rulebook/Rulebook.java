package dev.countersign.rulebook;

import dev.countersign.policy.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of policies: out of the files that say it, the one policy that is meant, or every
/// problem that keeps it from meaning one.
public final class Rulebook {

  /// Reads one file that stands alone.
  public PolicyReading read(PolicyFile only, String organisationName) {
    return read(null, only, null, organisationName);
  }

  /// Reads the policy of a repository out of the instance's file, its organisation's, and its own,
  /// as far as they are there.
  ///
  /// @param organisationName whose teams are meant where a team is named without one
  public PolicyReading read(
      @Nullable PolicyFile instance,
      @Nullable PolicyFile organisation,
      @Nullable PolicyFile repository,
      String organisationName) {
    PolicyFile only =
        repository != null ? repository : organisation != null ? organisation : instance;
    if (only == null) {
      throw new IllegalArgumentException("no policy file is there to read");
    }
    Problems problems = new Problems();
    Node root = YamlReader.read(only, problems);
    return root == null
        ? new PolicyReading.Invalid(problems.inOrder())
        : meaning(root, problems, organisationName);
  }

  private static PolicyReading meaning(Node root, Problems problems, String organisationName) {
    Names names = new Names(root);
    PolicyShape.policy()
        .check(root, new Shape.Under("the policy", root.spot()), new Shape.Desk(problems, names));
    new WholeChecks(root, problems).run();
    if (problems.hasErrors()) {
      return new PolicyReading.Invalid(problems.inOrder());
    }
    List<Place> sources = new ArrayList<>();
    sources.add(RuleBuilder.place(root.spot()));
    return new PolicyReading.Valid(
        new PolicyBuilder(root, organisationName).policy(sources), problems.inOrder());
  }
}

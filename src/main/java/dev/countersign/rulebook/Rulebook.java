package dev.countersign.rulebook;

import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of policies: out of the files that say it, the one policy that is meant, or every
/// problem that keeps it from meaning one.
public final class Rulebook {
  private final Presets presets;

  /// A reader that knows the shipped policies as presets.
  public Rulebook() {
    this(Presets.shipped());
  }

  public Rulebook(Presets presets) {
    this.presets = presets;
  }

  /// Reads one file that stands alone.
  public PolicyReading read(PolicyFile only, String organisationName) {
    return read(null, only, null, organisationName);
  }

  /// Reads the policy of a repository out of the instance's file, its organisation's, and its own,
  /// as far as they are there. The organisation's stands in place of the instance's unless it
  /// extends it; the repository's always extends what stands above it.
  ///
  /// @param organisationName whose teams are meant where a team is named without one
  public PolicyReading read(
      @Nullable PolicyFile instance,
      @Nullable PolicyFile organisation,
      @Nullable PolicyFile repository,
      String organisationName) {
    if (instance == null && organisation == null && repository == null) {
      throw new IllegalArgumentException("no policy file is there to read");
    }
    Problems problems = new Problems();
    Extending extending = new Extending(presets, problems);
    Node root = extending.together(instance, organisation, repository);
    return root == null
        ? new PolicyReading.Invalid(problems.inOrder())
        : meaning(root, extending.used(), problems, organisationName);
  }

  private static PolicyReading meaning(
      Node root, List<Node.Fields> files, Problems problems, String organisationName) {
    Names names = new Names(root);
    PolicyShape.policy()
        .check(root, new Shape.Under("the policy", root.spot()), new Shape.Desk(problems, names));
    new WholeChecks(root, problems).run();
    if (problems.hasErrors()) {
      return new PolicyReading.Invalid(problems.inOrder());
    }
    List<Place> sources = files.stream().map(file -> RuleBuilder.place(file.spot())).toList();
    Policy policy = new PolicyBuilder(root, organisationName).policy(sources);
    new Unreachable(policy, root, problems).note();
    return new PolicyReading.Valid(policy, problems.inOrder());
  }
}

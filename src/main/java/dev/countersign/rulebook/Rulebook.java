package dev.countersign.rulebook;

import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader of policies: out of the files that say it, the one policy that is meant, or every
/// problem that keeps it from meaning one.
public final class Rulebook {
  private final Presets presets = new Presets();

  /// Reads one file that stands alone.
  public PolicyReading read(PolicyFile only, String organisationName) {
    return read(null, only, null, organisationName);
  }

  /// Reads the policy of a repository out of the instance's file, its organisation's, and its own,
  /// as far as they are there. The organisation's stands above the repository's; the instance's
  /// stands in for an organisation's that is not there.
  ///
  /// @param organisationName whose teams are meant where a team is named without one
  public PolicyReading read(
      @Nullable PolicyFile instance,
      @Nullable PolicyFile organisation,
      @Nullable PolicyFile repository,
      String organisationName) {
    PolicyFile above = organisation == null ? instance : organisation;
    PolicyFile first = above == null ? repository : above;
    if (first == null) {
      throw new IllegalArgumentException("no policy file is there to read");
    }
    Problems problems = new Problems();
    List<PolicyFile> files = new ArrayList<>(List.of(first));
    if (above != null && repository != null) {
      files.add(repository);
    }
    List<Node> roots = new ArrayList<>();
    for (PolicyFile file : files) {
      Node root = YamlReader.read(file, problems);
      if (root != null) {
        roots.addAll(presets.under(root, problems));
        roots.add(root);
      }
    }
    return problems.hasErrors() || roots.isEmpty()
        ? new PolicyReading.Invalid(problems.inOrder())
        : meaning(roots, problems, organisationName);
  }

  private static PolicyReading meaning(
      List<Node> roots, Problems problems, String organisationName) {
    Node whole = roots.getFirst();
    for (Node below : roots.subList(1, roots.size())) {
      whole = Inheritance.merged(whole, below, problems);
    }
    Node root = Inheritance.withoutExtends(whole);
    Names names = new Names(root);
    PolicyShape.policy()
        .check(root, new Shape.Under("the policy", root.spot()), new Shape.Desk(problems, names));
    new WholeChecks(root, problems).run();
    if (problems.hasErrors()) {
      return new PolicyReading.Invalid(problems.inOrder());
    }
    List<Place> sources = roots.stream().map(Node::spot).map(RuleBuilder::place).toList();
    Policy policy = new PolicyBuilder(root, organisationName).policy(sources);
    return new PolicyReading.Valid(widened(policy, roots), problems.inOrder());
  }

  private static Policy widened(Policy policy, List<Node> roots) {
    Policy wider = policy;
    for (int at = 1; at < roots.size(); at++) {
      Set<String> added = new LinkedHashSet<>(Take.fields(Take.at(roots.get(at), "types")).names());
      for (Node above : roots.subList(0, at)) {
        Set<String> own = new LinkedHashSet<>(added);
        own.removeAll(Take.fields(Take.at(above, "types")).names());
        wider =
            own.isEmpty() ? wider : AddedTypes.widened(wider, own, above.spot().source().name());
      }
    }
    return wider;
  }
}

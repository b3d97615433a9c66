package dev.countersign.rulebook.scenarios;

import dev.countersign.policy.Policy;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Problems;
import dev.countersign.rulebook.Rulebook;
import dev.countersign.rulebook.Shown;
import dev.countersign.rulebook.YamlReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader of scenario files: out of a file and the policy it names, its scenarios, or every
/// problem with its place.
public final class Scenarios {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(List.of("policy", "organisation", "people", "base", "scenarios"));
  private static final String ENDING = ".scenarios.yml";

  /// The organisation of a policy that names none.
  private static final String USUAL_ORGANISATION = "acme";

  private final PolicyFile file;
  private final Neighbours neighbours;
  private final Problems problems = new Problems();

  private Scenarios(PolicyFile file, Neighbours neighbours) {
    this.file = file;
    this.neighbours = neighbours;
  }

  /// Reads a file whose name ends in `.scenarios.yml`.
  public static ScenariosReading read(PolicyFile file, Neighbours neighbours) {
    return new Scenarios(file, neighbours).read();
  }

  private ScenariosReading read() {
    Node root = YamlReader.read(file, problems);
    if (root == null) {
      return new ScenariosReading.Unreadable(problems.inOrder());
    }
    Entry top = Entry.of(root, "a scenario file", problems, KEYS);
    PolicyFile own = policyFile(top, "policy", usualPolicy());
    PolicyFile above = top.has("organisation") ? policyFile(top, "organisation", "") : null;
    if (own == null) {
      return new ScenariosReading.Unreadable(problems.inOrder());
    }
    return switch (policy(above, own)) {
      case PolicyReading.Invalid(List<Problem> wrong) -> new ScenariosReading.Unreadable(wrong);
      case PolicyReading.Valid(Policy policy, var _) ->
          scenarios(top, new Stage(policy, above, own));
    };
  }

  /// `x.yml` for `x.scenarios.yml`.
  private String usualPolicy() {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return name.endsWith(ENDING)
        ? name.substring(0, name.length() - ENDING.length()) + ".yml"
        : name;
  }

  private @Nullable PolicyFile policyFile(Entry top, String key, String usual) {
    String path = top.text(key, usual);
    PolicyFile found = path.isEmpty() ? null : neighbours.file(path);
    if (found == null) {
      top.error(key, "there is no file %s beside this one".formatted(Shown.quoted(path)));
    }
    return found;
  }

  static PolicyReading policy(@Nullable PolicyFile above, PolicyFile own) {
    PolicyReading reading = new Rulebook().read(null, above, own, USUAL_ORGANISATION);
    if (reading instanceof PolicyReading.Valid(Policy policy, var _)) {
      String organisation = organisation(policy);
      return organisation.equals(USUAL_ORGANISATION)
          ? reading
          : new Rulebook().read(null, above, own, organisation);
    }
    return reading;
  }

  /// The organisation whose teams a policy names first.
  static String organisation(Policy policy) {
    return policy.roles().values().stream()
        .flatMap(role -> role.teams().stream())
        .map(team -> team.org())
        .filter(org -> !org.equals(USUAL_ORGANISATION))
        .findFirst()
        .orElse(USUAL_ORGANISATION);
  }

  private ScenariosReading scenarios(Entry top, Stage stage) {
    List<Scenario> scenarios = new ScenarioReader(file.name(), stage, problems).read(top);
    return problems.hasErrors()
        ? new ScenariosReading.Unreadable(problems.inOrder())
        : new ScenariosReading.Read(scenarios);
  }
}

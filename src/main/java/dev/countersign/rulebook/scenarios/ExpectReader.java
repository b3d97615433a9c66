package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Reviewer;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Owed;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Rule;
import dev.countersign.rulebook.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what a scenario expects. Names that the policy does not have are noted: a misspelt rule
/// would be absent whatever happens.
record ExpectReader(Entry expect, Policy policy, When when) {
  static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "type",
              "risk",
              "score",
              "areas",
              "check",
              "title",
              "rules",
              "says",
              "not_says",
              "requests",
              "labels",
              "obligations",
              "deployment",
              "at"));
  private static final List<String> CHECKS =
      List.of("success", "waiting", "failure", "action_required", "neutral", "none");
  private static final List<String> DEPLOYMENTS = List.of("approved", "rejected", "waiting");
  private static final List<String> STATES =
      List.of("met", "waiting", "unmet", "waived", "noted", "absent");

  Expected read(Talk talk) {
    List<Reviewer> requests = talk.reviewers("requests");
    return new Expected(
        expect.choice("type", types(), null),
        expect.choice("risk", policy.risk().levelNames(), null),
        expect.has("score") ? Integer.valueOf(expect.count("score", 0)) : null,
        named("areas", policy.areas().keySet()),
        expect.choice("check", CHECKS, null),
        expect.text("title"),
        rules(),
        expect.texts("says"),
        expect.texts("not_says"),
        expect.has("requests") ? Set.copyOf(requests) : null,
        expect.has("labels") ? new LinkedHashSet<>(expect.texts("labels")) : null,
        expect.choice("deployment", DEPLOYMENTS, null),
        named("obligations", obligations()));
  }

  /// Those of the policy, and those that any emergency may leave.
  private List<String> obligations() {
    List<String> names = new ArrayList<>();
    policy.obligations().stream().map(Obligation::name).forEach(names::add);
    if (policy.emergency() != null && expect.has("obligations")) {
      expect.texts("obligations").stream().filter(Owed::isName).forEach(names::add);
    }
    return names;
  }

  private List<String> types() {
    List<String> types = new ArrayList<>();
    policy.types().forEach(type -> types.add(type.name()));
    if (policy.emergency() != null) {
      types.add(policy.emergency().type());
    }
    return types;
  }

  private @Nullable Set<String> named(String key, Collection<String> names) {
    if (!expect.has(key)) {
      return null;
    }
    return expect.items(key).stream()
        .filter(item -> expect.isOneOf(item, key, names))
        .map(item -> ((Node.Text) item).value())
        .collect(Collectors.toSet());
  }

  private Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    Entry given = expect.open("rules");
    if (given != null) {
      List<String> names = policy.rules().stream().map(Rule::name).toList();
      for (Node.Field field : given.fields().fields()) {
        given.isOneOf(field.key(), "rules", names);
        rules.put(field.name(), String.valueOf(given.choice(field.name(), STATES, "absent")));
      }
    }
    return rules;
  }
}

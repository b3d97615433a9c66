package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Reviewer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a scenario expects. What is null or empty is not asked about; sets that are there are
/// exact.
///
/// @param check `success`, `waiting`, `failure`, `action_required`, `neutral` or `none`
/// @param title a part of the check's title
/// @param rules rule to state, `absent` where it must not apply
/// @param says parts of the check's title, summary, text or annotations
/// @param notSays what must stand in none of them
/// @param deployment `approved`, `rejected` or `waiting`
/// @param obligations the open ones
public record Expected(
    @Nullable String type,
    @Nullable String risk,
    @Nullable Integer score,
    @Nullable Set<String> areas,
    @Nullable String check,
    @Nullable String title,
    Map<String, String> rules,
    List<String> says,
    List<String> notSays,
    @Nullable Set<Reviewer> requests,
    @Nullable Set<String> labels,
    @Nullable String deployment,
    @Nullable Set<String> obligations) {
  public Expected {
    areas = areas == null ? null : new TreeSet<>(areas);
    rules = new LinkedHashMap<>(rules);
    says = List.copyOf(says);
    notSays = List.copyOf(notSays);
    requests = requests == null ? null : Set.copyOf(requests);
    labels = labels == null ? null : new TreeSet<>(labels);
    obligations = obligations == null ? null : new TreeSet<>(obligations);
  }
}

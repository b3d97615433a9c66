package dev.countersign.policy;

import dev.countersign.change.Label;
import dev.countersign.policy.Verdict.AreaFound;
import dev.countersign.policy.Verdict.Labels;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which labels this app keeps on a change: those of its areas and of its type. A label that
/// somebody else put on stays theirs.
record LabelDecision(Case asked) {

  /// @param type null where the change is out of scope
  Labels of(@Nullable String type, List<AreaFound> areas) {
    Set<String> applying = areas.stream().map(AreaFound::area).collect(Collectors.toSet());
    Stream<String> ofAreas =
        asked.policy().areas().values().stream()
            .filter(area -> applying.contains(area.name()))
            .map(Area::label)
            .flatMap(Stream::ofNullable);
    Stream<String> ofType =
        asked.policy().types().stream()
            .filter(each -> each.name().equals(type))
            .map(ChangeType::label)
            .flatMap(Stream::ofNullable);
    Set<String> wanted = new TreeSet<>(Stream.concat(ofAreas, ofType).toList());
    return new Labels(wanted, managed(wanted));
  }

  private Set<String> managed(Collection<String> wanted) {
    Stream<@Nullable String> all =
        Stream.concat(
            asked.policy().areas().values().stream().map(Area::label),
            asked.policy().types().stream().map(ChangeType::label));
    Set<String> managed =
        new TreeSet<>(all.filter(Objects::nonNull).map(Objects::requireNonNull).toList());
    managed.removeIf(label -> !wanted.contains(label) && putOnByOthers(label));
    return managed;
  }

  private boolean putOnByOthers(String name) {
    return asked.change().pull().labels().stream()
        .filter(label -> !label.ours())
        .map(Label::name)
        .anyMatch(name::equalsIgnoreCase);
  }
}

package dev.countersign.policy;

import dev.countersign.change.Files;
import dev.countersign.change.Truth;
import dev.countersign.change.dependencies.DependencyChange;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Conditions on what a change does to dependencies.
record DependencyConditions(Files files, ChangedFiles changed, DependencyFacts facts) {
  private static final int NAMED = 3;

  Held dependency(Condition.Dependency wanted) {
    List<DependencyChange> all = facts.reading().changes();
    List<DependencyChange> sure =
        all.stream().filter(each -> fits(each, wanted).certain()).toList();
    boolean perhaps = all.stream().anyMatch(each -> fits(each, wanted) == Truth.UNKNOWN);
    boolean open = perhaps || !facts.complete();
    Truth truth = wanted.bumps().isEmpty() ? any(sure, open) : bump(sure, wanted.bumps(), open);
    String gap = facts.complete() ? UNREADABLE : facts.gaps().getFirst();
    return Held.of(truth, ground(sure), "no such dependency changes", gap);
  }

  private static final String UNREADABLE =
      "A version of a dependency cannot be read: the stricter reading holds.";

  private static Truth any(List<DependencyChange> sure, boolean open) {
    return sure.isEmpty() ? (open ? Truth.UNKNOWN : Truth.NO) : Truth.YES;
  }

  /// The largest bump is one of these; what is not known could be larger than what is.
  private static Truth bump(List<DependencyChange> sure, Set<Bump> wanted, boolean open) {
    @Nullable Bump largest =
        sure.stream()
            .map(DependencyChange::bump)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    boolean holds = largest != null && wanted.contains(largest);
    boolean couldGrow = open && largest != Bump.MAJOR;
    boolean couldFit =
        wanted.stream().anyMatch(each -> largest == null || each.compareTo(largest) > 0);
    return couldGrow && (holds || couldFit) ? Truth.UNKNOWN : Truth.of(holds);
  }

  private static Truth fits(DependencyChange change, Condition.Dependency wanted) {
    boolean known =
        (wanted.added() == null || wanted.added() == (change.kind() == DependencyChange.Kind.ADDED))
            && (wanted.dev() == null || wanted.dev() == change.dev())
            && (wanted.ecosystems().isEmpty() || wanted.ecosystems().contains(change.ecosystem()));
    return Truth.of(known).and(downgrade(change, wanted.downgrade()));
  }

  private static Truth downgrade(DependencyChange change, @Nullable Boolean wanted) {
    if (wanted == null) {
      return Truth.YES;
    }
    return change.unreadable() ? Truth.UNKNOWN : Truth.of(wanted == change.downgrade());
  }

  private Ground ground(List<DependencyChange> changes) {
    if (changes.isEmpty()) {
      return Ground.of("what changes of the dependencies is not known in full");
    }
    Set<String> paths =
        changes.stream().map(DependencyChange::file).collect(Collectors.toUnmodifiableSet());
    String more = changes.size() > NAMED ? " and %d more".formatted(changes.size() - NAMED) : "";
    String names =
        changes.stream()
            .limit(NAMED)
            .map(DependencyConditions::name)
            .collect(Collectors.joining(", "));
    return new Ground("changing dependencies (" + names + more + ")", changed.named(paths));
  }

  private static String name(DependencyChange change) {
    String verb = change.kind() == DependencyChange.Kind.ADDED ? "new" : "";
    String how = change.bump() == null ? verb : change.bump().word();
    return (change.name() + " " + how).strip();
  }

  /// Whether nothing changed but declarations of dependencies.
  Held only() {
    BitSet others = changed.places(file -> !declaresBoth(file));
    changed.named(facts.reading().otherChanges()).stream().forEach(others::set);
    if (!others.isEmpty()) {
      Ground ground = new Ground("more than declarations of dependencies", others);
      return new Held(Truth.NO, List.of(ground), List.of());
    }
    Ground ground = new Ground("nothing but declarations of dependencies", changed.all());
    if (!facts.complete() || unseen()) {
      String gap = facts.complete() ? Gap.MANIFEST_UNSEEN : facts.gaps().getFirst();
      return Held.unknown(ground, gap);
    }
    return changed.list().isEmpty() ? Held.no("no file is changed") : Held.yes(ground);
  }

  private boolean unseen() {
    Set<String> read =
        files.texts().stream().map(text -> text.path()).collect(Collectors.toUnmodifiableSet());
    return changed.list().stream().anyMatch(file -> !read.contains(file.path()));
  }

  private static boolean declaresBoth(dev.countersign.change.FileChange file) {
    return DependencyFacts.declares(file.path())
        && (file.from() == null || DependencyFacts.declares(file.from()));
  }
}

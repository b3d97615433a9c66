package dev.countersign.change.dependencies;

import dev.countersign.change.dependencies.DependencyChange.Kind;
import dev.countersign.change.dependencies.versions.Bump;
import dev.countersign.change.dependencies.versions.Grammar;
import dev.countersign.change.dependencies.versions.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The comparison of what one file declared before and after.
record Comparison(Ecosystem ecosystem, Grammar grammar, String file, boolean locked) {

  private static final Comparator<DependencyChange> NEARER =
      Comparator.comparing((DependencyChange c) -> Objects.requireNonNullElse(c.bump(), Bump.MAJOR))
          .thenComparing(DependencyChange::unreadable)
          .thenComparing(DependencyChange::downgrade);

  /// Both sides of one name.
  private record Sides(List<Declared> before, List<Declared> after) {
    Sides() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    Sides copy() {
      return new Sides(new ArrayList<>(before), new ArrayList<>(after));
    }
  }

  List<DependencyChange> changes(List<Declared> before, List<Declared> after) {
    SortedMap<String, Sides> names = new TreeMap<>();
    before.forEach(d -> names.computeIfAbsent(d.name(), _ -> new Sides()).before().add(d));
    after.forEach(d -> names.computeIfAbsent(d.name(), _ -> new Sides()).after().add(d));
    List<DependencyChange> changes = new ArrayList<>();
    names.values().forEach(sides -> changes.addAll(ofOneName(sides)));
    return changes.stream().distinct().toList();
  }

  private List<DependencyChange> ofOneName(Sides all) {
    List<DependencyChange> changes = new ArrayList<>();
    Sides left = all.copy();
    pair(left, Declared::equals, changes);
    pair(left, (b, a) -> b.dev() == a.dev() && b.place().equals(a.place()), changes);
    pair(left, (b, a) -> b.dev() == a.dev() && same(b, a), changes);
    pair(left, (b, a) -> b.dev() == a.dev(), changes);
    left.after().forEach(one -> add(changes, further(one, all.before())));
    left.before().forEach(one -> add(changes, dropped(one, all.after())));
    return changes;
  }

  /// Takes out what belongs together, and keeps what it says.
  private void pair(
      Sides left, BiPredicate<Declared, Declared> together, List<DependencyChange> changes) {
    for (Iterator<Declared> it = left.after().iterator(); it.hasNext(); ) {
      Declared after = it.next();
      for (Declared before : left.before()) {
        if (together.test(before, after)) {
          add(changes, moved(before, after));
          left.before().remove(before);
          it.remove();
          break;
        }
      }
    }
  }

  private static void add(List<DependencyChange> changes, @Nullable DependencyChange change) {
    if (change != null) {
      changes.add(change);
    }
  }

  /// A declaration without a counterpart: new, or one more of a name that is there already and then
  /// measured from the nearest of those. What serves production is never measured from what served
  /// development.
  private @Nullable DependencyChange further(Declared one, List<Declared> before) {
    DependencyChange nearest = null;
    boolean known = false;
    for (Declared peer : before) {
      if (one.dev() || !peer.dev()) {
        DependencyChange change = moved(peer, one);
        nearest = known ? nearer(nearest, change) : change;
        known = true;
      }
    }
    return known ? nearest : added(one);
  }

  private static @Nullable DependencyChange nearer(
      @Nullable DependencyChange one, @Nullable DependencyChange other) {
    if (one == null || other == null) {
      return null;
    }
    return NEARER.compare(one, other) <= 0 ? one : other;
  }

  private @Nullable DependencyChange dropped(Declared one, List<Declared> after) {
    boolean stays = after.stream().anyMatch(a -> one.dev() || !a.dev());
    return stays ? null : change(Kind.REMOVED, one, null, null);
  }

  private DependencyChange added(Declared one) {
    String version = one.version();
    boolean readable = version != null && grammar.read(version) != null;
    return readable ? change(Kind.ADDED, null, one, null) : unreadable(null, one);
  }

  private @Nullable DependencyChange moved(Declared before, Declared after) {
    if (same(before, after)) {
      return null;
    }
    String from = before.version();
    String to = after.version();
    if (from == null || to == null || !Objects.equals(before.source(), after.source())) {
      return unreadable(before, after);
    }
    Move move = from.equals(to) ? new Move(null, false) : Move.between(grammar, from, to);
    boolean pinMoved = !Objects.equals(before.pin(), after.pin());
    if (move == null || (move.bump() == null && pinMoved)) {
      return unreadable(before, after);
    }
    Bump bump = move.bump();
    return change(
        Kind.CHANGED, before, after, new Move(bump == null ? Bump.PATCH : bump, move.downgrade()));
  }

  private static boolean same(Declared before, Declared after) {
    return Objects.equals(before.version(), after.version())
        && Objects.equals(before.pin(), after.pin())
        && Objects.equals(before.source(), after.source());
  }

  private DependencyChange unreadable(@Nullable Declared before, Declared after) {
    return new DependencyChange(
        ecosystem,
        after.name(),
        Kind.ADDED,
        Bump.MAJOR,
        false,
        after.dev(),
        locked,
        before == null ? null : shown(before),
        shown(after),
        file,
        true);
  }

  private DependencyChange change(
      Kind kind, @Nullable Declared before, @Nullable Declared after, @Nullable Move move) {
    Declared subject = Objects.requireNonNull(after == null ? before : after);
    return new DependencyChange(
        ecosystem,
        subject.name(),
        kind,
        move == null ? null : move.bump(),
        move != null && move.downgrade(),
        subject.dev(),
        locked,
        before == null ? null : shown(before),
        after == null ? null : shown(after),
        file,
        false);
  }

  private static @Nullable String shown(Declared declared) {
    return declared.version() == null ? declared.pin() : declared.version();
  }
}

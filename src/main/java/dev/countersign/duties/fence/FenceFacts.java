package dev.countersign.duties.fence;

import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.BranchSettings.Layer;
import dev.countersign.policy.ProtectionFacts;
import dev.countersign.policy.ProtectionFacts.RequiredCheck;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What both forms of a branch's settings come to together: they hold side by side, so what one of
/// them demands is demanded. Where one could not be read, only what the other demands is known.
public final class FenceFacts {
  private final BranchSettings settings;
  private final String check;
  private final List<Layer> known;
  private final boolean whole;

  private FenceFacts(BranchSettings settings, String check) {
    this.settings = settings;
    this.check = check;
    this.known = Stream.of(settings.classic(), settings.rules()).filter(Objects::nonNull).toList();
    this.whole = known.size() == 2;
  }

  /// The facts.
  ///
  /// @param check the name of our check, without which nothing is bound
  public static ProtectionFacts of(BranchSettings settings, String check) {
    return new FenceFacts(settings, check).facts();
  }

  private ProtectionFacts facts() {
    return new ProtectionFacts(
        reviews(),
        either(Layer::dismissStale),
        either(Layer::codeOwners),
        checks(),
        bound(),
        negated(either(Layer::blocksForce)),
        negated(either(Layer::blocksDeletion)),
        either(Layer::queue),
        settings.unread());
  }

  private @Nullable Integer reviews() {
    int most = known.stream().mapToInt(Layer::reviews).max().orElse(0);
    return (whole || most > 0) ? most : null;
  }

  private @Nullable Boolean either(Predicate<Layer> what) {
    boolean one = known.stream().anyMatch(what);
    return (one || whole) ? one : null;
  }

  private static @Nullable Boolean negated(@Nullable Boolean what) {
    return what == null ? null : !what;
  }

  /// Where ours is required in what was read, that is enough to know.
  private @Nullable Set<RequiredCheck> checks() {
    boolean ours = known.stream().anyMatch(this::requiresOurs);
    if (!whole && !ours) {
      return null;
    }
    return known.stream()
        .flatMap(layer -> layer.checks().stream())
        .map(required -> new RequiredCheck(required.name(), required.app()))
        .collect(Collectors.toSet());
  }

  private boolean requiresOurs(Layer layer) {
    return layer.checks().stream().anyMatch(required -> required.name().equals(check));
  }

  /// One form that requires our check and that nobody may go past is enough.
  private @Nullable Boolean bound() {
    List<Layer> ours = known.stream().filter(this::requiresOurs).toList();
    if (ours.stream().anyMatch(layer -> Boolean.TRUE.equals(layer.bound()))) {
      return true;
    }
    boolean unknown = !whole || ours.stream().anyMatch(layer -> layer.bound() == null);
    return unknown ? null : Boolean.FALSE;
  }
}

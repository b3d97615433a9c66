package dev.countersign.policy;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.FileChange;
import dev.countersign.change.GitAttributes;
import dev.countersign.change.Truth;
import dev.countersign.policy.Condition.Bound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How large a change is, generated files left out: known to lie between a least and a most where
/// the facts are not complete.
final class ChangeSize {
  private static final String ATTRIBUTES = ".gitattributes";

  private final ChangedFiles files;
  private final BaseFiles base;
  private @Nullable Measured measured;

  ChangeSize(ChangedFiles files, BaseFiles base) {
    this.files = files;
    this.base = base;
  }

  private record Measured(Extent files, Extent lines, String gap) {}

  private record Extent(long least, long most) {
    Truth holds(Bound bound) {
      boolean atLeast = bound.holds(least);
      boolean atMost = bound.holds(most);
      if (least == most || bound.op() != Bound.Op.EQUAL) {
        return atLeast == atMost ? Truth.of(atLeast) : Truth.UNKNOWN;
      }
      return least <= bound.limit() && bound.limit() <= most ? Truth.UNKNOWN : Truth.NO;
    }
  }

  Held within(Condition.Size bounds) {
    Measured size = measured();
    return held(size, size.files(), bounds.files(), "files")
        .and(held(size, size.lines(), bounds.lines(), "lines"));
  }

  /// Whether it is within the bounds for certain.
  Finding required(Condition.Size bounds, Gaps gaps) {
    Held held = within(bounds);
    gaps.note(held);
    Measured size = measured();
    List<String> counts = new ArrayList<>();
    count(size.files(), bounds.files(), "file").ifPresent(counts::add);
    count(size.lines(), bounds.lines(), "line").ifPresent(counts::add);
    return new Finding.SizeWithin(held.certain() ? State.MET : State.UNMET, counts);
  }

  private static Optional<String> count(Extent extent, @Nullable Bound bound, String of) {
    if (bound == null) {
      return Optional.empty();
    }
    boolean open = extent.most() == Long.MAX_VALUE;
    long count = open ? extent.least() : extent.most();
    return Optional.of(
        "%s%d %s, of %s %d allowed"
            .formatted(
                open ? "at least " : "",
                count,
                count == 1 ? of : of + "s",
                bound.op().words(),
                bound.limit()));
  }

  private static Held held(Measured size, Extent extent, @Nullable Bound bound, String of) {
    if (bound == null) {
      return Held.ALWAYS;
    }
    String count =
        extent.most() == Long.MAX_VALUE ? "at least " + extent.least() : "" + extent.most();
    String phrase = "the change has %s %s".formatted(count, of);
    return Held.of(extent.holds(bound), Ground.of(phrase), phrase, size.gap());
  }

  private Measured measured() {
    Measured known = measured;
    if (known == null) {
      known = measure();
      measured = known;
    }
    return known;
  }

  private Measured measure() {
    GitAttributes attributes = GitAttributes.parse(base.texts().getOrDefault(ATTRIBUTES, ""));
    BitSet written = files.places(file -> !attributes.generated(file.path()));
    boolean unread = base.unread().contains(ATTRIBUTES);
    Extent number = extent(written.cardinality(), unread);
    Extent lines = extent(lines(written), unread);
    return new Measured(number, lines, unread ? Gap.GENERATED_UNKNOWN : Gap.FILES_CUT);
  }

  private Extent extent(long known, boolean unread) {
    return new Extent(unread ? 0 : known, files.complete() ? known : Long.MAX_VALUE);
  }

  private long lines(BitSet places) {
    return places.stream().mapToLong(place -> lines(files.list().get(place))).sum();
  }

  private static long lines(FileChange file) {
    return (long) file.added() + file.removed();
  }
}

package dev.countersign.rulebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The laying of one file's risk over another's: all of it where nothing stands above, and then
/// only floors that rise.
final class RiskTightening implements Merge {
  private final List<String> levels;
  private final Node.@Nullable Field milder;

  RiskTightening(Node above) {
    this.levels = new Names(above).levelsInOrder();
    this.milder = new MilderOnly(above).byRisk();
  }

  @Override
  public Node merge(Node.@Nullable Field above, Node.Field own, Problems problems) {
    if (above == null) {
      return own.value();
    }
    Merge floor = Merge.named(this::floor);
    Merge others =
        (old, field, noted) -> {
          if (old == null) {
            Merge.fixed(above.key().spot(), field, noted);
            return field.value();
          }
          return Merge.same().merge(old, field, noted);
        };
    return Merge.keyed(Map.of("floor", floor), others).merge(above, own, problems);
  }

  private Node floor(Node.@Nullable Field above, Node.Field own, Problems problems) {
    boolean same = above != null && own.value().saysTheSameAs(above.value());
    if (milder != null && !same) {
      problems.error(
          own.key().spot(),
          "more risk would loosen %s, by which less is asked of what has more"
              .formatted(milder.key().spot().inWords()),
          "take it out here");
    }
    return Merge.ordered("", levels).merge(above, own, problems);
  }
}

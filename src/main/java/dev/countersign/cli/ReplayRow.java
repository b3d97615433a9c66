package dev.countersign.cli;

import dev.countersign.forge.Merged;
import dev.countersign.gate.Replaying.Replayed;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of one merged pull request, as it is kept between two runs.
///
/// @param outcome as in `ready`; `unjudged` where it cannot be judged
/// @param held rules that would have held it
/// @param why why it cannot be judged, null where it was
record ReplayRow(
    int number,
    String title,
    String outcome,
    @Nullable String type,
    @Nullable String risk,
    List<String> held,
    @Nullable String why) {
  ReplayRow {
    held = List.copyOf(held);
  }

  static ReplayRow of(Merged merged, Replayed replayed) {
    int number = merged.id().number();
    return switch (replayed) {
      case Replayed.Unjudged(String why) ->
          new ReplayRow(number, merged.title(), "unjudged", null, null, List.of(), why);
      case Replayed.Judged(Verdict verdict) ->
          new ReplayRow(
              number,
              merged.title(),
              verdict.outcome().name().toLowerCase(Locale.ROOT),
              verdict.type() == null ? null : verdict.type().type(),
              verdict.risk() == null ? null : verdict.risk().level(),
              held(verdict),
              null);
    };
  }

  private static List<String> held(Verdict verdict) {
    return verdict.rules().stream()
        .filter(found -> found.state() == State.UNMET || found.state() == State.WAITING)
        .map(found -> found.rule().name())
        .toList();
  }

  boolean judged() {
    return why == null && !outcome.equals("unwatched");
  }

  boolean wouldBeHeld() {
    return List.of("waiting", "author_must_act", "uncovered").contains(outcome);
  }
}

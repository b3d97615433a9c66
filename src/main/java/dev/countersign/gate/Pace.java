package dev.countersign.gate;

import java.time.Duration;

/// How long the server lets things gather before it goes about them.
///
/// @param debounce events of one pull request that follow one another within it are one judgement
/// @param words words that change nothing but themselves wait this long after the last ones
/// @param retry the first pause before failed work is done again; each next one is twice as long
public record Pace(Duration debounce, Duration words, Duration retry) {
  /// The pace for people.
  public static final Pace USUAL =
      new Pace(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(2));
}

package dev.countersign.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The way taken where rules offer alternatives, and who fills which role that way.
///
/// @param way the alternative taken of each
/// @param met which of them are met
record Settlement(List<Integer> way, List<Ask> asks, Seating seating, List<Integer> met) {
  /// The way in which most alternatives are met; of several, that in which most roles are filled,
  /// then that in which most could be, then the first.
  static Settlement best(Choices choices, Poll poll, AskFindings findings) {
    Comparator<Settlement> order =
        Comparator.<Settlement>comparingInt(one -> one.met.size())
            .thenComparingInt(one -> one.seating.filled())
            .thenComparingInt(Settlement::possible);
    return choices.ways().stream()
        .map(way -> of(choices, way, poll, findings))
        .reduce((best, other) -> order.compare(other, best) > 0 ? other : best)
        .orElseThrow();
  }

  private static Settlement of(
      Choices choices, List<Integer> way, Poll poll, AskFindings findings) {
    List<Ask> asks = choices.asks(way);
    Seating seating = Seating.of(asks, poll.facts());
    List<Integer> met =
        IntStream.range(0, way.size())
            .filter(choice -> findings.met(choices.taken(choice, way, asks), seating))
            .boxed()
            .toList();
    return new Settlement(way, asks, seating, met);
  }

  private int possible() {
    return (int)
        asks.stream()
            .filter(Ask::holds)
            .flatMap(ask -> seating.of(ask).stream())
            .filter(seat -> seat.holder() != null || !seat.candidates().isEmpty())
            .count();
  }
}

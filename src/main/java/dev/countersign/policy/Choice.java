package dev.countersign.policy;

import java.util.List;
import java.util.stream.IntStream;

/// Which of several, strictest first, is the one: the first that holds, or the one that is when
/// none does. Of those that might come first the strictest is taken.
///
/// @param place which one
/// @param why why it holds; always, where it is the one when none does
record Choice(int place, Held why) {

  /// @param strictestFirst whether each holds
  /// @param otherwise the one when none does
  static Choice among(List<Held> strictestFirst, int otherwise, Gaps gaps) {
    int sure =
        places(strictestFirst)
            .filter(at -> strictestFirst.get(at).certain())
            .findFirst()
            .orElse(-1);
    int end = sure < 0 ? strictestFirst.size() : sure;
    List<Integer> perhaps =
        places(strictestFirst)
            .filter(at -> at < end && strictestFirst.get(at).possible())
            .boxed()
            .toList();
    perhaps.forEach(at -> gaps.note(strictestFirst.get(at)));
    int known = sure < 0 ? otherwise : sure;
    int place = perhaps.isEmpty() ? known : Math.min(known, perhaps.getFirst());
    boolean byItself = strictestFirst.get(place).possible();
    return new Choice(place, byItself ? strictestFirst.get(place) : Held.ALWAYS);
  }

  private static IntStream places(List<Held> all) {
    return IntStream.range(0, all.size());
  }
}

package dev.countersign.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.FileChange;
import dev.countersign.forge.PullId;
import dev.countersign.gate.Assessment.Judged;
import java.time.Duration;
import java.util.Optional;

/// Judgements of a moment ago, with the changes they were made from. Each is good only while
/// nobody, here or in another process, has judged the same pull request since.
final class Recent {
  private static final long MOST_CHARACTERS = 16_000_000;
  private static final int USUAL_SIZE = 10_000;

  private final Cache<PullId, Seen> seen =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher(Recent::weight)
          .expireAfterWrite(Duration.ofMinutes(10))
          .build();

  private record Seen(long reading, Judged judged) {}

  Optional<Judged> find(PullId id, long reading) {
    return Optional.ofNullable(seen.getIfPresent(id))
        .filter(known -> known.reading() == reading)
        .map(Seen::judged);
  }

  void keep(PullId id, long reading, Judged judged) {
    seen.put(id, new Seen(reading, judged));
  }

  void forget(PullId id) {
    seen.invalidate(id);
  }

  private static int weight(PullId id, Seen known) {
    long characters = USUAL_SIZE + (long) known.judged().change().pull().body().length();
    for (FileChange file : known.judged().change().files().list()) {
      characters += file.path().length();
      characters +=
          file.lines() instanceof FileChange.Lines.Hunks(String patch) ? patch.length() : 0;
    }
    return (int) Math.min(characters, Integer.MAX_VALUE);
  }
}

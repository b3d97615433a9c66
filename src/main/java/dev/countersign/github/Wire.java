package dev.countersign.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The pipe with GitHub's manners: its headers, and what was read before is not sent again.
final class Wire {
  static final String VERSION = "2022-11-28";
  private static final long REMEMBERED = 64L << 20;

  private final Pipe pipe;
  private final Limits limits;
  private final Cache<Read, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((Read read, Kept answer) -> answer.answer().body().length() + 512)
          .build();

  /// What was read: for whom, where, in which form.
  private record Read(long owner, URI uri, String accept) {}

  /// An answer and the tag by which GitHub knows it again.
  private record Kept(String tag, Answer answer) {}

  Wire(Pipe pipe, Limits limits) {
    this.pipe = pipe;
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /// Sends it with these credentials. What is no answer comes back as it is; see
  /// [Limits#answered(Outgoing, Answer)].
  ///
  /// @param owner for whom answers are remembered: the installation, 0 for the app itself
  Answer send(Outgoing request, String bearer, long owner) {
    Outgoing dressed = dressed(request).with("Authorization", "Bearer " + bearer);
    if (!request.isGet()) {
      return pipe.send(dressed);
    }
    Read read = new Read(owner, request.uri(), dressed.header("Accept"));
    Kept before = kept.getIfPresent(read);
    Answer answer =
        pipe.send(before == null ? dressed : dressed.with("If-None-Match", before.tag()));
    if (answer.status() == 304 && before != null) {
      return before.answer();
    }
    keep(read, answer);
    return answer;
  }

  private void keep(Read read, Answer answer) {
    @Nullable String tag = answer.header("etag").orElse(null);
    if (answer.status() == 200 && tag != null) {
      kept.put(read, new Kept(tag, answer));
    }
  }

  private static Outgoing dressed(Outgoing request) {
    Outgoing plain =
        request.with("X-GitHub-Api-Version", VERSION).with("User-Agent", "countersign");
    Outgoing accepting =
        plain.header("Accept").isEmpty()
            ? plain.with("Accept", "application/vnd.github+json")
            : plain;
    return request.body() == null ? accepting : accepting.with("Content-Type", "application/json");
  }
}

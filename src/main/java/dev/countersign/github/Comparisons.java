package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.FileChange;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies between two commits: where they part, and what the second changed since.
final class Comparisons {
  /// Where GitHub stops listing files.
  private static final int CAP = 300;

  private final Rest rest;
  private final Cache<At, Compared> compared = Caffeine.newBuilder().maximumSize(2_000).build();

  private record At(long installation, Repo repo, Sha base, Sha head) {}

  /// @param mergeBase where head left base
  /// @param print what head changed since, null where GitHub does not tell all of it
  record Compared(Sha mergeBase, @Nullable DiffPrint print) {}

  Comparisons(Rest rest) {
    this.rest = rest;
  }

  /// The comparison, empty where one of the commits is no longer there.
  Optional<Compared> of(long installation, Repo repo, Sha base, Sha head) {
    At at = new At(installation, repo, base, head);
    Compared known = compared.getIfPresent(at);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Compared read = read(at);
      compared.put(at, read);
      return Optional.of(read);
    } catch (Refused refused) {
      if (refused.gone() || refused.status() == 422) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private Compared read(At at) {
    String path =
        Rest.path(at.repo()) + "/compare/" + at.base() + "..." + at.head() + "?per_page=1";
    JsonNode said = rest.get(Access.judging(at.installation()), path).json();
    Sha mergeBase = Facts.sha(Facts.object(said, "merge_base_commit"), "sha");
    JsonNode files = said.path("files");
    if (!files.isArray() || files.size() >= CAP) {
      return new Compared(mergeBase, null);
    }
    List<FileChange> changes = files.valueStream().map(Comparisons::change).toList();
    return new Compared(mergeBase, DiffPrint.of(changes, at.head()));
  }

  private static FileChange change(JsonNode file) {
    return new FileLines(
            Facts.text(file, "filename"),
            Rest.text(file, "previous_filename"),
            Facts.text(file, "status"),
            (int) Facts.number(file, "additions"),
            (int) Facts.number(file, "deletions"),
            Rest.text(file, "sha"),
            Rest.text(file, "patch"))
        .change();
  }
}

package dev.countersign.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.FileChange;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.github.GHPullRequestFileDetail;

/// The files that pull requests change, read once for each head and base. REST lists them, since
/// GraphQL hides where a renamed file came from.
final class FileLists {
  /// Where GitHub stops listing.
  private static final int CAP = 3000;

  private static final long REMEMBERED = 64L << 20;
  private static final Pattern REF = Pattern.compile("[?&]ref=([0-9a-f]{40,64})(?:&|$)");

  private final Library library;
  private final Cache<At, Listed> lists =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((At at, Listed listed) -> listed.weight())
          .build();

  private record At(PullId pull, Sha base, Sha head) {}

  /// The files, and whether they are all.
  record Listed(List<FileChange> files, boolean complete) {
    public Listed {
      files = List.copyOf(files);
    }

    int weight() {
      return files.stream().mapToInt(Listed::weight).sum() + 200;
    }

    private static int weight(FileChange file) {
      return 200
          + file.path().length()
          + (file.lines() instanceof FileChange.Lines.Hunks(String patch) ? patch.length() : 0);
    }
  }

  FileLists(Library library) {
    this.library = library;
  }

  /// @param expected how many there are, as GitHub counts them
  Listed of(PullId pull, Sha base, Sha head, int expected) {
    At at = new At(pull, base, head);
    Listed known = lists.getIfPresent(at);
    if (known != null) {
      return known;
    }
    List<GHPullRequestFileDetail> details =
        Library.answer(() -> library.pull(pull).listFiles().withPageSize(100).toList());
    boolean complete = details.size() == expected && details.size() < CAP && ofHead(details, head);
    Listed listed = new Listed(details.stream().map(FileLists::change).toList(), complete);
    if (complete || details.size() >= CAP) {
      lists.put(at, listed);
    }
    return listed;
  }

  /// Whether the list is of this head: a push while it was read makes it another's. A deleted file
  /// does not tell.
  private static boolean ofHead(List<GHPullRequestFileDetail> details, Sha head) {
    List<String> heads =
        details.stream()
            .filter(detail -> !"removed".equals(detail.getStatus()))
            .map(GHPullRequestFileDetail::getContentsUrl)
            .filter(Objects::nonNull)
            .map(URL::toString)
            .map(REF::matcher)
            .filter(Matcher::find)
            .map(ref -> ref.group(1))
            .distinct()
            .toList();
    return heads.isEmpty() || heads.contains(head.value());
  }

  private static FileChange change(GHPullRequestFileDetail detail) {
    return new FileLines(
            detail.getFilename(),
            detail.getPreviousFilename(),
            detail.getStatus(),
            detail.getAdditions(),
            detail.getDeletions(),
            detail.getSha(),
            detail.getPatch())
        .change();
  }
}

package dev.countersign.github;

import dev.countersign.change.DiffPrint;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Review;
import dev.countersign.change.Sha;
import dev.countersign.change.dependencies.DependencyFiles;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.PullId;
import dev.countersign.github.FileLists.Listed;
import dev.countersign.github.Texts.At;
import dev.countersign.github.Texts.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a pull request changes: its files, their texts, and what it changed at earlier heads.
final class Changes {
  private static final int MOST_TEXTS = 200;
  private static final int MOST_EARLIER = 20;

  private final FileLists lists;
  private final Texts texts;
  private final Comparisons comparisons;

  Changes(FileLists lists, Texts texts, Comparisons comparisons) {
    this.lists = lists;
    this.texts = texts;
    this.comparisons = comparisons;
  }

  /// The ends of a change.
  record Span(PullId pull, Sha base, Sha head) {}

  /// @param expected how many files there are, as GitHub counts them
  Files files(Span span, int expected, Wanted wanted) {
    Listed listed = lists.of(span.pull(), span.base(), span.head(), expected);
    List<FileChange> asked = listed.files().stream().filter(file -> asked(file, wanted)).toList();
    if (asked.isEmpty()) {
      return new Files(listed.files(), listed.complete(), List.of(), List.of());
    }
    return withTexts(span, listed, asked);
  }

  /// What it changed at the heads that were reviewed, as far as that can be known.
  Map<Sha, DiffPrint> earlier(Span span, List<Review> reviews) {
    Set<Sha> heads = new LinkedHashSet<>();
    reviews.reversed().stream()
        .map(Review::commit)
        .filter(commit -> commit != null && !commit.equals(span.head()))
        .limit(MOST_EARLIER)
        .forEach(heads::add);
    Map<Sha, DiffPrint> earlier = new HashMap<>();
    for (Sha head : heads) {
      earlierAt(span.pull(), span.base(), head).ifPresent(print -> earlier.put(head, print));
    }
    return earlier;
  }

  Optional<DiffPrint> earlierAt(PullId pull, Sha base, Sha head) {
    return comparisons
        .of(pull.installation(), pull.repo(), base, head)
        .flatMap(compared -> Optional.ofNullable(compared.print()));
  }

  private static boolean asked(FileChange file, Wanted wanted) {
    return asked(file.path(), wanted) || (file.from() != null && asked(file.from(), wanted));
  }

  private static boolean asked(String path, Wanted wanted) {
    return wanted.texts().stream().anyMatch(text -> takesIn(text, path))
        || (wanted.dependencyTexts()
            && (DependencyFiles.isManifest(path) || DependencyFiles.isLockFile(path)));
  }

  private static boolean takesIn(String wanted, String path) {
    return wanted.endsWith("/") ? path.startsWith(wanted) : path.equals(wanted);
  }

  private Files withTexts(Span span, Listed listed, List<FileChange> asked) {
    Optional<Sha> mergeBase =
        comparisons
            .of(span.pull().installation(), span.pull().repo(), span.base(), span.head())
            .map(Comparisons.Compared::mergeBase);
    if (mergeBase.isEmpty() || asked.size() > MOST_TEXTS) {
      List<String> paths = asked.stream().map(FileChange::path).toList();
      return new Files(listed.files(), listed.complete(), List.of(), paths);
    }
    Map<FileChange, Sides> sides = new LinkedHashMap<>();
    asked.forEach(file -> sides.put(file, Sides.of(file, mergeBase.get(), span.head())));
    List<At> wanted = sides.values().stream().flatMap(each -> each.wanted().stream()).toList();
    Map<At, Text> read = texts.read(span.pull().installation(), span.pull().repo(), wanted);
    List<FileText> whole = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    sides.forEach((file, both) ->
        both.text(file.path(), read).ifPresentOrElse(whole::add, () -> unread.add(file.path())));
    return new Files(listed.files(), listed.complete(), whole, unread);
  }

  /// Where a file's content is before and after the change; null where it has none.
  private record Sides(@Nullable At before, @Nullable At after) {
    static Sides of(FileChange file, Sha mergeBase, Sha head) {
      String from = file.from() == null ? file.path() : file.from();
      return new Sides(
          file.kind() == FileChange.Kind.ADDED ? null : new At(mergeBase, from),
          file.kind() == FileChange.Kind.DELETED ? null : new At(head, file.path()));
    }

    List<At> wanted() {
      List<At> wanted = new ArrayList<>();
      if (before != null) {
        wanted.add(before);
      }
      if (after != null) {
        wanted.add(after);
      }
      return wanted;
    }

    /// The texts, empty where one that must be there cannot be read.
    Optional<FileText> text(String path, Map<At, Text> read) {
      String old = before == null ? null : whole(read.get(before));
      String now = after == null ? null : whole(read.get(after));
      boolean unread = (before != null && old == null) || (after != null && now == null);
      return unread ? Optional.empty() : Optional.of(new FileText(path, old, now));
    }

    private static @Nullable String whole(@Nullable Text text) {
      return text instanceof Text.Whole(String content) ? content : null;
    }
  }
}

package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pull request is at this moment; changed only by [SimulatedPull].
final class PullState {

  final long id;
  final int number;
  final Account author;
  final SimulatedRepository headRepository;
  final String headRef;
  final Instant createdAt;
  final Map<String, Label> labels = new LinkedHashMap<>();
  final Set<Integer> issues = new LinkedHashSet<>();
  final List<TimelineItem> timeline = new ArrayList<>();

  String title = "";
  String body = "";
  String base = "";
  String baseSha = "";
  String headSha = "";
  boolean draft;
  boolean open = true;
  @Nullable Instant closedAt;
  @Nullable Instant editedAt;
  @Nullable Account editor;
  @Nullable Account mergedBy;
  @Nullable String mergeCommit;

  /// The base's end just before the merge; null while unmerged.
  @Nullable String comparedWith;

  PullState(
      long id,
      int number,
      Account author,
      SimulatedRepository headRepository,
      String headRef,
      Instant createdAt) {
    this.id = id;
    this.number = number;
    this.author = author;
    this.headRepository = headRepository;
    this.headRef = headRef;
    this.createdAt = createdAt;
  }

  void edited(Account by, Instant at) {
    editor = by;
    editedAt = at;
  }

  String comparedWith(SimulatedRepository repository) {
    return Objects.requireNonNullElseGet(comparedWith, () -> repository.head(base));
  }
}

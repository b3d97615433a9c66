package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.PullId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The annotations that our runs have. GitHub adds those of an update to those that are there, and
/// takes none off: an update may send only those that lack, and a run with one that no longer holds
/// must be replaced.
final class Annotations {
  private final Rest rest;
  private final Cache<Long, Set<Place>> sent = Caffeine.newBuilder().maximumSize(5_000).build();

  /// What tells one annotation from another.
  private record Place(String path, int from, int to, String message) {
    static Place of(CheckRun.Note note) {
      return new Place(
          note.path(), note.fromLine(), note.toLine(), Notes.message(note.message()).strip());
    }

    static Place of(JsonNode said) {
      return new Place(
          said.path("path").asText(""),
          said.path("start_line").asInt(),
          said.path("end_line").asInt(),
          said.path("message").asText("").strip());
    }
  }

  Annotations(Rest rest) {
    this.rest = rest;
  }

  /// A run has the annotations of this check now.
  void sent(long run, CheckRun check) {
    sent.put(run, places(check));
  }

  /// The annotations of a check that a run lacks; empty where it has others.
  Optional<List<CheckRun.Note>> lacking(PullId pull, CheckRun check, long run) {
    Set<Place> there = there(pull, check, run);
    if (!places(check).containsAll(there)) {
      return Optional.empty();
    }
    return Optional.of(
        check.annotations().stream().filter(note -> !there.contains(Place.of(note))).toList());
  }

  /// GitHub is asked only where we do not remember and there is something to compare.
  private Set<Place> there(PullId pull, CheckRun check, long run) {
    Set<Place> known = sent.getIfPresent(run);
    if (known != null || check.annotations().isEmpty()) {
      return known == null ? Set.of() : known;
    }
    String path = Rest.path(pull.repo()) + "/check-runs/" + run + "/annotations?per_page=100";
    return rest.all(Access.judging(pull.installation()), path, "").stream()
        .map(Place::of)
        .collect(Collectors.toSet());
  }

  private static Set<Place> places(CheckRun check) {
    return check.annotations().stream().map(Place::of).collect(Collectors.toSet());
  }
}

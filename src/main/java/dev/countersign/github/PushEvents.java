package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Person;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import dev.countersign.forge.Event.Pushed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is pushed to branches.
final class PushEvents {
  private static final String BRANCH = "refs/heads/";
  private static final int MOST_COMMITS = 2048;
  private static final int MOST_FILES = 3000;

  private PushEvents() {}

  static Event push(Payload payload) {
    String ref = payload.needed("ref");
    if (!ref.startsWith(BRANCH)) {
      return new Ignored("push: of a tag");
    }
    String branch = ref.substring(BRANCH.length());
    return new Pushed(
        payload.installation(),
        payload.repo(),
        branch,
        branch.equals(payload.text("repository.default_branch")),
        paths(payload),
        pusher(payload),
        payload.shaIfAny("after"));
  }

  private static Person pusher(Payload payload) {
    Person sender = payload.person("sender");
    String name = payload.text("pusher.name");
    return sender == null && name != null && !name.isBlank()
        ? Person.of(name)
        : Actors.orGhost(sender);
  }

  /// The files that the commits touch, null where they are not all told: after a rewrite, on a new
  /// branch, or past GitHub's limits.
  private static @Nullable Set<String> paths(Payload payload) {
    JsonNode commits = payload.at("commits");
    boolean rewritten =
        payload.at("forced").asBoolean(true)
            || payload.at("created").asBoolean(true)
            || payload.at("deleted").asBoolean(true);
    if (rewritten || !commits.isArray() || commits.isEmpty() || commits.size() >= MOST_COMMITS) {
      return null;
    }
    Set<String> paths = new LinkedHashSet<>();
    for (JsonNode commit : commits) {
      int before = paths.size();
      for (String kind : List.of("added", "modified", "removed")) {
        if (!commit.path(kind).isArray()) {
          return null;
        }
        commit.path(kind).forEach(path -> paths.add(path.asText()));
      }
      if (paths.size() - before >= MOST_FILES) {
        return null;
      }
    }
    return paths;
  }
}

package dev.countersign.github;

import dev.countersign.change.Repo;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.PeopleChanged;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens to members, teams and permissions.
final class PeopleEvents {
  /// One repository's permissions only.
  private static final Set<String> OF_ONE_REPOSITORY =
      Set.of(
          "team_add",
          "member added",
          "member edited",
          "member removed",
          "team added_to_repository",
          "team removed_from_repository");

  private static final Set<String> NOTHING = Set.of("organization member_invited");

  private PeopleEvents() {}

  static Event people(Payload payload) {
    if (NOTHING.contains(payload.word())) {
      return GitHubEar.unheard(payload);
    }
    return new PeopleChanged(payload.installation(), payload.account(), repo(payload));
  }

  private static @Nullable Repo repo(Payload payload) {
    boolean one = OF_ONE_REPOSITORY.contains(payload.word());
    return one && payload.at("repository").isObject() ? payload.repo() : null;
  }
}

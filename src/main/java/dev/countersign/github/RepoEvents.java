package dev.countersign.github;

import dev.countersign.change.Repo;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import dev.countersign.forge.Event.Installed;
import dev.countersign.forge.Event.RepoChanged;
import dev.countersign.forge.Event.Uninstalled;
import java.util.List;

/// What happens to repositories and installations of the app.
final class RepoEvents {
  private RepoEvents() {}

  static Event repo(Payload payload) {
    return switch (payload.word()) {
      case "label created", "repository created", "repository deleted" ->
          GitHubEar.unheard(payload);
      default ->
          payload.at("repository").isObject()
              ? new RepoChanged(payload.installation(), payload.repo(), payload.word())
              : new Ignored(payload.word() + ": of a whole organisation");
    };
  }

  static Event installation(Payload payload) {
    long id = payload.installation();
    String account = payload.account();
    return switch (payload.word()) {
      case "installation created",
          "installation unsuspend",
          "installation new_permissions_accepted" ->
          new Installed(id, account, repos(payload, "repositories"));
      case "installation deleted", "installation suspend" ->
          new Uninstalled(id, account, List.of());
      case "installation_repositories added" ->
          new Installed(id, account, repos(payload, "repositories_added"));
      case "installation_repositories removed" -> removed(payload);
      default -> GitHubEar.unheard(payload);
    };
  }

  /// An empty list must not be read as all of the installation.
  private static Event removed(Payload payload) {
    List<Repo> repos = repos(payload, "repositories_removed");
    return repos.isEmpty()
        ? new Ignored(payload.word() + ": names no repository")
        : new Uninstalled(payload.installation(), payload.account(), repos);
  }

  private static List<Repo> repos(Payload payload, String field) {
    return payload.at(field).valueStream().map(Payload::repo).toList();
  }
}

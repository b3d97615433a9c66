package dev.countersign.sandbox;

import java.util.Map;
import java.util.Set;

/// Who sends a request.
sealed interface Caller {

  /// The App itself, proven by a signed JWT.
  record App() implements Caller {}

  /// An installation, proven by a token that may be narrowed to some repositories and permissions.
  ///
  /// @param repositories ids of the repositories it is for; empty for all of the installation's
  record Installation(
      SimulatedInstallation installation, Map<String, String> permissions, Set<Long> repositories)
      implements Caller {

    public Installation {
      permissions = Map.copyOf(permissions);
      repositories = Set.copyOf(repositories);
    }

    boolean sees(SimulatedRepository repository) {
      return installation.covers(repository)
          && (repositories.isEmpty() || repositories.contains(repository.id()));
    }

    boolean may(String permission, String level) {
      String given = permissions.getOrDefault(permission, "none");
      return given.equals(level)
          || given.equals("admin")
          || (given.equals("write") && level.equals("read"));
    }
  }

  /// Nobody known.
  record Anonymous() implements Caller {}
}

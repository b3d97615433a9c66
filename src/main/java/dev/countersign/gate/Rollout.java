package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.util.List;

/// What a duty on a deployment is about. Environments come last, since their names may hold any
/// character.
public sealed interface Rollout {
  String environment();

  /// A workflow run asks whether it may deploy.
  record Asked(long run, Sha commit, Login by, String environment) implements Rollout {}

  /// A deployment came to an end.
  ///
  /// @param state as in `success`
  record Ended(long deployment, Sha commit, String state, String environment) implements Rollout {}

  /// The duty, which [#of] reads again.
  default Subject.Duty duty(long installation, Repo repo) {
    String about =
        switch (this) {
          case Asked(long run, Sha commit, Login by, String environment) ->
              "asked %d %s %s %s".formatted(run, commit, by, environment);
          case Ended(long deployment, Sha commit, String state, String environment) ->
              "ended %d %s %s %s".formatted(deployment, commit, state, environment);
        };
    return new Subject.Duty(installation, repo, Subject.Duty.Kind.DEPLOYMENT, about);
  }

  /// Reads what a duty is about.
  static Rollout of(String about) {
    List<String> parts = List.of(about.split(" ", 5));
    long id = Long.parseLong(parts.get(1));
    Sha commit = new Sha(parts.get(2));
    return switch (parts.getFirst()) {
      case "asked" -> new Asked(id, commit, new Login(parts.get(3)), parts.get(4));
      case "ended" -> new Ended(id, commit, parts.get(3), parts.get(4));
      default -> throw new IllegalArgumentException("no deployment is \"" + about + "\"");
    };
  }
}

package dev.countersign.github;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Event;
import dev.countersign.forge.Event.Ignored;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Deployments that are asked for, and what became of them.
final class DeploymentEvents {
  private static final int MOST_ENVIRONMENT = 255;
  private static final Set<String> ENDS = Set.of("success", "failure", "error", "inactive");

  /// What an address for the answer says of the run. It is never called: the payload is another's
  /// word, and our credentials go where our settings say.
  private static final Pattern RUN =
      Pattern.compile(
          "/repos/([^/]+/[^/]+)/actions/runs/([1-9][0-9]{0,17})/deployment_protection_rule$");

  private DeploymentEvents() {}

  static Event asked(Payload payload) {
    if (!payload.action().equals("requested")) {
      return GitHubEar.unheard(payload);
    }
    Repo repo = payload.repo();
    Matcher run = RUN.matcher(payload.needed("deployment_callback_url"));
    if (!run.find() || !run.group(1).equalsIgnoreCase(repo.toString())) {
      return new Ignored(payload.word() + ": its address for the answer names no run of " + repo);
    }
    Login by = payload.sender();
    if (by == null || by.value().contains(" ")) {
      throw new Payload.Incomplete("it has no sender");
    }
    Sha told = payload.shaIfAny("sha");
    return new Event.DeploymentAsked(
        payload.installation(),
        repo,
        Long.parseLong(run.group(2)),
        told == null ? payload.sha("deployment.sha") : told,
        by,
        environment(payload, "environment"));
  }

  static Event status(Payload payload) {
    String state = payload.needed("deployment_status.state");
    return ENDS.contains(state)
        ? new Event.Deployed(
            payload.installation(),
            payload.repo(),
            payload.number("deployment.id"),
            payload.sha("deployment.sha"),
            state,
            environment(payload, "deployment.environment"))
        : new Ignored("deployment_status: it goes on");
  }

  private static String environment(Payload payload, String path) {
    String environment = payload.needed(path);
    if (environment.isBlank() || environment.length() > MOST_ENVIRONMENT) {
      throw new Payload.Incomplete("its " + path + " is no name");
    }
    return environment;
  }
}

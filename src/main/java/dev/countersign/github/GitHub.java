package dev.countersign.github;

import dev.countersign.forge.Ear;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Rollouts;
import dev.countersign.forge.Survey;

/// A GitHub, as one app sees it: the forge over it, and the ear for its deliveries. They share what
/// they learn of it, so there is one of these for an app.
///
/// @param forge what it can be asked and told
/// @param ear what it tells
/// @param rollouts what it can be asked and told of deployments
/// @param survey what it tells of whole branches
public record GitHub(Forge forge, Ear ear, Rollouts rollouts, Survey survey) {

  /// Opens the way to GitHub; sends nothing yet.
  ///
  /// @param calls is told of every request
  /// @throws IllegalArgumentException with a sentence, where the private key is none
  public static GitHub open(GitHubApp app, Calls calls) {
    return open(app, calls, Pipe.Patience.USUAL, Thread::sleep);
  }

  static GitHub open(GitHubApp app, Calls calls, Pipe.Patience patience, Budget.Pause pause) {
    Pipe pipe = new Pipe(app.addresses(), patience, app.clock(), calls);
    Wire wire = new Wire(pipe, new Limits(app.clock()));
    Tokens tokens = new Tokens(wire, new AppKey(app), app.addresses(), app.clock());
    Budgets budgets = new Budgets(app.clock(), pause, calls);
    Rest rest = new Rest(wire, tokens, app.addresses(), budgets);
    GitHubParts parts = GitHubParts.over(rest, app.id(), app.clock());
    return new GitHub(
        new GitHubForge(parts),
        new GitHubEar(new Signature(app.webhookSecrets()), parts.us()),
        parts.rollouts(),
        new GitHubSurvey(rest));
  }
}

package dev.countersign.policy;

import dev.countersign.change.Label;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Regex;
import dev.countersign.change.Repo;
import dev.countersign.change.Revert;
import dev.countersign.change.Reverted;
import java.util.List;

/// Conditions on what the pull request's page says: title, description, branches, labels.
record TextConditions(PullRequest pull, Description description) {
  Held title(Regex regex) {
    return Held.of(
        regex.in(pull.title()),
        Ground.of("the title matches " + regex),
        "the title does not match " + regex,
        Gap.TITLE_LONG);
  }

  Held body(Regex regex) {
    return Held.of(
        regex.in(pull.body()),
        Ground.of("the description matches " + regex),
        "the description does not match " + regex,
        Gap.BODY_LONG);
  }

  Held labelled(NameGlobs globs) {
    List<String> found =
        pull.labels().stream().map(Label::name).filter(globs::matches).sorted().toList();
    return Held.of(
        !found.isEmpty(),
        "it is labelled " + String.join(", ", found),
        "no label matches " + String.join(", ", globs.patterns()));
  }

  Held headBranch(Condition.HeadBranch wanted) {
    String phrase = "the branch is " + pull.head().name();
    return Held.of(wanted.glob().matches(pull.head().name()), phrase, phrase);
  }

  Held baseBranch(Condition.BaseBranch wanted) {
    String phrase = "the base branch is " + pull.base().name();
    return Held.of(wanted.glob().matches(pull.base().name()), phrase, phrase);
  }

  Held declares(String field, String value) {
    boolean said = description.field(field).stream().anyMatch(each -> Spelling.same(each, value));
    if (!said && description.partial()) {
      return Held.unknown(
          Ground.of("the description may declare %s: %s".formatted(field, value)), Gap.BODY_LONG);
    }
    return Held.of(
        said,
        "the description declares %s: %s".formatted(field, value),
        "the description does not declare %s: %s".formatted(field, value));
  }

  Held fork() {
    return Held.of(pull.fork(), "it comes from a fork", "it comes from no fork");
  }

  Held draft() {
    return Held.of(pull.draft(), "it is a draft", "it is no draft");
  }

  /// Whether it reverts an earlier merge: GitHub's own words are taken for it, a bare commit id may
  /// be any.
  Held revert() {
    return switch (Revert.in(pull.title(), VisibleText.of(pull.body())).orElse(null)) {
      case null -> Held.no("it reverts nothing");
      case Reverted.Pull(Repo repo, int number) ->
          repo.equals(pull.repo())
              ? Held.yes(Ground.of("it reverts #" + number))
              : Held.no("it reverts nothing of this repository");
      case Reverted.Made(String commit) ->
          Held.unknown(Ground.of("it may revert commit " + commit), Gap.revertUnproven(commit));
    };
  }
}

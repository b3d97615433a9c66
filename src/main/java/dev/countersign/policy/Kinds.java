package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Commits;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the title and the commit messages say by the convention `kind(scope)!: subject`.
record Kinds(Change change, boolean fromTitle) {
  /// The kind a subject names, in lower case; empty where it follows no convention.
  private static String of(String subject) {
    return Commits.ofTitle(subject).map(Commits.Conventional::kind).orElse("");
  }

  /// Whether it is of one of these kinds. Commits of which only some are leave it unknown: what one
  /// of them is must not hide what another is.
  Held among(Set<String> kinds) {
    return fromTitle ? ofTitle(kinds) : ofCommits(kinds);
  }

  private Held ofTitle(Set<String> kinds) {
    String kind = of(change.pull().title());
    String phrase = kind.isEmpty() ? "the title names no kind" : "the title's kind is " + kind;
    return Held.of(kinds.contains(kind), phrase, phrase);
  }

  private Held ofCommits(Set<String> kinds) {
    List<String> found = written().map(commit -> of(commit.message())).distinct().sorted().toList();
    boolean any = found.stream().anyMatch(kinds::contains);
    boolean all = any && kinds.containsAll(found);
    String phrase = "the commits' kinds are " + words(found);
    if (!change.commitsComplete() || (any && !all)) {
      return Held.unknown(
          Ground.of(phrase), change.commitsComplete() ? mixed(found) : Gap.COMMITS_CUT);
    }
    return Held.of(all, phrase, phrase);
  }

  private static String mixed(List<String> kinds) {
    return "The commits are of several kinds (%s): the stricter reading holds."
        .formatted(words(kinds));
  }

  private static String words(List<String> kinds) {
    return String.join(", ", kinds.stream().map(kind -> kind.isEmpty() ? "none" : kind).toList());
  }

  private Stream<Commit> written() {
    return change.commits().stream().filter(commit -> !commit.mergeOfBase());
  }

  /// Whether the title, the description or any commit calls the change breaking.
  Held breaking() {
    String body = VisibleText.of(change.pull().body());
    if (marked(change.pull().title()) || Commits.hasBreakingFooter(body)) {
      return Held.yes(Ground.of("the title or description calls it breaking"));
    }
    if (written().anyMatch(commit -> marked(commit.message()))) {
      return Held.yes(Ground.of("a commit calls it breaking"));
    }
    return change.commitsComplete()
        ? Held.no("nothing calls it breaking")
        : Held.unknown(Ground.of("a commit may call it breaking"), Gap.COMMITS_CUT);
  }

  private static boolean marked(String message) {
    return Commits.ofTitle(message).map(Commits.Conventional::breaking).orElse(false)
        || Commits.hasBreakingFooter(message);
  }
}

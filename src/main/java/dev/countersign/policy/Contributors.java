package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who pushed or wrote commits of the change. A merge of the base makes nobody a contributor where
/// the pull request's own changes are known to be the same before and after it.
final class Contributors {
  private final NavigableMap<Login, String> deeds = new TreeMap<>();
  private final List<String> strangers = new ArrayList<>();
  private final boolean complete;

  Contributors(Change change, Heads heads) {
    this.complete = change.commitsComplete();
    List<Commit> commits = change.commits();
    for (int i = 0; i < commits.size(); i++) {
      Commit commit = commits.get(i);
      if (i == 0 || !changesNothing(commits.get(i - 1), commit, heads)) {
        take(commit);
      }
    }
  }

  private static boolean changesNothing(Commit before, Commit merge, Heads heads) {
    return merge.mergeOfBase()
        && heads.differences(before.id(), merge.id()).filter(List::isEmpty).isPresent();
  }

  private void take(Commit commit) {
    commit.writers().forEach(writer -> note(writer, "wrote", commit));
    note(commit.committer(), "committed", commit);
    note(commit.pusher(), "pushed", commit);
    new TreeSet<>(commit.strangers())
        .forEach(name -> strangers.add(Sentence.stranger(commit.id().brief(), name)));
  }

  private void note(@Nullable Person who, String verb, Commit commit) {
    if (who != null) {
      deeds.putIfAbsent(who.login(), verb + " commit " + commit.id().brief());
    }
  }

  /// What somebody did to the change, as in `wrote commit 77ab01e`; null where nothing is known.
  @Nullable String deed(Login who) {
    return deeds.get(who);
  }

  /// Whether all commits are known.
  boolean complete() {
    return complete;
  }

  /// Names in commits that belong to no account, a sentence each.
  List<String> strangers() {
    return List.copyOf(strangers);
  }
}

package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Commit;
import dev.countersign.change.FileChange;
import dev.countersign.change.Person;
import dev.countersign.change.Sha;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the commits of a scenario's change: those it names, or one by the author.
final class CommitEntries {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "author",
          "committer",
          "pusher",
          "co_authors",
          "message",
          "verified",
          "merge_of_base",
          "files");

  private final Problems problems;
  private final Person author;
  private final String title;
  private final Set<String> others;
  private final List<Commit> commits = new ArrayList<>();
  private final Map<Sha, FileEntries> files = new LinkedHashMap<>();

  /// @param title the message of commits that have none of their own
  /// @param others the base branch's other files
  CommitEntries(Problems problems, Person author, String title, Set<String> others) {
    this.problems = problems;
    this.author = author;
    this.title = title;
    this.others = others;
  }

  CommitEntries read(Entry change) {
    List<Node> nodes = change.items("commits");
    if (change.has("commits") && nodes.isEmpty()) {
      change.error("commits", "a change has at least one commit");
    }
    nodes.forEach(node -> commit(Entry.of(node, "a commit", problems, KEYS)));
    if (commits.isEmpty()) {
      Sha head = CommitIds.of("head");
      commits.add(new Commit(head, Set.of(author), null, null, title, true, Set.of(), false));
    }
    return this;
  }

  private void commit(Entry entry) {
    Sha id = CommitIds.of(entry.need("id"));
    if (commits.stream().anyMatch(commit -> commit.id().equals(id))) {
      entry.error("id", "a second commit has this id");
    }
    Set<Person> writers = new HashSet<>();
    Set<String> strangers = new HashSet<>();
    List<String> names = new ArrayList<>(entry.texts("co_authors"));
    names.add(entry.text("author", author.login().value()));
    for (String name : names) {
      if (name.matches("[^@\\s]{1,100}")) {
        writers.add(Person.of(name));
      } else {
        strangers.add(name);
      }
    }
    commits.add(
        new Commit(
            id,
            writers,
            person(entry, "committer"),
            person(entry, "pusher"),
            entry.text("message", title),
            !entry.has("verified") || entry.flag("verified"),
            strangers,
            entry.flag("merge_of_base")));
    if (entry.has("files")) {
      files.put(id, new FileEntries(problems, others).read(entry.items("files")));
    }
  }

  private static @Nullable Person person(Entry entry, String key) {
    return entry.read(key, "a login", Person::of);
  }

  List<Commit> commits() {
    return commits;
  }

  Sha head() {
    return commits.getLast().id();
  }

  /// The files that the newest commit says the change has, null where it does not say.
  @Nullable FileEntries ofHead() {
    return files.get(head());
  }

  /// The files that the change had at earlier heads, as far as the scenario says.
  Map<Sha, List<FileChange>> earlier() {
    Map<Sha, List<FileChange>> earlier = new LinkedHashMap<>();
    files.forEach((id, read) -> earlier.put(id, read.changes()));
    earlier.remove(head());
    return earlier;
  }
}

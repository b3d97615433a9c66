package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A very small git: commits and their trees, shared by a repository and its forks.
final class GitStore {

  private final Map<String, GitCommit> commits = new HashMap<>();
  private final Map<String, String> blobs = new HashMap<>();
  private final Map<String, List<FileDelta>> diffs = new HashMap<>();

  /// What is said of a commit besides its tree.
  record Note(String message, String author, Instant at) {}

  GitCommit commit(List<String> parents, Map<String, String> tree, Note note) {
    StringBuilder text = new StringBuilder();
    tree.forEach(
        (path, content) -> text.append(blob(content)).append(' ').append(path).append('\n'));
    parents.forEach(parent -> text.append("parent ").append(parent).append('\n'));
    text.append("author ").append(note.author()).append(' ').append(note.at()).append('\n');
    text.append("sequence ").append(commits.size()).append("\n\n").append(note.message());
    String sha = Hash.object("commit", text.toString().getBytes(UTF_8));
    GitCommit commit = new GitCommit(sha, parents, tree, note.message(), note.author(), note.at());
    commits.put(sha, commit);
    return commit;
  }

  GitCommit get(String sha) {
    return find(sha).orElseThrow(() -> new IllegalArgumentException("No commit " + sha));
  }

  Optional<GitCommit> find(String sha) {
    return Optional.ofNullable(commits.get(sha));
  }

  @Nullable String findBlob(String sha) {
    return blobs.get(sha);
  }

  Optional<GitCommit> mergeBase(String one, String other) {
    Set<String> known = ancestors(other);
    return ancestors(one).stream().filter(known::contains).findFirst().map(this::get);
  }

  /// What `head` has and `base` has not, oldest first.
  List<GitCommit> between(String base, String head) {
    Set<String> known = ancestors(base);
    List<GitCommit> found = new ArrayList<>();
    for (String sha : ancestors(head)) {
      if (!known.contains(sha)) {
        found.add(get(sha));
      }
    }
    return found.reversed();
  }

  /// The files that differ between where the two parted and `head`: what a pull request shows.
  List<FileDelta> changed(String base, String head) {
    String from = mergeBase(base, head).map(GitCommit::sha).orElse(base);
    return diffs.computeIfAbsent(
        from + ".." + head, key -> TreeDiff.between(get(from).tree(), get(head).tree()));
  }

  /// The commit and all before it, nearest first.
  Set<String> ancestors(String sha) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(sha));
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (seen.add(next)) {
        open.addAll(get(next).parents());
      }
    }
    return seen;
  }

  private String blob(String content) {
    String sha = Hash.blob(content);
    blobs.put(sha, content);
    return sha;
  }
}

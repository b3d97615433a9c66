package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Commits, trees and blobs in GraphQL.
final class GraphCommits {

  private static final int MOST_TEXT = 512_000;

  private final Graph graph;
  private final SimulatedRepository repository;

  GraphCommits(Graph graph, SimulatedRepository repository) {
    this.graph = graph;
    this.repository = repository;
  }

  Optional<Thing> find(String sha) {
    return repository.git.find(sha).map(this::commit);
  }

  private Thing object(String type, String sha) {
    return Thing.of(type)
        .is("id", (type.equals("Commit") ? "C_sim" : type.charAt(0) + "_sim") + sha)
        .is("oid", sha)
        .is("abbreviatedOid", sha.substring(0, 7))
        .is("commitUrl", graph.world().addresses.page(repository) + "/commit/" + sha);
  }

  Thing commit(GitCommit commit) {
    return object("Commit", commit.sha())
        .is("message", commit.message())
        .is("messageHeadline", commit.headline())
        .is("messageBody", commit.messageBody())
        .is("committedDate", Graph.time(commit.at()))
        .is("authoredDate", Graph.time(commit.at()))
        .is("committedViaWeb", false)
        .is("authoredByCommitter", true)
        .is("url", graph.world().addresses.page(repository) + "/commit/" + commit.sha())
        .many("parents", commit::parents, sha -> find(sha).orElse(null))
        .get("author", () -> gitActor(commit.author(), commit))
        .get("committer", () -> gitActor(commit.author(), commit))
        .many("authors", () -> authors(commit), login -> gitActor(login, commit))
        .get("tree", () -> tree(commit, ""))
        .many("history", () -> history(commit), this::commit)
        .field(
            "associatedPullRequests",
            graph.onlyMany(
                "pull_requests",
                () -> associated(commit),
                one -> new GraphPull(graph, one).thing()))
        .get("statusCheckRollup", () -> new GraphChecks(graph, repository).rollup(commit.sha()));
  }

  private List<GitCommit> history(GitCommit commit) {
    return repository.git.ancestors(commit.sha()).stream().map(repository.git::get).toList();
  }

  private List<SimulatedPull> associated(GitCommit commit) {
    return repository.pulls().stream()
        .filter(pull -> pull.brought(repository, commit.sha()))
        .toList();
  }

  /// The author, and whom `Co-authored-by` lines name.
  private static List<String> authors(GitCommit commit) {
    List<String> authors = new ArrayList<>(List.of(commit.author()));
    commit
        .message()
        .lines()
        .filter(line -> line.regionMatches(true, 0, "Co-authored-by:", 0, 15))
        .map(line -> line.substring(15).replaceFirst("<.*", "").strip())
        .forEach(authors::add);
    return authors;
  }

  private Thing gitActor(String login, GitCommit commit) {
    Account account = graph.named(login);
    boolean person = account != null && account.kind() == Account.Kind.USER;
    return Thing.of("GitActor")
        .is("name", login)
        .is("email", GitCommit.email(login))
        .is("date", Graph.time(commit.at()))
        .get("user", () -> person ? graph.account(account) : null);
  }

  /// The file or folder at a path; null where there is none.
  @Nullable Thing path(GitCommit commit, String path) {
    String clean = path.replaceFirst("/+$", "");
    String text = commit.tree().get(clean);
    if (text != null) {
      return blob(text);
    }
    boolean folder =
        commit.tree().keySet().stream()
            .anyMatch(one -> clean.isEmpty() || one.startsWith(clean + "/"));
    return folder ? tree(commit, clean) : null;
  }

  private Thing blob(String text) {
    boolean binary = text.indexOf('\0') >= 0;
    boolean cut = text.length() > MOST_TEXT;
    return object("Blob", Hash.blob(text))
        .is("byteSize", text.getBytes(UTF_8).length)
        .is("isBinary", binary)
        .is("isTruncated", cut)
        .is("text", binary ? null : cut ? text.substring(0, MOST_TEXT) : text);
  }

  private Thing tree(GitCommit commit, String folder) {
    String sha = Hash.object("tree", (commit.sha() + ":" + folder).getBytes(UTF_8));
    return object("Tree", sha)
        .get("entries", () -> entries(commit, folder.isEmpty() ? "" : folder + "/"));
  }

  private List<Thing> entries(GitCommit commit, String prefix) {
    Map<String, String> names = new java.util.TreeMap<>();
    for (String one : commit.tree().keySet()) {
      if (one.startsWith(prefix)) {
        String rest = one.substring(prefix.length());
        int cut = rest.indexOf('/');
        names.put(cut < 0 ? rest : rest.substring(0, cut), cut < 0 ? "blob" : "tree");
      }
    }
    return names.entrySet().stream()
        .map(one -> entry(commit, prefix + one.getKey(), one.getValue()))
        .toList();
  }

  private Thing entry(GitCommit commit, String path, String type) {
    Thing object = Objects.requireNonNull(path(commit, path));
    return Thing.of("TreeEntry")
        .is("name", path.substring(path.lastIndexOf('/') + 1))
        .is("path", path)
        .is("type", type)
        .is("mode", type.equals("blob") ? 33188 : 16384)
        .is(
            "oid",
            type.equals("blob")
                ? Hash.blob(Objects.requireNonNull(commit.tree().get(path)))
                : Hash.object("tree", (commit.sha() + ":" + path).getBytes(UTF_8)))
        .is("object", object);
  }
}

package dev.countersign.rulebook.scenarios;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.ClosingReferences;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Person;
import dev.countersign.change.Project;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.PullRequest;
import dev.countersign.change.PullRequest.Branch;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.rulebook.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a scenario's change: what its keys say, and for the rest what is usual.
final class ChangeReader {
  static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "title",
              "body",
              "author",
              "branch",
              "into",
              "labels",
              "draft",
              "fork",
              "ready_at",
              "files",
              "commits",
              "reviews",
              "requested",
              "checks",
              "comments",
              "conversations",
              "merge_methods",
              "repository",
              "release_commits",
              "too_many_files",
              "invisible_teams",
              "deploy",
              "events"));

  private final Entry entry;
  private final Repo repo;
  private final When when;
  private final Talk talk;

  ChangeReader(Entry entry, Repo repo, When when) {
    this.entry = entry;
    this.repo = repo;
    this.when = when;
    this.talk = new Talk(entry, repo.owner(), when);
  }

  Change read() {
    Person said = entry.read("author", "a login", Person::of);
    Person author = said == null ? Person.of("author") : said;
    Map<String, String> repository = repository();
    Problems problems = entry.problems();
    CommitEntries commits =
        new CommitEntries(problems, author, entry.text("title", ""), repository.keySet())
            .read(entry);
    FileEntries files = new FileEntries(problems, repository.keySet()).read(entry.items("files"));
    FileEntries ofHead = commits.ofHead();
    FileEntries changed = ofHead == null ? files : ofHead;
    changed.before().forEach(repository::putIfAbsent);
    PullRequest pull = pull(author, commits.head());
    return new Change(
        pull,
        new Files(changed.changes(), !entry.flag("too_many_files"), changed.texts(), List.of()),
        commits.commits(),
        true,
        talk.reviews(commits.head()),
        Set.copyOf(talk.reviewers("requested")),
        talk.checks(),
        talk.openConversations(),
        ClosingReferences.in(pull.body(), repo),
        prints(commits.earlier()),
        new BaseFiles(
            repository,
            Set.of(),
            folders(repository.keySet()),
            names(repository.keySet(), changed.changes())),
        project(),
        List.of());
  }

  private Project project() {
    Set<MergeMethod> methods = EnumSet.noneOf(MergeMethod.class);
    for (String method : entry.texts("merge_methods")) {
      if (Set.of("squash", "merge", "rebase").contains(method)) {
        methods.add(MergeMethod.valueOf(method.toUpperCase(Locale.ROOT)));
      } else {
        entry.error("merge_methods", "a merge method is squash, merge or rebase");
      }
    }
    return new Project(
        entry.has("merge_methods") ? methods : EnumSet.allOf(MergeMethod.class),
        new Project.Release(null, entry.texts("release_commits"), true));
  }

  private PullRequest pull(Person author, Sha head) {
    boolean fork = entry.flag("fork");
    Repo from = fork ? new Repo(author.login().value().replaceAll("\\W", "-"), repo.name()) : repo;
    Instant ready = entry.read("ready_at", When.WANTED, when::moment);
    return new PullRequest(
        repo,
        1,
        entry.text("title", ""),
        entry.text("body", ""),
        author,
        new Branch(from, entry.text("branch", "change"), head),
        new Branch(repo, entry.text("into", "main"), CommitIds.of("base")),
        fork,
        entry.flag("draft"),
        PullRequest.State.OPEN,
        ready == null ? when.now().minus(Duration.ofHours(1)) : ready,
        talk.labels(author));
  }

  private Map<String, String> repository() {
    Map<String, String> texts = new HashMap<>();
    Entry repository = entry.open("repository");
    if (repository != null) {
      repository.fields().names().forEach(path -> texts.put(path, repository.text(path, "")));
    }
    return texts;
  }

  private static Map<Sha, DiffPrint> prints(Map<Sha, List<FileChange>> earlier) {
    Map<Sha, DiffPrint> prints = new HashMap<>();
    earlier.forEach((head, changes) -> prints.put(head, DiffPrint.of(changes, head)));
    return prints;
  }

  /// All folders are known: one in which nothing stands yet is empty.
  private static Map<String, Set<String>> names(Set<String> paths, List<FileChange> changed) {
    Map<String, Set<String>> names = new HashMap<>();
    folders(changed.stream().map(FileChange::path).collect(Collectors.toSet()))
        .forEach(folder -> names.put(folder, new HashSet<>()));
    for (String path : paths) {
      int end = path.lastIndexOf('/');
      names
          .computeIfAbsent(end < 0 ? "" : path.substring(0, end), _ -> new HashSet<>())
          .add(path.substring(end + 1));
    }
    return names;
  }

  private static Set<String> folders(Set<String> paths) {
    Set<String> folders = new HashSet<>();
    for (String path : paths) {
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        folders.add(path.substring(0, end));
      }
    }
    return folders;
  }
}

package dev.countersign.duties.completeness;

import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.Landed;
import dev.countersign.forge.Landed.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/// A git history told line by line, and what came of matching it. Commits are real, and called by
/// the first word of their message.
///
/// ```
/// commit m a f : Merge     m, on a and f, with that message
/// was a; is m              the end of main before, and now
/// pull 1 main<-topic f m : f m   number, branches, head, merge commit (- for open), commits
/// record 1 f compliant     number, judged head, standing
/// push mallory hand a m    who, how, before, after
/// ```
final class History {
  private final Map<String, RevCommit> commits = new LinkedHashMap<>();
  private final Map<Integer, ChangeRecord> records = new HashMap<>();
  private final Map<RevCommit, List<Origin>> origins = new HashMap<>();
  private final List<Arrivals.Push> pushes = new ArrayList<>();
  private final InMemoryRepository repository =
      new InMemoryRepository(new DfsRepositoryDescription("shop"));
  private boolean untold;
  private String was = "";
  private String is = "";

  /// What is found, one finding a line, and then which pull requests let in what.
  static String match(String story) {
    History history = new History();
    story.lines().filter(line -> !line.isBlank()).forEach(history::line);
    Match.Matched matched = Match.of(history.arrivals(), history.records);
    List<String> lines = new ArrayList<>();
    matched.findings().forEach(finding -> lines.add(history.told(finding)));
    matched.recorded().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> lines.add("#" + each.getKey() + ": " + history.names(each.getValue())));
    return String.join("\n", lines) + "\n";
  }

  private void line(String line) {
    String[] sides = line.split(" : ", 2);
    String[] words = sides[0].strip().split(" +");
    String rest = sides.length < 2 ? "" : sides[1];
    switch (words[0]) {
      case "commit" -> commit(words, rest);
      case "was" -> was = words[1];
      case "is" -> is = words[1];
      case "untold" -> untold = true;
      case "pull" -> pull(words, rest.split(" "));
      case "record" -> record(words);
      case "push" ->
          pushes.add(
              new Arrivals.Push(shaOrNone(words[3]), shaOrNone(words[4]), how(words[2]), words[1]));
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void commit(String[] words, String message) {
    CommitBuilder builder = new CommitBuilder();
    Instant when = Instant.parse("2026-03-02T22:00:00Z").plusSeconds(commits.size());
    PersonIdent person = new PersonIdent("kim", "kim@acme.invalid", when, ZoneOffset.UTC);
    builder.setAuthor(person);
    builder.setCommitter(person);
    builder.setMessage(words[1] + " " + message);
    for (String parent : Arrays.copyOfRange(words, 2, words.length)) {
      builder.addParentId(commit(parent));
    }
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      builder.setTreeId(inserter.insert(Constants.OBJ_TREE, new byte[0]));
      ObjectId id = inserter.insert(builder);
      inserter.flush();
      commits.put(words[1], walk.parseCommit(id));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void pull(String[] words, String[] members) {
    String[] branches = words[2].split("<-");
    Sha merge = shaOrNone(words[4]);
    Origin origin =
        new Origin(
            Integer.parseInt(words[1]),
            branches[0],
            branches[1],
            sha(words[3]),
            merge != null,
            merge);
    for (String member : members) {
      origins.computeIfAbsent(commit(member), key -> new ArrayList<>()).add(origin);
    }
  }

  private void record(String[] words) {
    int number = Integer.parseInt(words[1]);
    ChangeRecord.Standing standing =
        ChangeRecord.Standing.valueOf(words[3].toUpperCase(java.util.Locale.ROOT));
    records.put(number, new ChangeRecord(number, sha(words[2]), standing));
  }

  private static Arrivals.How how(String word) {
    return switch (word) {
      case "hand" -> Arrivals.How.BY_HAND;
      case "forced" -> Arrivals.How.FORCED;
      case "deleted" -> Arrivals.How.DELETED;
      case "created" -> Arrivals.How.CREATED;
      default -> Arrivals.How.MERGED;
    };
  }

  private Arrivals arrivals() {
    List<Landed> landed = walk(is, was).stream().map(this::landed).toList();
    Integer gone = walk(was, is).size();
    return new Arrivals("main", sha(was), sha(is), landed, true, gone, untold ? null : pushes);
  }

  /// What `git rev-list --reverse --topo-order from ^without` gives.
  private List<RevCommit> walk(String from, String without) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(commit(from)));
      walk.markUninteresting(walk.parseCommit(commit(without)));
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      List<RevCommit> found = new ArrayList<>();
      walk.forEach(found::add);
      return found;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Landed landed(RevCommit commit) {
    return new Landed(
        sha(commit),
        Arrays.stream(commit.getParents()).map(History::sha).toList(),
        commit.getCommitterIdent().getName(),
        commit.getFullMessage(),
        origins.getOrDefault(commit, List.of()),
        true);
  }

  private String told(Finding finding) {
    String what = finding.what();
    for (Map.Entry<String, RevCommit> each : commits.entrySet()) {
      what = what.replace(each.getValue().getName().substring(0, 7), each.getKey());
    }
    String by = finding.by().isEmpty() ? "" : " by " + finding.by();
    return finding.kind().word() + by + " [" + names(finding.commits()) + "] " + what;
  }

  private String names(List<Sha> some) {
    return String.join(" ", some.stream().map(this::name).toList());
  }

  private String name(Sha sha) {
    return commits.entrySet().stream()
        .filter(each -> each.getValue().getName().equals(sha.value()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private @org.jspecify.annotations.Nullable Sha shaOrNone(String name) {
    return name.equals("-") ? null : sha(name);
  }

  private Sha sha(String name) {
    return sha(commit(name));
  }

  private RevCommit commit(String name) {
    return java.util.Objects.requireNonNull(commits.get(name), name);
  }

  private static Sha sha(RevCommit commit) {
    return new Sha(commit.getName());
  }
}

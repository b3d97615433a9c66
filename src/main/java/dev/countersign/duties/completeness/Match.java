package dev.countersign.duties.completeness;

import dev.countersign.change.Revert;
import dev.countersign.change.Reverted;
import dev.countersign.change.Sha;
import dev.countersign.duties.completeness.Finding.Kind;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.Arrivals.How;
import dev.countersign.forge.Arrivals.Push;
import dev.countersign.forge.Landed;
import dev.countersign.forge.Landed.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The match: every commit that reached a branch is let in by the record of one pull request, or it
/// is part of a finding.
public final class Match {
  private final Arrivals arrivals;
  private final Map<Integer, ChangeRecord> records;
  private final Reach reach;
  private final Map<Sha, Origin> origins;

  /// Who pushed what by other means than a merge on the host.
  private final Map<Sha, String> pushers = new HashMap<>();

  private final List<Finding> findings = new ArrayList<>();

  private Match(Arrivals arrivals, Map<Integer, ChangeRecord> records) {
    this.arrivals = arrivals;
    this.records = records;
    this.reach = new Reach(arrivals.commits());
    this.origins = new Origins(reach, arrivals).known();
    pushes().forEach(this::pushed);
  }

  /// Matches.
  ///
  /// @param records by number
  /// @return which pull request let in which commits, and what no record lets in
  public static Matched of(Arrivals arrivals, Map<Integer, ChangeRecord> records) {
    return new Match(arrivals, records).matched();
  }

  /// What came of it.
  ///
  /// @param recorded number of a pull request to the commits that its record lets in
  public record Matched(Map<Integer, List<Sha>> recorded, List<Finding> findings) {
    public Matched {
      recorded = Map.copyOf(recorded);
      findings = List.copyOf(findings);
    }
  }

  private Matched matched() {
    rewrites();
    Map<Integer, List<Landed>> byPull = new LinkedHashMap<>();
    Set<Sha> nobodys = new LinkedHashSet<>();
    Set<Sha> byHand = new LinkedHashSet<>();
    for (Landed commit : reach.all()) {
      Origin origin = origins.get(commit.sha());
      if (origin == null) {
        nobodys.add(commit.sha());
      } else if (pushers.containsKey(commit.sha())) {
        byHand.add(commit.sha());
      } else {
        byPull.computeIfAbsent(origin.number(), key -> new ArrayList<>()).add(commit);
      }
    }
    reach.groups(nobodys).forEach(this::direct);
    reach.groups(byHand).forEach(this::byHand);
    Map<Integer, List<Sha>> recorded = new HashMap<>();
    byPull.forEach((number, commits) -> {
      if (letIn(number, commits)) {
        recorded.put(number, shas(commits));
      }
    });
    if (!arrivals.complete()) {
      unread();
    }
    return new Matched(recorded, findings);
  }

  private List<Push> pushes() {
    List<Push> pushes = arrivals.pushes();
    return pushes == null ? List.of() : pushes;
  }

  private void pushed(Push push) {
    Sha after = push.after();
    if (after == null || push.how() == How.MERGED || push.how() == How.DELETED) {
      return;
    }
    Set<Sha> merged = new HashSet<>();
    pushes().stream().filter(one -> one.how() == How.MERGED).forEach(one -> add(merged, one));
    reach.between(push.before(), after).stream()
        .filter(sha -> !merged.contains(sha))
        .forEach(sha -> pushers.put(sha, push.by()));
  }

  private void add(Set<Sha> merged, Push push) {
    Sha after = push.after();
    if (after != null) {
      merged.addAll(reach.between(push.before(), after));
    }
  }

  private void rewrites() {
    Integer gone = arrivals.gone();
    List<Push> forced =
        pushes().stream()
            .filter(push -> push.how() == How.FORCED || push.how() == How.DELETED)
            .toList();
    forced.forEach(this::rewritten);
    if (forced.isEmpty() && gone == null) {
      rewrite(
          arrivals.tip(),
          "",
          arrivals.before().brief() + ", its end before, is no longer in the repository");
    } else if (forced.isEmpty() && gone != null && gone > 0) {
      String before = arrivals.before().brief();
      rewrite(arrivals.tip(), "", count(gone) + " up to " + before + " are on it no longer");
    }
  }

  private void rewritten(Push push) {
    Sha before = push.before();
    Sha at = push.after() == null ? before : push.after();
    if (at != null) {
      String how = push.how() == How.FORCED ? "a push was forced" : "the branch was deleted";
      rewrite(at, push.by(), before == null ? how : how + ", and its end was " + before.brief());
    }
  }

  private void rewrite(Sha head, String by, String how) {
    String what = "The history of `%s` was rewritten: %s.".formatted(arrivals.branch(), how);
    findings.add(new Finding(Kind.REWRITTEN, head, List.of(), null, by, what));
  }

  private void direct(List<Landed> group) {
    Set<Integer> elsewhere = new TreeSet<>();
    group.forEach(commit ->
        commit.pulls().stream().filter(Origin::merged).forEach(one -> elsewhere.add(one.number())));
    boolean told = group.stream().allMatch(Landed::allPulls);
    boolean reviewed =
        group.stream().allMatch(commit -> commit.pulls().stream().anyMatch(Origin::merged));
    String came = "%s reached `%s` ".formatted(count(group.size()), arrivals.branch());
    if (!told) {
      add(Kind.UNREAD, group, null, came + "and GitHub does not tell of which pull requests.");
    } else if (reviewed) {
      String numbers = String.join(", ", elsewhere.stream().map(n -> "#" + n).toList());
      add(
          Kind.FOR_ANOTHER_BRANCH,
          group,
          null,
          came + "reviewed for other branches only (" + numbers + ").");
    } else {
      add(
          Kind.DIRECT_PUSH,
          group,
          null,
          came + "that no pull request into it brought." + reverts(group));
    }
  }

  private static String reverts(List<Landed> group) {
    return group.stream()
        .flatMap(commit -> Revert.in("", commit.message()).stream())
        .filter(Reverted.Made.class::isInstance)
        .map(Reverted.Made.class::cast)
        .findFirst()
        .map(made -> " It says that it reverts " + made.sha().substring(0, 7) + ".")
        .orElse("");
  }

  private void byHand(List<Landed> group) {
    Origin origin = origins.get(group.getLast().sha());
    int number = origin == null ? 0 : origin.number();
    add(
        Kind.PUSHED_BY_HAND,
        group,
        number,
        "%s of #%d reached `%s` by a push, not by merging it on GitHub: nothing shows that it holds what was judged."
            .formatted(count(group.size()), number, arrivals.branch()));
  }

  /// Whether the record of a pull request lets its commits in.
  private boolean letIn(int number, List<Landed> commits) {
    ChangeRecord record = records.get(number);
    Origin origin = origins.get(commits.getLast().sha());
    String merged = "#%d was merged into `%s` ".formatted(number, arrivals.branch());
    if (record == null) {
      add(Kind.UNJUDGED, commits, number, merged + "and was never judged.");
    } else if (origin != null && !record.head().equals(origin.head())) {
      add(
          Kind.OTHER_HEAD,
          commits,
          number,
          merged
              + "at %s; what was judged is %s."
                  .formatted(origin.head().brief(), record.head().brief()));
    } else {
      return switch (record.standing()) {
        case COMPLIANT -> true;
        case HELD -> no(Kind.HELD, commits, number, merged + "while it was held.");
        case UNHEARD ->
            no(Kind.UNHEARD, commits, number, merged + "and no record tells under which verdict.");
      };
    }
    return false;
  }

  private boolean no(Kind kind, List<Landed> commits, int number, String what) {
    add(kind, commits, number, what);
    return false;
  }

  private void unread() {
    String what =
        "More commits reached `%s` at once than are read: only the oldest %d were matched."
            .formatted(arrivals.branch(), arrivals.commits().size());
    findings.add(new Finding(Kind.UNREAD, arrivals.tip(), List.of(), null, "", what));
  }

  private void add(Kind kind, List<Landed> commits, @Nullable Integer pull, String what) {
    Landed head = commits.getLast();
    String by = pushers.getOrDefault(head.sha(), pull == null ? head.committer() : "");
    findings.add(new Finding(kind, head.sha(), shas(commits), pull, by, what));
  }

  private static List<Sha> shas(List<Landed> commits) {
    return commits.stream().map(Landed::sha).toList();
  }

  private static String count(int commits) {
    return commits == 1 ? "1 commit" : commits + " commits";
  }
}

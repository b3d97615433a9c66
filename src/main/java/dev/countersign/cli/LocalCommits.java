package dev.countersign.cli;

import dev.countersign.change.Commit;
import dev.countersign.change.Person;
import dev.countersign.change.Sha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// The commits of a local branch. Git knows people by their addresses: those that GitHub gives out
/// name an account, one is the author's, the rest are strangers.
final class LocalCommits {
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?i)(?:[0-9]+\\+)?([a-z0-9-]+(?:\\[bot\\])?)@users\\.noreply\\.github\\.com");
  private static final Pattern CO_AUTHOR = Pattern.compile("(?i)^(.*?)\\s*<([^<>]+)>\\s*$");
  private static final String GITHUB_ITSELF = "noreply@github.com";

  /// The login of an author whose account cannot be told.
  private static final String UNNAMED = "you";

  private final Repository git;
  private final LocalBranch branch;
  private final String ownAddress;

  LocalCommits(Repository git, LocalBranch branch) {
    this.git = git;
    this.branch = branch;
    String configured = git.getConfig().getString("user", null, "email");
    this.ownAddress =
        configured == null ? branch.head().getAuthorIdent().getEmailAddress() : configured;
  }

  /// Who will open the pull request.
  Person author() {
    Matcher account = ACCOUNT.matcher(ownAddress);
    return Person.of(account.matches() ? account.group(1) : UNNAMED);
  }

  /// Oldest first.
  List<Commit> read() throws IOException {
    List<Commit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(git)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(branch.head()));
      walk.markUninteresting(walk.parseCommit(branch.base()));
      for (RevCommit commit : walk) {
        commits.add(commit(commit));
      }
    }
    return commits;
  }

  private Commit commit(RevCommit commit) throws IOException {
    Set<Person> writers = new HashSet<>();
    Set<String> strangers = new HashSet<>();
    add(commit.getAuthorIdent(), writers, strangers);
    for (String line : commit.getFooterLines("Co-authored-by")) {
      Matcher written = CO_AUTHOR.matcher(line);
      if (written.matches()) {
        add(new PersonIdent(written.group(1), written.group(2)), writers, strangers);
      } else {
        strangers.add(line);
      }
    }
    return new Commit(
        new Sha(commit.name()),
        writers,
        committer(commit.getCommitterIdent(), strangers),
        null,
        commit.getFullMessage(),
        false,
        strangers,
        mergesBase(commit));
  }

  private void add(PersonIdent ident, Set<Person> known, Set<String> strangers) {
    Person person = person(ident.getEmailAddress());
    if (person == null) {
      strangers.add(ident.getName());
    } else {
      known.add(person);
    }
  }

  private @Nullable Person committer(PersonIdent ident, Set<String> strangers) {
    Person person = person(ident.getEmailAddress());
    if (person == null && !ident.getEmailAddress().equalsIgnoreCase(GITHUB_ITSELF)) {
      strangers.add(ident.getName());
    }
    return person;
  }

  private @Nullable Person person(String address) {
    Matcher account = ACCOUNT.matcher(address);
    if (account.matches()) {
      return Person.of(account.group(1));
    }
    return address.equalsIgnoreCase(ownAddress) ? author() : null;
  }

  private boolean mergesBase(RevCommit commit) throws IOException {
    if (commit.getParentCount() < 2) {
      return false;
    }
    try (RevWalk walk = new RevWalk(git)) {
      return walk.isMergedInto(
          walk.parseCommit(commit.getParent(1)), walk.parseCommit(branch.base()));
    }
  }
}

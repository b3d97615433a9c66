package dev.countersign.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/// A branch of a local repository beside the branch it would be merged into.
///
/// @param baseName the base branch as its remote names it
/// @param headName the branch, or the short id of a commit that is on none
/// @param fork where the two part
record LocalBranch(
    String baseName, RevCommit base, String headName, RevCommit head, RevCommit fork) {

  /// @param base null for what the repository takes its changes into
  /// @param head null for what is checked out
  static LocalBranch of(Repository git, @Nullable String base, @Nullable String head)
      throws IOException {
    String headRef = head == null ? Constants.HEAD : head;
    String baseRef = base == null ? usualBase(git) : known(git, base, "--base");
    try (RevWalk walk = new RevWalk(git)) {
      RevCommit from = walk.parseCommit(commit(git, baseRef));
      RevCommit to = walk.parseCommit(commit(git, known(git, headRef, "--head")));
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(List.of(from, to));
      RevCommit fork = walk.next();
      if (fork == null) {
        throw new CannotDo(
            "%s and %s have no commit in common; fetch more of the history (git fetch --unshallow) or name another --base."
                .formatted(shortName(baseRef), headName(git, headRef, to)));
      }
      return new LocalBranch(shortName(baseRef), from, headName(git, headRef, to), to, fork);
    }
  }

  private static String usualBase(Repository git) throws IOException {
    Ref origin = git.exactRef("refs/remotes/origin/HEAD");
    if (origin != null && origin.isSymbolic() && origin.getTarget().getObjectId() != null) {
      return origin.getTarget().getName();
    }
    List<String> usual = new ArrayList<>(List.of("main", "master", "origin/main", "origin/master"));
    String configured = git.getConfig().getString("init", null, "defaultBranch");
    if (configured != null) {
      usual.add(configured);
    }
    return usual.stream()
        .filter(name -> resolves(git, name))
        .findFirst()
        .orElseThrow(() ->
            new CannotDo(
                "No branch main or master is here; name the one to merge into with --base."));
  }

  private static boolean resolves(Repository git, String name) {
    try {
      return git.resolve(name + "^{commit}") != null;
    } catch (IOException | RuntimeException unknown) {
      return false;
    }
  }

  /// The name under which a reference is known here, or on the remote.
  private static String known(Repository git, String name, String option) {
    return Stream.of(name, "origin/" + name)
        .filter(each -> resolves(git, each))
        .findFirst()
        .orElseThrow(() ->
            new CannotDo(
                "%s %s names no commit of this repository; check it, or fetch it."
                    .formatted(option, name)));
  }

  private static ObjectId commit(Repository git, String name) throws IOException {
    return Optional.ofNullable(git.resolve(name + "^{commit}"))
        .orElseThrow(() -> new CannotDo(name + " names no commit; make a first one."));
  }

  private static String headName(Repository git, String name, RevCommit head) throws IOException {
    String full = name.equals(Constants.HEAD) ? git.getFullBranch() : name;
    return full == null || full.equals(head.name()) || full.equals(Constants.HEAD)
        ? head.abbreviate(7).name()
        : shortName(full);
  }

  private static String shortName(String name) {
    return name.replaceFirst("^refs/(heads/|remotes/)", "").replaceFirst("^origin/", "");
  }
}

package dev.countersign.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the project around a change: how changes may be merged, and what went in since
/// its last release.
///
/// @param mergeMethods null where that is not told
/// @param release null where that was not asked for, or is not told
/// @param requests for how many other open pull requests each is asked, of those who are for any
public record Project(
    @Nullable Set<MergeMethod> mergeMethods,
    @Nullable Release release,
    Map<Reviewer, Integer> requests) {
  public Project {
    mergeMethods = mergeMethods == null ? null : Set.copyOf(mergeMethods);
    requests = Map.copyOf(requests);
  }

  /// A project of which it is not known who is asked elsewhere.
  public Project(@Nullable Set<MergeMethod> mergeMethods, @Nullable Release release) {
    this(mergeMethods, release, Map.of());
  }

  /// The same where so many open pull requests wait for each.
  public Project withRequests(Map<Reviewer, Integer> counts) {
    return new Project(mergeMethods, release, counts);
  }

  public static Project unknown() {
    return new Project(null, null);
  }

  /// How a pull request may be merged.
  public enum MergeMethod {
    SQUASH,
    MERGE,
    REBASE
  }

  /// The last release before the change.
  ///
  /// @param version its tag's name; null where there was no release yet, or its name is not told
  /// @param since messages of the commits on the base branch since then
  /// @param complete whether these are all of them
  public record Release(@Nullable String version, List<String> since, boolean complete) {
    public Release {
      since = List.copyOf(since);
    }
  }
}

package dev.countersign.policy;

import dev.countersign.change.Glob;
import dev.countersign.change.Globs;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Regex;
import dev.countersign.change.TeamName;
import dev.countersign.change.dependencies.Ecosystem;
import dev.countersign.change.dependencies.versions.Bump;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question about a change that has a yes, a no, or a "cannot be known" for an answer.
public sealed interface Condition {
  /// A question that is answered by the change itself, the people and the time.
  sealed interface Leaf extends Condition {}

  /// A question about the files that change and their lines.
  sealed interface OfFiles extends Leaf {}

  /// A question about what the pull request's page and its commits say.
  sealed interface OfPage extends Leaf {}

  /// Holds when all hold; holds of everything when empty.
  record All(List<Condition> all) implements Condition {
    public All {
      all = List.copyOf(all);
    }
  }

  /// Holds when any holds; of nothing when empty.
  record AnyOf(List<Condition> any) implements Condition {
    public AnyOf {
      any = List.copyOf(any);
    }
  }

  record Not(Condition not) implements Condition {}

  /// Any changed file matches, under its old or new path.
  record Paths(Globs globs) implements OfFiles {}

  /// Every changed file matches, and there is one.
  record OnlyPaths(Globs globs) implements OfFiles {}

  /// One of these areas applies.
  record InArea(Set<String> areas) implements Condition {
    public InArea {
      areas = Ordered.set(areas);
    }
  }

  /// The decided type is one of these.
  record OfType(Set<String> types) implements Condition {
    public OfType {
      types = Ordered.set(types);
    }
  }

  /// The decided risk is one of these levels.
  record OfRisk(Set<String> levels) implements Condition {
    public OfRisk {
      levels = Ordered.set(levels);
    }
  }

  record RiskAtLeast(String level) implements Condition {}

  /// Any label matches.
  record Labelled(NameGlobs globs) implements OfPage {}

  record Title(Regex regex) implements OfPage {}

  record BodyText(Regex regex) implements OfPage {}

  record HeadBranch(Glob glob) implements OfPage {}

  record BaseBranch(Glob glob) implements OfPage {}

  /// The conventional-commit kind is one of these.
  record OfKind(Set<String> kinds) implements OfPage {
    public OfKind {
      kinds = Ordered.set(kinds);
    }
  }

  record Breaking(boolean breaking) implements OfPage {}

  /// One and the same dependency has all of these; null asks nothing.
  record Dependency(
      @Nullable Boolean added,
      Set<Bump> bumps,
      @Nullable Boolean downgrade,
      Set<Ecosystem> ecosystems,
      @Nullable Boolean dev)
      implements OfFiles {
    public Dependency {
      bumps = Ordered.set(bumps);
      ecosystems = Ordered.set(ecosystems);
    }
  }

  /// The project's version moves by one of these parts (none: by any), or the head branch is a
  /// release branch.
  record Release(Set<Bump> bumps) implements OfFiles {
    public Release {
      bumps = Ordered.set(bumps);
    }
  }

  record OnlyDependencies(boolean only) implements OfFiles {}

  /// Bounds on the number of files and of lines added and removed; null asks nothing.
  record Size(@Nullable Bound files, @Nullable Bound lines) implements OfFiles {}

  /// A changed file has an added (or removed) line that matches, in files that the globs take in.
  record Content(@Nullable Regex added, @Nullable Regex removed, Globs in) implements OfFiles {}

  record NewDirectory(Glob glob) implements OfFiles {}

  /// The author is one of these; `bot` null asks nothing. Of users, teams and roles any suffices.
  record Author(Set<String> users, Set<TeamName> teams, Set<String> roles, @Nullable Boolean bot)
      implements Leaf {
    public Author {
      users = Ordered.set(users);
      teams = Ordered.set(teams);
      roles = Ordered.set(roles);
    }
  }

  /// The body's field has this value.
  record Declares(String field, String value) implements OfPage {}

  record Fork(boolean fork) implements OfPage {}

  record Draft(boolean draft) implements OfPage {}

  record Revert(boolean revert) implements OfPage {}

  record RoleEmpty(String role) implements Leaf {}

  /// The declared emergency is of one of these severities.
  record OfSeverity(Set<String> severities) implements Leaf {
    public OfSeverity {
      severities = Ordered.set(severities);
    }
  }

  record InBusinessHours(boolean inside) implements Leaf {}

  record Database(boolean database) implements OfFiles {}

  /// A bound such as `>50` or `<=1000`.
  record Bound(Op op, long limit) {
    /// How a number compares to the limit.
    public enum Op {
      LESS("less than"),
      AT_MOST("at most"),
      EQUAL("exactly"),
      AT_LEAST("at least"),
      MORE("more than");

      private final String words;

      Op(String words) {
        this.words = words;
      }

      String words() {
        return words;
      }
    }

    public boolean holds(long number) {
      return switch (op) {
        case LESS -> number < limit;
        case AT_MOST -> number <= limit;
        case EQUAL -> number == limit;
        case AT_LEAST -> number >= limit;
        case MORE -> number > limit;
      };
    }
  }

  /// Holds of every change.
  static Condition always() {
    return new All(List.of());
  }
}

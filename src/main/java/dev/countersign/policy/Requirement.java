package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Globs;
import dev.countersign.change.MigrationName;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Regex;
import dev.countersign.change.SqlDrops;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule asks of a change.
public sealed interface Requirement {
  /// `count` distinct people with a counting approval from any of `from` (empty: anyone with
  /// write), each role of `including` filled by a different one of them.
  record Approvals(int count, Set<String> from, List<String> including) implements Requirement {
    public Approvals {
      from = Ordered.set(from);
      including = List.copyOf(including);
    }
  }

  /// For the decided risk, one approval from each role listed, by different people.
  record Matrix(Map<String, List<String>> rolesByRisk) implements Requirement {
    public Matrix {
      rolesByRisk = Ordered.map(rolesByRisk);
    }
  }

  /// Each changed file with owners has a counting approval from one of them.
  record CodeOwners() implements Requirement {}

  /// Each section is answered.
  record Sections(List<String> ids) implements Requirement {
    public Sections {
      ids = List.copyOf(ids);
    }
  }

  /// Each item is present and ticked in the section.
  record Checklist(String section, List<String> items) implements Requirement {
    public Checklist {
      items = List.copyOf(items);
    }
  }

  /// Each pattern has a check on the head commit, and all that match concluded success or as
  /// `allow` says. A plain name is a pattern. `recommended` is only noted.
  record Checks(List<NameGlobs> patterns, Set<String> allow, List<NameGlobs> recommended)
      implements Requirement {
    public Checks {
      patterns = List.copyOf(patterns);
      allow = Ordered.set(allow);
      recommended = List.copyOf(recommended);
    }
  }

  /// If a file taken in by `cause` changed, one taken in by `changed` must have, or the field
  /// `waiver` gives a reason.
  record FilesToo(Globs changed, Globs cause, @Nullable String waiver) implements Requirement {}

  record BranchName(Globs globs) implements Requirement {}

  record BaseBranch(Globs globs) implements Requirement {}

  /// A closing reference to an issue (`issue`), or a match of `pattern` in title or body; either
  /// suffices.
  record Linked(boolean issue, @Nullable Regex pattern) implements Requirement {}

  record ConversationsResolved() implements Requirement {}

  /// Now is inside one of the calendar's windows.
  record InWindow(List<String> windows) implements Requirement {
    public InWindow {
      windows = List.copyOf(windows);
    }
  }

  /// No freeze of the calendar is in force.
  record NoFreeze() implements Requirement {}

  /// So long has passed since it was ready for review.
  record Age(Term atLeast) implements Requirement {}

  /// The least lead time of its type has passed since it was ready for review.
  record LeadTime() implements Requirement {}

  /// It is no larger than that, generated files left out.
  record SizeWithin(Condition.Size bounds) implements Requirement {}

  /// The repository allows no other way to merge.
  record MergedOnlyBy(MergeMethod method) implements Requirement {}

  /// The version in the project's manifests goes up by as much as what went in since the last
  /// release demands.
  record VersionRaised() implements Requirement {}

  /// Titles and messages are well written; what is null or empty is not asked.
  ///
  /// @param fromTitle whether the pull request's title and description are asked, or each commit
  record Messages(
      boolean conventional,
      Set<String> kinds,
      boolean body,
      @Nullable Regex reference,
      boolean fromTitle)
      implements Requirement {
    public Messages {
      kinds = Ordered.set(kinds);
    }
  }

  /// The changelog has a new entry, and what is new in it is well formed.
  record ChangelogEntry(String file) implements Requirement {}

  /// The checks of a pattern tell so many percent at least.
  record Coverage(NameGlobs check, BigDecimal atLeast) implements Requirement {}

  /// Migrations are numbered on, never changed, and drop nothing.
  ///
  /// @param folder ends in `/`
  /// @param name null where any will do
  record Migrations(
      String folder,
      @Nullable MigrationName name,
      boolean sequential,
      boolean appendOnly,
      Set<SqlDrops.Kind> forbidden)
      implements Requirement {
    public Migrations {
      forbidden = Ordered.set(forbidden);
    }
  }

  /// Met when one alternative is.
  record AnyOf(List<Requirement> alternatives) implements Requirement {
    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }
  }
}

package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one thing that a requirement asks for stands, with the facts that people need to be told
/// about it.
public sealed interface Finding {
  State state();

  /// A section of the description.
  record SectionReply(State state, Section section, Reply reply) implements Finding {}

  /// One item of a checklist.
  record Item(State state, String section, String item, boolean present, boolean ticked)
      implements Finding {}

  /// The checks that one pattern names: none at all while it waits for the first.
  record CheckRuns(
      State state,
      String pattern,
      List<String> passed,
      List<String> running,
      List<Concluded> failed)
      implements Finding {
    public CheckRuns {
      passed = List.copyOf(passed);
      running = List.copyOf(running);
      failed = List.copyOf(failed);
    }
  }

  /// A check by name, and how it concluded.
  record Concluded(String check, String conclusion) {}

  /// Files that must change along with others.
  ///
  /// @param causes the first files that make it necessary
  /// @param waiver the field that may give a reason instead, null where none may
  /// @param reason the reason given there
  record FilesToo(
      State state,
      List<String> wanted,
      List<String> causes,
      @Nullable String waiver,
      @Nullable String reason)
      implements Finding {
    public FilesToo {
      wanted = List.copyOf(wanted);
      causes = List.copyOf(causes);
    }
  }

  /// The head branch's name.
  record BranchNamed(State state, String branch, List<String> wanted) implements Finding {
    public BranchNamed {
      wanted = List.copyOf(wanted);
    }
  }

  /// The base branch.
  record BasedOn(State state, String branch, List<String> wanted) implements Finding {
    public BasedOn {
      wanted = List.copyOf(wanted);
    }
  }

  /// A reference to an issue or ticket.
  ///
  /// @param pattern the pattern wanted, null where only a closing reference does
  /// @param found what was found
  record Reference(State state, boolean issue, @Nullable String pattern, @Nullable String found)
      implements Finding {}

  record Conversations(State state, int open) implements Finding {}

  /// How many people approved of how many wanted.
  ///
  /// @param from titles of the roles they must come from, empty for anyone with write
  /// @param awaited people who could still give it, nobody where it cannot be given
  record HeadCount(State state, int wanted, List<Login> given, List<String> from, Awaited awaited)
      implements Finding {
    public HeadCount {
      given = List.copyOf(given);
      from = List.copyOf(from);
    }
  }

  /// A role that one person must fill.
  record Seat(State state, String role, String title, @Nullable Login filledBy, Awaited awaited)
      implements Finding {}

  /// Files of the same owners, of whom one must approve.
  ///
  /// @param owners as CODEOWNERS writes them
  record Owned(
      State state,
      List<String> owners,
      List<String> files,
      int fileCount,
      @Nullable Login approvedBy,
      Awaited awaited)
      implements Finding {
    public Owned {
      owners = List.copyOf(owners);
      files = List.copyOf(files);
    }
  }

  /// Somebody asks for changes, which holds every approvals rule.
  record ChangesAsked(State state, Login by) implements Finding {}

  /// A change window.
  ///
  /// @param opens when it opens next, where it is closed; null where that is never within a year
  /// @param closes when it closes, where it is open; null where it never does
  record InWindow(
      State state, List<String> windows, @Nullable Instant opens, @Nullable Instant closes)
      implements Finding {
    public InWindow {
      windows = List.copyOf(windows);
    }
  }

  /// The freezes in force.
  ///
  /// @param names none where none is
  /// @param turns when that changes, where it does within a year
  record Frozen(State state, List<String> names, @Nullable Instant turns) implements Finding {
    public Frozen {
      names = List.copyOf(names);
    }
  }

  /// How long a change has been ready for review.
  ///
  /// @param wanted as in "2 hours"
  /// @param reached when it is that old; null for a draft, whose time does not run
  record Age(State state, String wanted, @Nullable Instant reached) implements Finding {}

  /// How large a change is.
  ///
  /// @param counts each limit and what there is, as in "1,200 lines, of at most 1,000"
  record SizeWithin(State state, List<String> counts) implements Finding {
    public SizeWithin {
      counts = List.copyOf(counts);
    }
  }

  /// The ways in which the repository allows to merge.
  ///
  /// @param allowed null where that is not known
  record MergeMethods(State state, MergeMethod wanted, @Nullable Set<MergeMethod> allowed)
      implements Finding {
    public MergeMethods {
      allowed = allowed == null ? null : Ordered.set(allowed);
    }
  }

  /// The steps that the project's version takes.
  ///
  /// @param steps one for each manifest whose version moves, none where none does
  /// @param demanded `major`, `minor` or `patch`; null where it is not known what went in since the
  ///   last release
  /// @param because what demands it, empty where nothing in particular does
  /// @param release the last release, null where there is none or its name is not known
  record VersionRaised(
      State state,
      List<VersionStep> steps,
      @Nullable String demanded,
      String because,
      @Nullable String release)
      implements Finding {
    public VersionRaised {
      steps = List.copyOf(steps);
    }
  }

  /// A version that moves.
  ///
  /// @param part the part that moves, `back` where it goes down, null where either cannot be read
  record VersionStep(
      String file, String before, String after, @Nullable String part, boolean enough) {}

  /// A freeze in force from which somebody made an exception who may.
  record Excepted(State state, String freeze, Login by, String because) implements Finding {}

  /// A rule that somebody waived who may.
  ///
  /// @param until when that ends, null where it has no end of its own
  record Waived(State state, Login by, String because, @Nullable Instant until)
      implements Finding {}

  /// Titles and messages that are not as asked.
  record Messages(State state, List<MessageFault> faults) implements Finding {
    public Messages {
      faults = List.copyOf(faults);
    }
  }

  /// What is wrong with a title or message.
  ///
  /// @param commit its short id, null for the pull request's own title
  /// @param subject its first line
  record MessageFault(@Nullable String commit, String subject, List<String> wrong) {
    public MessageFault {
      wrong = List.copyOf(wrong);
    }
  }

  /// What is new in the changelog.
  record ChangelogEntry(State state, String file, boolean entries, List<FileFault> faults)
      implements Finding {
    public ChangelogEntry {
      faults = List.copyOf(faults);
    }
  }

  /// Something wrong in a changed file.
  record FileFault(String path, int line, String what) {}

  /// The migrations that a change brings or touches.
  ///
  /// @param count how many there are
  record Migrations(State state, int count, List<FileFault> faults) implements Finding {
    public Migrations {
      faults = List.copyOf(faults);
    }
  }

  /// The percentages that checks tell.
  ///
  /// @param checks none while none was reported
  record Coverage(State state, String pattern, String atLeast, List<Percentage> checks)
      implements Finding {
    public Coverage {
      checks = List.copyOf(checks);
    }
  }

  /// What one check tells.
  ///
  /// @param percent null while it runs and where it tells none
  record Percentage(String check, boolean running, @Nullable String percent) {}

  /// Alternatives, of which one is enough.
  record Alternatives(State state, List<List<Finding>> alternatives) implements Finding {
    public Alternatives {
      alternatives = alternatives.stream().map(List::copyOf).toList();
    }
  }

  /// A fact that cannot be had, so that the stricter reading holds.
  record Unknown(State state, String what) implements Finding {}

  /// Who could still give an approval.
  sealed interface Awaited {
    /// Any of these people; those already asked among them.
    record AnyOf(List<Login> people, Set<Login> asked) implements Awaited {
      public AnyOf {
        people = List.copyOf(people);
        asked = Ordered.set(asked);
      }
    }

    /// Nobody can: why, and the nearest legal way out under this policy.
    record Nobody(String why, String wayOut) implements Awaited {}

    /// Nothing is awaited any more.
    record Done() implements Awaited {}
  }
}

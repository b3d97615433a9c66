package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a policy says of a change at one moment.
///
/// @param head the commit judged
/// @param type null where the change is out of scope
/// @param uncounted approvals that were not counted, and why
/// @param surviving approvals of earlier commits that still count, and why
/// @param ask who should be asked for a review now
/// @param labels labels that this app should have on the change, and all those it manages
/// @param gaps facts that could not be had in full, each as a sentence
/// @param due what must be done by a time
/// @param again when the same facts may lead to another verdict, as when a window opens
public record Verdict(
    Sha head,
    Outcome outcome,
    boolean observing,
    @Nullable TypeFound type,
    @Nullable RiskFound risk,
    List<AreaFound> areas,
    List<RuleFound> rules,
    List<ApprovalNote> uncounted,
    List<ApprovalNote> surviving,
    List<Reviewer> ask,
    Labels labels,
    List<Guidance> guidance,
    List<String> gaps,
    List<String> notes,
    List<Due> due,
    @Nullable Instant again) {
  public Verdict {
    areas = List.copyOf(areas);
    rules = List.copyOf(rules);
    uncounted = List.copyOf(uncounted);
    surviving = List.copyOf(surviving);
    ask = List.copyOf(ask);
    guidance = List.copyOf(guidance);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
    due = List.copyOf(due);
  }

  /// Something that must be done by a time, and is not done yet.
  ///
  /// @param what `review`, `approval` or `rollback`
  /// @param within how long there is, as in "3 business days"
  /// @param risk for which there is so long, null where it is so for every risk
  public record Due(
      String what, String within, @Nullable String risk, Instant at, boolean overdue) {}

  /// What it all comes to.
  public enum Outcome {
    /// All that is asked is there.
    READY,
    /// On others: people, checks, or a time.
    WAITING,
    /// The author must act.
    AUTHOR_MUST_ACT,
    /// No rule covers it: nothing that judged nothing passes.
    UNCOVERED,
    /// The policy is not about such a change, because of the paths it touches.
    OUT_OF_SCOPE,
    /// The policy is not about the base branch: nothing is published.
    UNWATCHED
  }

  /// The type, and why.
  ///
  /// @param reasons what held, none where it is the type of all that is no other
  /// @param declared what the author declared, where that is another
  /// @param emergency how a declared emergency stands, null where none is
  public record TypeFound(
      String type,
      List<Reason> reasons,
      @Nullable String declared,
      @Nullable EmergencyStand emergency) {
    public TypeFound {
      reasons = List.copyOf(reasons);
    }
  }

  /// Why something applies: a phrase, and the first files that made it so. Plain text, not
  /// Markdown; names of labels, files and the like in it are the change's own words.
  ///
  /// @param phrase where there are files it goes on from them and *is* or *are*, as in `src/a.rs
  ///   and 2 more files are` *in area crypto*; where there are none it stands by itself, as in *the
  ///   title's kind is feat*
  /// @param files the first three, none where no files made it so
  /// @param fileCount how many there are in all
  public record Reason(String phrase, List<String> files, int fileCount) {
    public Reason {
      files = List.copyOf(files);
    }
  }

  /// The risk, and why.
  ///
  /// @param score null where levels follow from conditions
  /// @param factors name to score and reason, in the policy's order
  /// @param reasons what held, where levels follow from conditions
  /// @param raisedBy the type whose floor that raised it, null where none did
  public record RiskFound(
      String level,
      @Nullable Integer score,
      List<FactorFound> factors,
      List<Reason> reasons,
      @Nullable String raisedBy) {
    public RiskFound {
      reasons = List.copyOf(reasons);
      factors = List.copyOf(factors);
    }
  }

  /// What one factor scores, and why.
  public record FactorFound(String factor, int score, String because) {}

  /// An area that applies, and the first files that triggered it.
  public record AreaFound(String area, Reason reason) {}

  /// How a rule that applies stands.
  public record RuleFound(Rule rule, State state, List<Finding> findings) {
    public RuleFound {
      findings = List.copyOf(findings);
    }
  }

  /// A remark on somebody's approval. Plain text, not Markdown.
  ///
  /// @param commit what it was given on, null where that commit is gone
  /// @param sentence a phrase that ends without a stop, as in `@kim's approval of 41c0e2d
  ///   (src/crypto/keys.rs changed since)`
  public record ApprovalNote(Login by, @Nullable Sha commit, String sentence) {}

  /// Labels that should be there, and those to take away where they are and not wanted.
  public record Labels(Set<String> wanted, Set<String> managed) {
    public Labels {
      wanted = Ordered.set(wanted);
      managed = Ordered.set(managed);
    }
  }
}

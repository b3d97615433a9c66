package dev.countersign.policy;

import dev.countersign.change.Reply;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a requirement stands that some files change along with others.
record FileFindings(ChangedFiles files, Description description) {
  private static final int SHOWN = 3;
  private static final int WORDS_OF_A_REASON = 5;

  Finding filesToo(Requirement.FilesToo wanted, Gaps gaps) {
    BitSet causes = files.touchedBy(wanted.cause());
    boolean changed = !files.touchedBy(wanted.changed()).isEmpty();
    boolean asked = !causes.isEmpty() || !files.complete();
    if (!files.complete() && !changed) {
      gaps.missed(Gap.FILES_CUT);
    }
    String reason = asked && !changed ? reason(wanted.waiver()) : null;
    State state = BodyFindings.state(!asked || changed || reason != null);
    return new Finding.FilesToo(
        state, wanted.changed().patterns(), files.first(causes, SHOWN), wanted.waiver(), reason);
  }

  private @Nullable String reason(@Nullable String field) {
    return field != null
            && description.reply(field, WORDS_OF_A_REASON) instanceof Reply.Answered(String text)
        ? text
        : null;
  }

  List<Finding> branch(Requirement.BranchName wanted, String branch) {
    return List.of(
        new Finding.BranchNamed(
            BodyFindings.state(wanted.globs().matches(branch)), branch, wanted.globs().patterns()));
  }

  List<Finding> base(Requirement.BaseBranch wanted, String branch) {
    return List.of(
        new Finding.BasedOn(
            BodyFindings.state(wanted.globs().matches(branch)), branch, wanted.globs().patterns()));
  }
}

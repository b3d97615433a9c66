package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Commits;
import dev.countersign.change.Project.Release;
import dev.countersign.change.Truth;
import dev.countersign.change.dependencies.ProjectVersions;
import dev.countersign.change.dependencies.ProjectVersions.Moved;
import dev.countersign.change.dependencies.versions.Bump;
import dev.countersign.policy.Finding.VersionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the project's version is raised by as much as what went in since the last release
/// demands: a break a major step, a feature a minor one, anything else a patch.
record VersionFindings(Change change, boolean fromTitle) {
  private static final Set<String> FEATURES = Set.of("feat", "feature");

  /// @param because the first line of the message that demands it, or why so much is demanded
  private record Demand(Bump part, String because) {
    Demand or(Demand other) {
      return other.part.compareTo(part) > 0 ? other : this;
    }
  }

  Finding found() {
    List<String> unread = ReleaseConditions.unread(change);
    if (!unread.isEmpty() || !change.files().complete()) {
      return new Finding.Unknown(
          State.WAITING,
          unread.isEmpty()
              ? "the list of files is not complete, so that the project's version is not known"
              : "the project's version in %s cannot be read".formatted(String.join(", ", unread)));
    }
    List<Moved> moved = ProjectVersions.moved(change.files().texts(), change.base().texts()::get);
    Release release = change.project().release();
    Demand demand = release == null ? null : demand(release);
    List<VersionStep> steps = moved.stream().map(one -> step(one, demand)).toList();
    boolean enough = !steps.isEmpty() && steps.stream().allMatch(VersionStep::enough);
    return new Finding.VersionRaised(
        demand == null ? State.WAITING : BodyFindings.state(enough),
        steps,
        demand == null ? null : demand.part().word(),
        demand == null ? "" : demand.because(),
        release == null ? null : release.version());
  }

  private Demand demand(Release release) {
    Demand demand = new Demand(Bump.PATCH, "");
    if (!release.complete()) {
      demand = new Demand(Bump.MAJOR, "not every commit since the last release could be read");
    }
    List<String> messages = new ArrayList<>(release.since());
    messages.addAll(own());
    for (String message : messages) {
      demand = demand.or(of(message));
    }
    Held breaking = new Kinds(change, fromTitle).breaking();
    return breaking.truth() == Truth.NO
        ? demand
        : demand.or(new Demand(Bump.MAJOR, "this change breaks something, or may"));
  }

  private List<String> own() {
    return fromTitle
        ? List.of(change.pull().title())
        : change.commits().stream()
            .filter(commit -> !commit.mergeOfBase())
            .map(Commit::message)
            .toList();
  }

  private static Demand of(String message) {
    String subject = message.lines().findFirst().orElse("");
    Commits.Conventional said = Commits.ofTitle(message).orElse(null);
    if ((said != null && said.breaking()) || Commits.hasBreakingFooter(message)) {
      return new Demand(Bump.MAJOR, subject);
    }
    return new Demand(
        said != null && FEATURES.contains(said.kind()) ? Bump.MINOR : Bump.PATCH, subject);
  }

  private static VersionStep step(Moved moved, @Nullable Demand demand) {
    Bump bump = moved.bump();
    boolean enough =
        bump != null
            && moved.up()
            && demand != null
            && bump.compareTo(least(moved, demand.part())) >= 0;
    String word = bump == null ? null : moved.up() ? bump.word() : "back";
    return new VersionStep(moved.file(), moved.before(), moved.after(), word, enough);
  }

  /// Before 1.0.0 a minor step says that something breaks.
  private static Bump least(Moved moved, Bump demanded) {
    return moved.initial() && demanded == Bump.MAJOR ? Bump.MINOR : demanded;
  }
}

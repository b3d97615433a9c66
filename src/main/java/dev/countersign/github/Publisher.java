package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Sha;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.KnownRun;
import dev.countersign.forge.Published;
import dev.countersign.forge.PullId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;

/// Publishes checks as check runs: an update of the run that is there, or a new one where that
/// cannot show what should be seen.
final class Publisher {
  private final Library library;
  private final Rest rest;
  private final Identity us;
  private final Annotations annotations;

  Publisher(Library library, Rest rest, Identity us) {
    this.library = library;
    this.rest = rest;
    this.us = us;
    this.annotations = new Annotations(rest);
  }

  Published publish(PullId pull, CheckRun check, @Nullable KnownRun known) {
    try {
      return new Published.Done(sent(pull, check, known));
    } catch (Refused refused) {
      return gone(refused);
    }
  }

  /// The newest of our runs with a name on a commit.
  Optional<KnownRun> find(PullId pull, String check, Sha head) {
    String path =
        "%s/commits/%s/check-runs?check_name=%s&app_id=%d&filter=latest&per_page=100"
            .formatted(Rest.path(pull.repo()), head, Rest.part(check), us.app());
    try {
      return rest.all(Access.judging(pull.installation()), path, "check_runs").stream()
          .filter(run -> us.isApp(run.path("app").path("id").asLong(-1)))
          .filter(run -> run.path("name").asText("").equals(check))
          .max(Comparator.comparingLong(run -> run.path("id").asLong()))
          .map(Publisher::known);
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  private static KnownRun known(JsonNode run) {
    boolean completed = run.path("status").asText("").equals("completed");
    return new KnownRun(Facts.number(run, "id"), completed, started(run));
  }

  /// A run that does not tell is taken for as old as a run can be.
  private static Instant started(JsonNode run) {
    try {
      return Instant.parse(run.path("started_at").asText(""));
    } catch (DateTimeParseException untold) {
      return Instant.EPOCH;
    }
  }

  private long sent(PullId pull, CheckRun check, @Nullable KnownRun known) {
    GHRepository repository = library.repository(Access.judging(pull.installation()), pull.repo());
    Optional<List<CheckRun.Note>> more =
        known == null || backToProgress(check, known)
            ? Optional.empty()
            : annotations.lacking(pull, check, known.id());
    return known == null || more.isEmpty()
        ? created(repository, check)
        : updated(repository, check, known, more.get());
  }

  private long updated(
      GHRepository repository, CheckRun check, KnownRun known, List<CheckRun.Note> more) {
    try {
      shortened(full -> fill(repository.updateCheckRun(known.id()), check, more, full), check);
      annotations.sent(known.id(), check);
      return known.id();
    } catch (Refused refused) {
      if (!refused.gone()) {
        throw refused;
      }
      return created(repository, check);
    }
  }

  private static boolean backToProgress(CheckRun check, KnownRun known) {
    return known.completed() && check.conclusion() == null;
  }

  private long created(GHRepository repository, CheckRun check) {
    long id =
        shortened(
            full ->
                fill(
                    repository.createCheckRun(check.name(), check.head().value()),
                    check,
                    check.annotations(),
                    full),
            check);
    annotations.sent(id, check);
    return id;
  }

  @FunctionalInterface
  private interface Build {
    GHCheckRunBuilder all(boolean full);
  }

  /// Sends it, and the bare verdict where GitHub takes offence at the rest.
  private static long shortened(Build build, CheckRun check) {
    try {
      return Library.answer(() -> build.all(true).create()).getId();
    } catch (Refused refused) {
      if (refused.status() != 422 || headGone(refused)) {
        throw refused;
      }
      try {
        return Library.answer(() -> build.all(false).create()).getId();
      } catch (Refused again) {
        throw again.status() == 422 && !headGone(again)
            ? new ForgeDown(
                "GitHub does not take the check " + check.name() + ": " + again.said(), null, again)
            : again;
      }
    }
  }

  private static GHCheckRunBuilder fill(
      GHCheckRunBuilder run, CheckRun check, List<CheckRun.Note> notes, boolean full) {
    run.withDetailsURL(check.detailsUrl()).withExternalID(check.externalId());
    CheckRun.Conclusion conclusion = check.conclusion();
    if (conclusion == null) {
      run.withStatus(GHCheckRun.Status.IN_PROGRESS);
    } else {
      run.withStatus(GHCheckRun.Status.COMPLETED).withConclusion(spelled(conclusion));
    }
    run.add(full ? Notes.output(check, notes) : Notes.bare(check));
    if (full) {
      check.actions().stream().limit(3).map(Notes::button).forEach(run::add);
    }
    return run;
  }

  private static GHCheckRun.Conclusion spelled(CheckRun.Conclusion conclusion) {
    return switch (conclusion) {
      case SUCCESS -> GHCheckRun.Conclusion.SUCCESS;
      case ACTION_REQUIRED -> GHCheckRun.Conclusion.ACTION_REQUIRED;
      case FAILURE -> GHCheckRun.Conclusion.FAILURE;
      case NEUTRAL -> GHCheckRun.Conclusion.NEUTRAL;
    };
  }

  private static boolean headGone(Refused refused) {
    String said = refused.said().toLowerCase(Locale.ROOT);
    return said.contains("no commit found") || said.contains("head_sha");
  }

  private static Published gone(Refused refused) {
    if (refused.status() == 403) {
      return new Published.Gone(
          "the app may not publish checks there; it needs the permission "
              + refused.lacking("checks: write"));
    }
    return new Published.Gone(
        refused.status() == 422
            ? "GitHub no longer has the commit"
            : "the repository is gone, or the app is no longer installed there");
  }
}

package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Reverted;
import dev.countersign.ledger.Aftercare.Fact;
import dev.countersign.policy.duty.Happening;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happened to a change, as it is kept.
public final class HappeningText {
  private HappeningText() {}

  /// @param name of an obligation, environment, check or pull request
  /// @param word what is said beside it
  private record Kept(
      String kind, @Nullable String by, @Nullable String name, @Nullable String word) {
    static Kept of(String kind, @Nullable Login by, @Nullable String name, @Nullable String word) {
      return new Kept(kind, by == null ? null : by.value(), name, word);
    }

    /// What a merge takes back: the pull request by its name, or the commit as the word.
    @Nullable Reverted reverts() {
      if (name != null) {
        int mark = name.indexOf('#');
        return new Reverted.Pull(
            Repo.of(name.substring(0, mark)), Integer.parseInt(name.substring(mark + 1)));
      }
      return word == null ? null : new Reverted.Made(word);
    }

    Login who() {
      return new Login(Objects.requireNonNull(by));
    }

    String named() {
      return Objects.requireNonNull(name);
    }

    String said() {
      return Objects.requireNonNull(word);
    }
  }

  /// What happened, as a fact to keep.
  ///
  /// @param what names it among all that happened to the change
  public static Fact fact(String what, Happening happening) {
    return new Fact(what, happening.at(), Json.write(kept(happening)));
  }

  private static Kept kept(Happening happening) {
    return switch (happening) {
      case Happening.Merged(_, Login by, Reverted.Pull(Repo repo, int number)) ->
          Kept.of("merged", by, repo + "#" + number, null);
      case Happening.Merged(_, Login by, Reverted.Made(String sha)) ->
          Kept.of("merged", by, null, sha);
      case Happening.Merged(_, Login by, _) -> Kept.of("merged", by, null, null);
      case Happening.Declared(_, Login by) -> Kept.of("declared", by, null, null);
      case Happening.Deployed(_, Login by, String environment, String state) ->
          Kept.of("deployed", by, environment, state);
      case Happening.RolledBack(_, Login by, String environment) ->
          Kept.of("rolled-back", by, environment, null);
      case Happening.Pushed(_, Login by) -> Kept.of("pushed", by, null, null);
      case Happening.IssueClosed(_, var by, String name) -> Kept.of("issue-closed", by, name, null);
      case Happening.SaidDone(_, Login by, String name, String note) ->
          Kept.of("done", by, name, note);
      case Happening.Approved(_, Login by) -> Kept.of("approved", by, null, null);
      case Happening.Checked(_, String name, String conclusion) ->
          Kept.of("checked", null, name, conclusion);
      case Happening.Followed(_, String by) -> Kept.of("followed", null, by, null);
    };
  }

  /// What a fact that was kept is about.
  public static Happening read(Fact fact) {
    Kept kept = Json.read(fact.said(), Kept.class);
    Instant at = fact.at();
    return switch (kept.kind()) {
      case "merged" -> new Happening.Merged(at, kept.who(), kept.reverts());
      case "declared" -> new Happening.Declared(at, kept.who());
      case "deployed" -> new Happening.Deployed(at, kept.who(), kept.named(), kept.said());
      case "rolled-back" -> new Happening.RolledBack(at, kept.who(), kept.named());
      case "pushed" -> new Happening.Pushed(at, kept.who());
      case "issue-closed" ->
          new Happening.IssueClosed(at, kept.by() == null ? null : kept.who(), kept.named());
      case "done" -> new Happening.SaidDone(at, kept.who(), kept.named(), kept.said());
      case "approved" -> new Happening.Approved(at, kept.who());
      case "checked" -> new Happening.Checked(at, kept.named(), kept.said());
      case "followed" -> new Happening.Followed(at, kept.named());
      default -> throw new IllegalStateException("nothing that happens is called " + kept.kind());
    };
  }
}

package dev.countersign.policy.duty;

import dev.countersign.change.Login;
import dev.countersign.change.Reverted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a change after it was judged.
public sealed interface Happening {
  Instant at();

  /// It was merged.
  ///
  /// @param reverts what it says that it takes back, null where it says nothing of it
  record Merged(Instant at, Login by, @Nullable Reverted reverts) implements Happening {}

  /// It was declared an emergency.
  record Declared(Instant at, Login by) implements Happening {}

  /// A deployment of it came to a state.
  ///
  /// @param state as GitHub calls it, as in `success` or `failure`
  record Deployed(Instant at, Login by, String environment, String state) implements Happening {}

  /// A deployment put an older state in the place of one that had it.
  record RolledBack(Instant at, Login by, String environment) implements Happening {}

  /// It reached a protected branch without a pull request.
  record Pushed(Instant at, Login by) implements Happening {}

  /// The issue of an obligation was closed.
  ///
  /// @param by null where it is not known, which closes nothing that not everybody may close
  record IssueClosed(Instant at, @Nullable Login by, String obligation) implements Happening {}

  /// Somebody said `/done`.
  record SaidDone(Instant at, Login by, String obligation, String note) implements Happening {}

  /// Somebody approved it.
  record Approved(Instant at, Login by) implements Happening {}

  /// A check of it concluded.
  record Checked(Instant at, String name, String conclusion) implements Happening {}

  /// A later pull request that names it was merged, or it reached the default branch after all.
  ///
  /// @param by what, as people name it
  record Followed(Instant at, String by) implements Happening {}
}

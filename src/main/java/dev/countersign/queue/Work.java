package dev.countersign.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of work on one subject. Work on a subject that is already waiting joins it.
///
/// @param key the subject, as in `pr:17:acme/shop#4`; at most one piece of work a key, at most one
///   run at a time
/// @param group what shares its turn fairly with others, as in an installation
/// @param urgency larger first
/// @param due not before
/// @param note what this event adds, for whoever does the work; null: "look at everything afresh"
public record Work(String key, String group, int urgency, Instant due, @Nullable String note) {
  /// A sweep: whenever there is time.
  public static final int SWEEP = 0;

  /// Something happened.
  public static final int EVENT = 10;

  /// Somebody waits for it: a button, a re-run, a command, a merge queue.
  public static final int PERSON = 20;

  /// A piece of work under way.
  ///
  /// @param generation which wish for it this run answers; later wishes cause another run
  /// @param lease who holds it
  /// @param attempts runs before this one that failed
  /// @param deaths how many of them ended without a word, as where the process was killed
  /// @param notes the notes of all events that joined, oldest first; null where any of them had
  ///   none or there were too many
  public record Claim(
      String key,
      String group,
      int urgency,
      long generation,
      String lease,
      int attempts,
      int deaths,
      @Nullable List<String> notes) {
    public Claim {
      notes = notes == null ? null : List.copyOf(notes);
    }
  }
}

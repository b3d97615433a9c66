package dev.countersign.forge;

import dev.countersign.change.Sha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A check as it should be seen on a commit.
///
/// @param name its name
/// @param conclusion null while in progress
/// @param externalId how we find our own again
/// @param annotations at most what the host takes is sent, the first ones
/// @param actions at most three
public record CheckRun(
    String name,
    Sha head,
    @Nullable Conclusion conclusion,
    String title,
    String summary,
    String text,
    String detailsUrl,
    String externalId,
    List<Note> annotations,
    List<Action> actions) {
  public CheckRun {
    annotations = List.copyOf(annotations);
    actions = List.copyOf(actions);
  }

  /// How a check concluded.
  public enum Conclusion {
    SUCCESS,
    ACTION_REQUIRED,
    FAILURE,
    NEUTRAL
  }

  /// A remark on lines of a file.
  public record Note(String path, int fromLine, int toLine, Level level, String message) {
    /// How loud a remark is.
    public enum Level {
      NOTICE,
      WARNING,
      FAILURE
    }
  }

  /// A button: what it says (20 characters), what it does (40), how we know it again (20).
  public record Action(String label, String description, String identifier) {}
}

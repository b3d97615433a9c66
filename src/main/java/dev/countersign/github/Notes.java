package dev.countersign.github;

import dev.countersign.forge.CheckRun;
import java.util.List;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRunBuilder.Action;
import org.kohsuke.github.GHCheckRunBuilder.Annotation;
import org.kohsuke.github.GHCheckRunBuilder.Output;

/// The words of a check, within GitHub's limits.
final class Notes {
  /// Of summary and text, in bytes.
  private static final int MOST = 65_535;

  private static final int TITLE = 255;
  private static final int BARE = 20_000;

  private Notes() {}

  static Output output(CheckRun check, List<CheckRun.Note> notes) {
    Output output = new Output(title(check), Bytes.atMost(MOST, check.summary()));
    if (!check.text().isEmpty()) {
      output.withText(Bytes.atMost(MOST, check.text()));
    }
    notes.forEach(note -> output.add(annotation(note)));
    return output;
  }

  /// The verdict without what GitHub may have refused.
  static Output bare(CheckRun check) {
    return new Output(title(check), Bytes.atMost(BARE, check.summary()));
  }

  static Action button(CheckRun.Action action) {
    return new Action(
        Bytes.prefix(20, action.label()),
        Bytes.prefix(40, action.description()),
        Bytes.prefix(20, action.identifier()));
  }

  /// A message as it is sent.
  static String message(String message) {
    return Bytes.prefix(60_000, message);
  }

  private static Annotation annotation(CheckRun.Note note) {
    int from = Math.max(1, note.fromLine());
    int to = Math.max(from, note.toLine());
    return new Annotation(note.path(), from, to, level(note.level()), message(note.message()));
  }

  private static String title(CheckRun check) {
    return Bytes.prefix(TITLE, check.title());
  }

  private static AnnotationLevel level(CheckRun.Note.Level level) {
    return switch (level) {
      case NOTICE -> AnnotationLevel.NOTICE;
      case WARNING -> AnnotationLevel.WARNING;
      case FAILURE -> AnnotationLevel.FAILURE;
    };
  }
}

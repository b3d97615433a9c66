package dev.countersign.policy;

import dev.countersign.change.AddedLines;
import dev.countersign.change.Changelog;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.policy.Finding.FileFault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the changelog stands.
record ChangelogFindings(Files files) {

  Finding of(String path, Gaps gaps) {
    FileChange file = file(path);
    if (file == null) {
      if (!files.complete()) {
        gaps.missed(Gap.FILES_CUT);
      }
      return new Finding.ChangelogEntry(State.UNMET, path, false, List.of());
    }
    Set<Integer> added = AddedLines.of(file);
    String text = text(path);
    if (added == null || (text == null && file.kind() != FileChange.Kind.DELETED)) {
      return new Finding.Unknown(State.WAITING, "what is new in %s cannot be read".formatted(path));
    }
    Changelog.Reading reading = Changelog.read(text == null ? "" : text, added);
    List<FileFault> faults =
        reading.faults().stream()
            .map(fault -> new FileFault(path, fault.line(), fault.what()))
            .toList();
    State state = BodyFindings.state(reading.entries() && faults.isEmpty());
    return new Finding.ChangelogEntry(state, path, reading.entries(), faults);
  }

  private @Nullable FileChange file(String path) {
    return files.list().stream().filter(file -> file.path().equals(path)).findFirst().orElse(null);
  }

  private @Nullable String text(String path) {
    for (FileText text : files.texts()) {
      if (text.path().equals(path)) {
        return text.after();
      }
    }
    return null;
  }
}

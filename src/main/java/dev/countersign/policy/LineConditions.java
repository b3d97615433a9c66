package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.change.Globs;
import dev.countersign.change.Regex;
import dev.countersign.change.Truth;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Conditions on the lines that a change adds and removes.
record LineConditions(ChangedFiles files) {

  Held content(Condition.Content wanted) {
    return lines('+', wanted.added(), wanted.in()).and(lines('-', wanted.removed(), wanted.in()));
  }

  private Held lines(char mark, @Nullable Regex regex, Globs in) {
    if (regex == null) {
      return Held.ALWAYS;
    }
    String phrase = (mark == '+' ? "given" : "losing") + " a line that matches " + regex;
    Held held = files.complete() ? Held.no("no file is " + phrase) : cut(phrase);
    BitSet found = new BitSet();
    for (int place : files.touchedBy(in).stream().toArray()) {
      FileChange file = files.list().get(place);
      Truth truth = matches(file, mark, regex);
      found.set(place, truth.certain());
      held = truth == Truth.UNKNOWN ? held.or(unknown(file, phrase)) : held;
    }
    return found.isEmpty() ? held : Held.yes(new Ground(phrase, found));
  }

  private static Held cut(String phrase) {
    return Held.unknown(Ground.of("a file that is not listed may be " + phrase), Gap.FILES_CUT);
  }

  private Held unknown(FileChange file, String phrase) {
    boolean unsent = file.lines() instanceof FileChange.Lines.Unsent;
    Ground perhaps =
        new Ground("perhaps " + phrase, files.places(each -> each.path().equals(file.path())));
    return Held.unknown(perhaps, unsent ? Gap.linesUnsent(file) : Gap.lineTooLong(file));
  }

  private static Truth matches(FileChange file, char mark, Regex regex) {
    return switch (file.lines()) {
      case FileChange.Lines.Hunks(String patch) ->
          patch
              .lines()
              .filter(line -> !line.isEmpty() && line.charAt(0) == mark)
              .map(line -> regex.in(line.substring(1)))
              .reduce(Truth.NO, Truth::or);
      case FileChange.Lines.None _ -> Truth.NO;
      case FileChange.Lines.Unsent _ -> Truth.UNKNOWN;
    };
  }
}

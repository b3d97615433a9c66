package dev.countersign.change;

import dev.countersign.change.dependencies.FileText;
import java.util.List;

/// The files that a change touches, against the merge base.
///
/// @param list in GitHub's order
/// @param complete false where GitHub cut the list
/// @param texts content before and after, of those files whose content a policy asks about
/// @param unreadTexts paths whose content was asked for and could not be had
public record Files(
    List<FileChange> list, boolean complete, List<FileText> texts, List<String> unreadTexts) {
  public Files {
    list = List.copyOf(list);
    texts = List.copyOf(texts);
    unreadTexts = List.copyOf(unreadTexts);
  }
}

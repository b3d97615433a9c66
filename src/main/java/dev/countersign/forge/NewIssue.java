package dev.countersign.forge;

import dev.countersign.change.Login;
import java.util.List;

/// An issue that is to be opened.
///
/// @param assignees whose it is; who cannot be is left out
public record NewIssue(String title, String body, List<Login> assignees, List<String> labels) {
  public NewIssue {
    assignees = List.copyOf(assignees);
    labels = List.copyOf(labels);
  }
}

package dev.countersign.forge;

import dev.countersign.change.Reviewer;
import java.util.List;

/// Who was asked for a review, and whom the host refused.
public record Asked(List<Reviewer> asked, List<Refused> refused) {
  public Asked {
    asked = List.copyOf(asked);
    refused = List.copyOf(refused);
  }

  /// One refusal, with the host's reason.
  public record Refused(Reviewer reviewer, String why) {}
}

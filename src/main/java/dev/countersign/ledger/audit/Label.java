package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.JsonNode;

/// What an entry is called towards people.
final class Label {
  private static final int LONGEST = 120;

  private Label() {}

  /// As in `verdict of acme/shop#4 at 2026-11-24T12:00:00Z`, without anything that moves a
  /// terminal.
  static String of(JsonNode entry) {
    String label =
        "%s of %s#%s at %s"
            .formatted(
                entry.path("kind").asText(),
                entry.path("repo").asText(),
                entry.path("number").asText(),
                entry.path("at").asText())
            .replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST) + "…";
  }
}

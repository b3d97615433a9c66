package dev.countersign.wording;

import dev.countersign.policy.Emergency;
import dev.countersign.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/// What the help says of the commands of emergencies, as far as a policy has them.
final class EmergencyHelp {
  private static final String WRITERS = "people with write access";

  private EmergencyHelp() {}

  static List<String> rows(Policy policy) {
    Emergency emergency = policy.emergency();
    List<String> rows = new ArrayList<>();
    if (emergency == null) {
      return rows;
    }
    String authorisers =
        Answers.titles(
            policy,
            emergency.authorise().stream()
                .flatMap(way -> (way.allOf().isEmpty() ? way.by() : way.allOf()).stream())
                .distinct()
                .toList());
    rows.add(Answers.row(declaring(emergency), "declares an emergency", WRITERS));
    rows.add(
        Answers.row(
            "/authorise [phone|chat|in person] <note>",
            "authorises it, for the newest commit",
            authorisers));
    rows.add(
        Answers.row(
            "/authorised-verbally by @name via phone <note>",
            emergency.acceptClaims()
                ? "says that somebody else authorised it, who must confirm it"
                : "says that somebody else authorised it, who must say so themselves before anything passes",
            WRITERS));
    rows.add(
        Answers.row(
            "/deny-authorisation <reason>",
            "says that you did not authorise it, or no longer do",
            "whoever is said to have, or did"));
    if (emergency.authorise().stream().anyMatch(way -> !way.unavailable().isEmpty())) {
      rows.add(
          Answers.row(
              "/unavailable <role> because <reason>",
              "opens the ways to authorise it that need that",
              WRITERS));
    }
    rows.add(
        Answers.row("/stand-down <reason>", "ends it", "the author and people with write access"));
    return rows;
  }

  private static String declaring(Emergency emergency) {
    return "/emergency "
        + (emergency.severities().isEmpty() ? "" : "<severity> ")
        + (emergency.reasons().isEmpty() ? "" : "<reason> ")
        + "<what happened>";
  }
}

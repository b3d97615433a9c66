package dev.countersign.policy;

import dev.countersign.policy.Verdict.AreaFound;
import dev.countersign.policy.Verdict.FactorFound;
import dev.countersign.policy.Verdict.Reason;
import dev.countersign.policy.Verdict.RuleFound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the judge says, written as text; what is not there is left out.
final class HearingText {
  private HearingText() {}

  static String of(Verdict verdict) {
    List<String> lines = new ArrayList<>(List.of(verdict.outcome().toString()));
    type(verdict, lines);
    for (AreaFound area : verdict.areas()) {
      lines.add("area " + area.area() + ": " + words(area.reason()));
    }
    for (RuleFound rule : verdict.rules()) {
      lines.add(rule.state() + " " + rule.rule().name());
    }
    Verdict.Labels labels = verdict.labels();
    if (!labels.wanted().isEmpty()) {
      lines.add("labels: " + String.join(", ", labels.wanted()));
    }
    verdict.guidance().forEach(guidance -> lines.add("guidance: " + guidance.text()));
    verdict.gaps().forEach(gap -> lines.add("gap: " + gap));
    verdict.notes().forEach(note -> lines.add("note: " + note));
    if (verdict.again() != null) {
      lines.add("again: " + verdict.again());
    }
    return String.join("\n", lines) + "\n";
  }

  private static void type(Verdict verdict, List<String> lines) {
    if (verdict.type() != null) {
      lines.add("type " + verdict.type().type() + because(verdict.type().reasons()));
      if (verdict.type().declared() != null) {
        lines.add("declared " + verdict.type().declared());
      }
      EmergencyStand emergency = verdict.type().emergency();
      if (emergency != null) {
        lines.add(
            emergency.inForce()
                ? "emergency by " + emergency.authorisedBy()
                : "emergency awaits " + emergency.awaitedRoles());
      }
    }
    if (verdict.risk() != null) {
      lines.add(risk(verdict.risk()));
    }
  }

  private static String risk(Verdict.RiskFound risk) {
    String factors =
        risk.factors().stream().map(HearingText::factor).collect(Collectors.joining("; "));
    return "risk %s%s%s%s%s"
        .formatted(
            risk.level(),
            risk.score() == null ? "" : " of " + risk.score(),
            factors.isEmpty() ? "" : " (" + factors + ")",
            because(risk.reasons()),
            risk.raisedBy() == null ? "" : ", the least of " + risk.raisedBy());
  }

  private static String factor(FactorFound factor) {
    return "%s %d: %s".formatted(factor.factor(), factor.score(), factor.because());
  }

  private static String because(List<Reason> reasons) {
    return reasons.isEmpty()
        ? ""
        : ": " + reasons.stream().map(HearingText::words).collect(Collectors.joining("; "));
  }

  static String words(Reason reason) {
    if (reason.files().isEmpty()) {
      return reason.phrase();
    }
    int more = reason.fileCount() - reason.files().size();
    return String.join(", ", reason.files())
        + (more > 0 ? " and " + more + " more" : "")
        + (reason.fileCount() == 1 ? " is " : " are ")
        + reason.phrase();
  }
}

package dev.countersign.wording;

import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.AreaFound;
import dev.countersign.policy.Verdict.Reason;
import dev.countersign.policy.Verdict.RiskFound;
import dev.countersign.policy.Verdict.TypeFound;
import dev.countersign.wording.Account.FactorLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a change has its type, its risk and its areas, in sentences.
final class Reasons {
  private static final int SHOWN = 4;

  private Reasons() {}

  /// The factors of a risk that is a score, none of any other.
  static List<FactorLine> factors(@Nullable RiskFound risk) {
    return risk == null
        ? List.of()
        : risk.factors().stream()
            .map(one ->
                new FactorLine(
                    Harmless.text(one.factor(), 80),
                    one.score(),
                    Harmless.text(one.because(), 200)))
            .toList();
  }

  static List<String> of(Verdict verdict) {
    List<String> why = new ArrayList<>();
    TypeFound type = verdict.type();
    if (type != null) {
      why.add(type(type));
    }
    for (AreaFound area : verdict.areas()) {
      why.add("Area *" + Harmless.text(area.area(), 80) + "*: " + reason(area.reason()) + ".");
    }
    RiskFound risk = verdict.risk();
    if (risk != null) {
      why.add(risk(risk));
    }
    return why;
  }

  private static String type(TypeFound type) {
    return "**"
        + capital(type.type())
        + "**"
        + because(type.reasons())
        + "."
        + declared(type.declared());
  }

  private static String declared(@Nullable String declared) {
    return declared == null
        ? ""
        : " You declared *" + Harmless.text(declared, 60) + "*; the stricter one holds.";
  }

  private static String risk(RiskFound risk) {
    String score = risk.score() == null ? "" : ", with a score of " + risk.score();
    String raised =
        risk.raisedBy() == null
            ? ""
            : "; the type *" + Harmless.text(risk.raisedBy(), 60) + "* has at least that";
    return "**"
        + capital(risk.level())
        + " risk**"
        + score
        + because(risk.reasons())
        + raised
        + ".";
  }

  private static String because(List<Reason> reasons) {
    List<String> shown = reasons.stream().limit(SHOWN).map(Reasons::reason).toList();
    return shown.isEmpty() ? "" : ", because " + Lists.and(shown);
  }

  /// A reason: with files it is said of them, without it stands alone.
  static String reason(Reason reason) {
    String phrase = Harmless.text(reason.phrase(), 200);
    if (reason.files().isEmpty()) {
      return phrase;
    }
    String files = Lists.files(reason.files(), reason.fileCount(), SHOWN);
    return files + (reason.fileCount() == 1 ? " is " : " are ") + phrase;
  }

  private static String capital(String word) {
    String safe = Harmless.text(word, 60);
    return safe.isEmpty()
        ? safe
        : safe.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + safe.substring(1);
  }
}

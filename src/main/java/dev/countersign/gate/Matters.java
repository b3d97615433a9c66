package dev.countersign.gate;

import dev.countersign.change.NameGlob;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Interests;
import dev.countersign.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which checks and labels can change the verdict on a pull request, as it is kept beside it: other
/// ones cost no request.
final class Matters {
  private static final String CHECK = "check:";
  private static final String LABEL = "label:";

  private Matters() {}

  static List<String> of(Policy policy) {
    Interests interests = Interests.of(policy);
    List<String> matters = new ArrayList<>();
    interests.checks().stream().sorted().forEach(glob -> matters.add(CHECK + glob));
    interests.labels().stream()
        .sorted()
        .forEach(glob -> matters.add(LABEL + glob.toLowerCase(Locale.ROOT)));
    return matters;
  }

  static List<String> everything() {
    return List.of(CHECK + "*", LABEL + "*");
  }

  static boolean check(Watched watched, String name) {
    return any(watched, CHECK, name);
  }

  /// Labels compare without letter case, as GitHub has them.
  static boolean label(Watched watched, String name) {
    return any(watched, LABEL, name.toLowerCase(Locale.ROOT));
  }

  private static boolean any(Watched watched, String kind, String name) {
    return watched.interests().stream()
        .filter(interest -> interest.startsWith(kind))
        .anyMatch(interest -> new NameGlob(interest.substring(kind.length())).matches(name));
  }
}

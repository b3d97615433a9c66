package dev.countersign.gate;

import dev.countersign.change.NameGlob;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Interests;
import dev.countersign.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Which checks, labels and files of the base branch can change the verdict on a pull request, as
/// it is kept beside it: other ones cost no request.
final class Matters {
  private static final String CHECK = "check:";
  private static final String LABEL = "label:";
  private static final String FILE = "file:";

  private Matters() {}

  static List<String> of(Policy policy) {
    Interests interests = Interests.of(policy);
    List<String> matters = new ArrayList<>();
    interests.checks().stream().sorted().forEach(glob -> matters.add(CHECK + glob));
    interests.labels().stream()
        .sorted()
        .forEach(glob -> matters.add(LABEL + glob.toLowerCase(Locale.ROOT)));
    Stream.concat(interests.calendars().stream(), interests.listed().stream())
        .sorted()
        .forEach(file -> matters.add(FILE + file));
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

  /// Whether the policy looks at a file of the base branch: a calendar, a rota, a list of who is
  /// away, or anything in a folder whose files are numbered.
  static boolean file(Watched watched, String path) {
    return watched.interests().stream()
        .filter(interest -> interest.startsWith(FILE))
        .map(interest -> interest.substring(FILE.length()))
        .anyMatch(file -> file.equals(path) || (file.endsWith("/") && path.startsWith(file)));
  }

  private static boolean any(Watched watched, String kind, String name) {
    return watched.interests().stream()
        .filter(interest -> interest.startsWith(kind))
        .anyMatch(interest -> new NameGlob(interest.substring(kind.length())).matches(name));
  }
}

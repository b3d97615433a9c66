package dev.countersign.wording;

import dev.countersign.policy.Verdict;
import dev.countersign.wording.Account.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a change of the policy would mean for the pull requests that are open, in words.
public final class PolicyEffects {
  private PolicyEffects() {}

  /// A pull request, judged by the policy in force and by the one proposed.
  ///
  /// @param name as in `acme/shop#7`
  /// @param before null where the policy in force says nothing of it
  public record Effect(String name, @Nullable Verdict before, Verdict after) {
    /// Whether type, risk, verdict or a rule would be another.
    public boolean differs() {
      return !differences().isEmpty();
    }

    private List<String> differences() {
      List<String> all = new ArrayList<>();
      difference(all, "type", before == null ? null : type(before), type(after));
      difference(all, "risk", before == null ? null : risk(before), risk(after));
      difference(all, "verdict", before == null ? null : outcome(before), outcome(after));
      List<String> now = before == null ? List.of() : rules(before);
      List<String> then = rules(after);
      rules(all, "rules more: ", then.stream().filter(rule -> !now.contains(rule)).toList());
      rules(all, "rules fewer: ", now.stream().filter(rule -> !then.contains(rule)).toList());
      return all;
    }

    private static void rules(List<String> all, String what, List<String> rules) {
      if (!rules.isEmpty()) {
        all.add(what + Lists.first(rules, rules.size(), 3));
      }
    }

    private static void difference(
        List<String> all, String what, @Nullable String before, @Nullable String after) {
      String from = before == null ? "none" : before;
      String to = after == null ? "none" : after;
      if (!from.equals(to)) {
        all.add(what + " " + from + " → " + to);
      }
    }

    private static @Nullable String type(Verdict verdict) {
      return verdict.type() == null ? null : Harmless.text(verdict.type().type(), 60);
    }

    private static @Nullable String risk(Verdict verdict) {
      return verdict.risk() == null ? null : Harmless.text(verdict.risk().level(), 60);
    }

    private static String outcome(Verdict verdict) {
      String word = verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return verdict.observing() ? word + " (observing only)" : word;
    }

    private static List<String> rules(Verdict verdict) {
      return verdict.rules().stream()
          .map(found -> Harmless.text(found.rule().name(), 120))
          .toList();
    }
  }

  /// What is said of all of them. It holds nobody: what the new policy is worth people decide.
  ///
  /// @param path the policy file that is changed
  /// @param left why some were not looked at, each a sentence of our own
  public static Account of(String author, String path, List<Effect> effects, List<String> left) {
    List<Effect> other = effects.stream().filter(Effect::differs).toList();
    int count = effects.size();
    String title =
        count == 0
            ? "No other open pull request was looked at"
            : other.size()
                + " of "
                + Lists.count(count, "open pull request")
                + " would be judged differently";
    Draft draft = new Draft(Standing.NEUTRAL, title, author);
    draft.why =
        Stream.concat(
                Stream.of(introduction(path, other.size(), count)),
                other.stream()
                    .map(one ->
                        Harmless.text(one.name(), 150)
                            + ": "
                            + String.join("; ", one.differences())
                            + "."))
            .toList();
    draft.notes = left;
    return draft.account();
  }

  private static String introduction(String path, int other, int count) {
    String all =
        "Judged by the policy in force and by the one in " + Harmless.code(path) + " here: ";
    return count == 0
        ? "This check says which open pull requests the policy in "
            + Harmless.code(path)
            + " would judge differently."
        : other == 0
            ? all + "every one of " + count + " alike."
            : all + "those that differ, before → after.";
  }

  /// What is said where the new policy cannot be read.
  public static Account broken(String author, String path) {
    Draft draft = new Draft(Standing.NEUTRAL, "The new policy cannot be read", author);
    draft.why = List.of("Nothing can be judged by " + Harmless.code(path) + " until it is mended.");
    return draft.account();
  }
}

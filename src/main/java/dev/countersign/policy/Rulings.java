package dev.countersign.policy;

import dev.countersign.calendar.Freeze;
import dev.countersign.change.Login;
import dev.countersign.change.Ruling;
import dev.countersign.policy.Staleness.Weight;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What was ruled on a change by commands, as far as it counts under the policy in force.
///
/// What makes a change stricter counts from anybody, for good. What lifts something counts while
/// who ruled it may, while its time lasts, and as long as an approval given then would still count.
final class Rulings {
  private final Case asked;
  private final Facts facts;
  private final Gaps gaps;
  private final Authority authority;
  private final Staleness staleness;

  Rulings(Facts facts, Gaps gaps) {
    this.asked = facts.asked();
    this.facts = facts;
    this.gaps = gaps;
    this.authority = new Authority(asked.policy(), asked.change(), asked.people());
    this.staleness = new Staleness(asked.policy().approving().stale(), new Heads(asked.change()));
  }

  /// The waiver of a rule that counts; null where none does.
  ///
  /// @param causes asked for the files that made the rule apply
  @Nullable Ruling waiver(Rule rule, Causes causes) {
    Ruling waiver = null;
    for (Ruling ruling : of(Ruling.Kind.WAIVER)) {
      if (Spelling.same(ruling.subject(), rule.name())) {
        String against = against(ruling, rule.waivableBy(), causes.paths(rule.when()));
        if (against == null) {
          waiver = ruling;
        } else {
          dropped(ruling, "waiver of " + rule.name(), against);
        }
      }
    }
    return waiver;
  }

  /// The exception from a freeze that counts; null where none does.
  ///
  /// @param lasting whether the freeze was in force at a time and has been since: an exception is
  ///   from that one time only
  @Nullable Ruling exception(Freeze freeze, Predicate<Instant> lasting) {
    Ruling exception = null;
    for (Ruling ruling : of(Ruling.Kind.EXCEPTION)) {
      String against = against(ruling, freeze.exceptionsBy(), Set.of());
      if (!lasting.test(ruling.source().at())) {
        continue;
      }
      if (against == null) {
        exception = ruling;
      } else {
        dropped(ruling, "exception from " + freeze.name(), against);
      }
    }
    return exception;
  }

  /// The ruling that decides among choices; null where what was found stands.
  ///
  /// @param strictness of a subject, negative where the policy does not know it
  /// @param found the strictness of what was found without rulings
  @Nullable Ruling deciding(Ruling.Kind kind, ToIntFunction<String> strictness, int found) {
    int holds = found;
    Ruling deciding = null;
    for (Ruling ruling : of(kind)) {
      int wanted = strictness.applyAsInt(ruling.subject());
      String against = against(ruling, asked.policy().mayLower(), Set.of());
      if (wanted >= 0 && (against == null || wanted > holds)) {
        holds = wanted;
        deciding = ruling;
      } else if (wanted >= 0 && wanted < found) {
        dropped(ruling, "/" + word(kind) + " " + ruling.subject(), String.valueOf(against));
      }
    }
    return deciding;
  }

  /// Why something is as it was ruled, as a reason.
  static Verdict.Reason reason(Ruling ruling) {
    String phrase = "@%s set it: %s".formatted(ruling.by(), ruling.because());
    return new Verdict.Reason(phrase, List.of(), 0);
  }

  private List<Ruling> of(Ruling.Kind kind) {
    return asked.change().rulings().stream().filter(ruling -> ruling.kind() == kind).toList();
  }

  private static String word(Ruling.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// Why a ruling that lifts something does not count, as in `@dana is the author`; null where it
  /// does.
  @Nullable String against(Ruling ruling, List<String> roles, Set<String> files) {
    Login by = ruling.by();
    String barred = authority.against(by, roles);
    if (barred != null) {
      return "@" + by + " " + barred;
    }
    if (ruling.until() != null && !asked.now().isBefore(ruling.until())) {
      DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
      return "it ended " + format.format(ruling.until().atZone(asked.policy().zone()));
    }
    Weight weight = staleness.weigh(ruling.head(), files);
    if (weight.counts()) {
      facts.turnsAt(ruling.until());
    }
    return weight.counts() ? null : String.valueOf(weight.why());
  }

  private void dropped(Ruling ruling, String what, String why) {
    gaps.remark("@%s's %s does not count: %s.".formatted(ruling.by(), what, why));
  }
}

package dev.countersign.policy;

import dev.countersign.change.Reviewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a declared emergency stands: in force where people who may authorise it do.
///
/// @param ask who should be asked to authorise it
record EmergencyDecision(Emergency emergency, EmergencyStand stand, List<Reviewer> ask) {

  /// The emergency that is declared; null where none is. Of several entries that are satisfied the
  /// one of which least is owed afterwards counts.
  ///
  /// A way that was open when it was satisfied stays so. Where it is not known when the emergency
  /// was declared, only the ways that are open now count.
  ///
  /// @param conditions those of a change of the emergency type
  /// @param earlier the same at an earlier moment
  static @Nullable EmergencyDecision of(
      Emergency emergency,
      Conditions conditions,
      Gaps gaps,
      BiFunction<Emergency, Instant, Conditions> earlier) {
    Case asked = conditions.facts().asked();
    EmergencySteps steps = new EmergencySteps(emergency, asked);
    steps.remarks().forEach(gaps::remark);
    EmergencyStand.Declaration declared = steps.declaration();
    if (declared == null) {
      return null;
    }
    EmergencyDesk desk =
        new EmergencyDesk(asked, steps, new EmergencyWords(asked, emergency, steps));
    List<EmergencyDesk.Satisfied> satisfied = new ArrayList<>();
    List<Emergency.Authority> open = new ArrayList<>();
    for (Emergency.Authority authority : emergency.authorise()) {
      EmergencyDesk.@Nullable Satisfied by = desk.satisfied(authority);
      if (desk.open(authority, conditions, gaps)) {
        open.add(authority);
        satisfied.addAll(Stream.ofNullable(by).toList());
      } else if (by != null
          && declared.at() != null
          && desk.open(
              authority, earlier.apply(emergency, later(by.at(), declared.at())), new Gaps())) {
        satisfied.add(by);
      }
    }
    return satisfied.stream()
        .min(Comparator.comparingInt(by -> desk.owed(by, declared).size()))
        .map(by -> new EmergencyDecision(emergency, desk.inForce(declared, by), List.of()))
        .orElseGet(
            () -> new EmergencyDecision(emergency, desk.awaiting(declared, open), desk.ask(open)));
  }

  /// An approval given before the declaration authorises from the declaration on.
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Ids of the roles whose members can authorise a change now.
  static List<String> rolesNow(Emergency emergency, Conditions conditions) {
    Case asked = conditions.facts().asked();
    EmergencySteps steps = new EmergencySteps(emergency, asked);
    EmergencyDesk desk =
        new EmergencyDesk(asked, steps, new EmergencyWords(asked, emergency, steps));
    return emergency.authorise().stream()
        .filter(each -> desk.open(each, conditions, new Gaps()))
        .flatMap(each -> each.roles().stream())
        .distinct()
        .toList();
  }
}

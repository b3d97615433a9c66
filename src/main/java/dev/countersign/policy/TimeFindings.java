package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.FrozenDays;
import dev.countersign.calendar.Term;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether it is the time for a change: freezes, and how long it has been ready for review.
///
/// @param type the decided type
record TimeFindings(Facts facts, String type, Rulings rulings) {

  /// One finding for all freezes that hold the type, and one for each that cannot be known.
  List<Finding> noFreeze() {
    List<Finding> findings = new ArrayList<>();
    List<Known> known = new ArrayList<>();
    for (Freeze freeze : facts.asked().policy().freezes()) {
      FrozenDays days =
          freeze.except().contains(type) ? null : facts.calendars().days(freeze, findings);
      if (days != null) {
        known.add(known(freeze, days));
      }
    }
    known.stream().filter(Known::inForce).flatMap(Known::excepted).forEach(findings::add);
    boolean frozen = known.stream().anyMatch(Known::holds);
    if (frozen || findings.isEmpty()) {
      findings.addFirst(frozen ? frozen(known) : free(known));
    }
    return findings;
  }

  /// The freezes that are known to be in force for the type.
  List<Freeze> inForce() {
    return facts.asked().policy().freezes().stream()
        .filter(freeze -> !freeze.except().contains(type))
        .filter(freeze -> {
          FrozenDays days = facts.calendars().days(freeze, new ArrayList<>());
          return days != null && days.inForce(facts.asked().now());
        })
        .toList();
  }

  /// A freeze of which is known when it is in force.
  ///
  /// @param exception from it, null where there is none
  private record Known(
      String name, boolean inForce, @Nullable Instant turns, @Nullable Ruling exception) {
    boolean holds() {
      return inForce && exception == null;
    }

    Stream<Finding> excepted() {
      return exception == null
          ? Stream.of()
          : Stream.of(new Finding.Excepted(State.MET, name, exception.by(), exception.because()));
    }
  }

  private Known known(Freeze freeze, FrozenDays days) {
    Instant now = facts.asked().now();
    Instant turns = days.turns(now);
    facts.turnsAt(turns);
    boolean inForce = days.inForce(now);
    Ruling exception = inForce ? rulings.exception(freeze, at -> days.lasting(at, now)) : null;
    return new Known(freeze.name(), inForce, turns, exception);
  }

  /// It is over when all are.
  private static Finding frozen(List<Known> known) {
    List<Known> now = known.stream().filter(Known::holds).toList();
    Instant ends =
        now.stream().map(Known::turns).allMatch(Objects::nonNull)
            ? Collections.max(now.stream().map(Known::turns).toList())
            : null;
    return new Finding.Frozen(State.WAITING, now.stream().map(Known::name).toList(), ends);
  }

  private static Finding free(List<Known> known) {
    Instant next =
        known.stream()
            .map(Known::turns)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Finding.Frozen(State.MET, List.of(), next);
  }

  Finding age(Term wanted) {
    PullRequest pull = facts.asked().change().pull();
    BusinessHours business = facts.calendars().business();
    if (wanted.unit() == Term.Unit.BUSINESS_DAYS && business == null) {
      return new Finding.Unknown(State.WAITING, facts.calendars().unreadHolidays());
    }
    if (pull.draft()) {
      return new Finding.Age(State.UNMET, wanted.toString(), null);
    }
    Policy policy = facts.asked().policy();
    Instant reached =
        wanted.after(
            pull.readyAt(), business == null ? policy.businessHours() : business, policy.zone());
    boolean met = !facts.asked().now().isBefore(reached);
    facts.turnsAt(met ? null : reached);
    return new Finding.Age(met ? State.MET : State.WAITING, wanted.toString(), reached);
  }

  /// A type without a lead time wants none.
  Finding leadTime() {
    String said =
        facts.asked().policy().types().stream()
            .filter(each -> each.name().equals(type))
            .map(ChangeType::leadTime)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Term wanted = said == null ? new Term(0, Term.Unit.DAYS) : Term.of(said);
    return wanted == null
        ? new Finding.Unknown(
            State.WAITING, "the lead time of the type " + type + " is no length of time: " + said)
        : age(wanted);
  }
}

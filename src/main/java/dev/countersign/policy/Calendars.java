package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.CalendarFile;
import dev.countersign.calendar.DateRange;
import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.FrozenDays;
import dev.countersign.calendar.Hours;
import dev.countersign.calendar.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calendar files on the base branch that a policy names, each read once.
final class Calendars {
  private final Policy policy;
  private final Map<String, String> texts;
  private final Instant now;
  private final Map<String, Optional<List<DateRange>>> read = new HashMap<>();

  /// @param texts the base branch's files, by their paths
  Calendars(Policy policy, Map<String, String> texts, Instant now) {
    this.policy = policy;
    this.texts = texts;
    this.now = now;
  }

  static Calendars of(Case asked) {
    return new Calendars(asked.policy(), asked.change().base().texts(), asked.now());
  }

  /// The days of a file's events about now; empty where the file is not there or cannot be read.
  Optional<List<DateRange>> days(String file) {
    return read.computeIfAbsent(
        file,
        path ->
            Optional.ofNullable(texts.get(path))
                .flatMap(text ->
                    CalendarFile.days(
                        text, policy.zone(), LocalDate.ofInstant(now, policy.zone()))));
  }

  /// The hours in which the organisation works, holidays of its file left out too; null where that
  /// file cannot be read.
  @Nullable BusinessHours business() {
    BusinessHours hours = policy.businessHours();
    String file = policy.holidaysFile();
    if (file == null) {
      return hours;
    }
    return days(file).map(days -> without(hours, days)).orElse(null);
  }

  private static BusinessHours without(BusinessHours hours, List<DateRange> days) {
    Set<LocalDate> holidays = new HashSet<>(hours.holidays());
    days.forEach(range -> range.dates().forEach(holidays::add));
    return new BusinessHours(hours.days(), hours.from(), hours.to(), holidays);
  }

  /// What is missing where the holidays cannot be read.
  String unreadHolidays() {
    return unread(String.valueOf(policy.holidaysFile()));
  }

  /// The days of a freeze; null where they cannot be known, which is noted.
  @Nullable FrozenDays days(Freeze freeze, List<Finding> unknown) {
    return switch (freeze.days()) {
      case Freeze.Days.Dates dates -> FrozenDays.of(dates, policy.zone());
      case Freeze.Days.LastBusinessDays last -> {
        BusinessHours business = business();
        if (business == null) {
          unknown.add(new Finding.Unknown(State.WAITING, unreadHolidays()));
        }
        yield business == null ? null : FrozenDays.of(last, business, policy.zone());
      }
      case Freeze.Days.Listed(String file) ->
          days(file)
              .map(events -> FrozenDays.of(events, policy.zone()))
              .orElseGet(() -> {
                unknown.add(new Finding.Unknown(State.WAITING, unread(file)));
                return null;
              });
    };
  }

  /// Whether now is inside windows of some names that are for a risk, and when that changes.
  ///
  /// @param risk null where it is not rated: a window with limits is for no such change
  Finding inside(List<String> names, @Nullable String risk) {
    List<Window> windows =
        names.stream()
            .flatMap(name -> policy.window(name).stream())
            .filter(window -> isFor(risk, window))
            .toList();
    BusinessHours business = business();
    if (business == null && windows.stream().anyMatch(Window::business)) {
      return new Finding.Unknown(State.WAITING, unreadHolidays());
    }
    Hours hours =
        Hours.of(windows, business == null ? policy.businessHours() : business, policy.zone());
    boolean inside = hours.inside(now);
    Instant turns = inside ? hours.closes(now) : hours.opens(now);
    return new Finding.InWindow(
        inside ? State.MET : State.WAITING, names, inside ? null : turns, inside ? turns : null);
  }

  private boolean isFor(@Nullable String risk, Window window) {
    List<String> levels = policy.risk().levelNames();
    int level = risk == null ? -1 : levels.indexOf(risk);
    String least = window.riskAtLeast();
    String most = window.riskAtMost();
    return (least == null && most == null)
        || (level >= 0
            && (least == null || level >= levels.indexOf(least))
            && (most == null || level <= levels.indexOf(most)));
  }

  private static String unread(String file) {
    return "the calendar %s is not on the base branch or cannot be read, so its days are not known"
        .formatted(file);
  }
}

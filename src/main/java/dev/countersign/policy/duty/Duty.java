package dev.countersign.policy.duty;

import dev.countersign.change.Login;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An obligation that was opened, and how it stands.
///
/// @param due when it should be done; null where at no time
/// @param owners whose it is; nobody where its role is empty
/// @param done null while it is open
public record Duty(
    Promise promise,
    Instant opened,
    @Nullable Instant due,
    List<Login> owners,
    @Nullable Done done) {
  /// Daily reminders end after so many days.
  private static final int MOST_DAYS = 366;

  public Duty {
    owners = List.copyOf(owners);
  }

  /// How it was done.
  ///
  /// @param by who, or which check or pull request
  /// @param note in their words, or what closed it
  public record Done(Instant at, String by, String note) {}

  public String name() {
    return promise.obligation().name();
  }

  public boolean open() {
    return done == null;
  }

  /// Whether it is open at that moment, and should not be.
  public boolean overdue(Instant now) {
    return open() && due != null && !now.isBefore(due);
  }

  /// Whether it was done, but after it was due.
  public boolean late() {
    return done != null && due != null && done.at().isAfter(due);
  }

  /// When its owners are reminded, in order, days by the clock of that zone.
  public List<Instant> reminders(ZoneId zone) {
    if (due == null) {
      return List.of();
    }
    List<Instant> moments = new ArrayList<>();
    for (Obligation.Reminder reminder : promise.obligation().remind()) {
      moments.addAll(moments(reminder, due, zone));
    }
    return moments.stream().distinct().sorted().toList();
  }

  private List<Instant> moments(Obligation.Reminder reminder, Instant end, ZoneId zone) {
    return switch (reminder) {
      case Obligation.Reminder.Part(int percent) ->
          List.of(opened.plus(Duration.between(opened, end).multipliedBy(percent).dividedBy(100)));
      case Obligation.Reminder.Due _ -> List.of(end);
      case Obligation.Reminder.Daily _ -> daily(end, zone);
    };
  }

  private static List<Instant> daily(Instant end, ZoneId zone) {
    List<Instant> days = new ArrayList<>();
    for (int day = 1; day <= MOST_DAYS; day++) {
      days.add(end.atZone(zone).plusDays(day).toInstant());
    }
    return days;
  }

  /// When there is next something to say of it; null where nothing is.
  public @Nullable Instant next(Instant now, ZoneId zone) {
    if (!open()) {
      return null;
    }
    List<Instant> moments = new ArrayList<>(reminders(zone));
    if (due != null) {
      moments.add(due);
    }
    return moments.stream().filter(now::isBefore).min(Instant::compareTo).orElse(null);
  }
}

package dev.countersign.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Who has a turn when: a dated rota, or a list of who is away.
public record Rota(List<Turn> turns) {
  private static final int MOST_TEXT = 1 << 18;
  private static final int MOST_TURNS = 5_000;
  private static final int DEEPEST = 4;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(MOST_TEXT)
          .build();

  public Rota {
    turns = List.copyOf(turns);
  }

  /// A turn of some people: its start is inside, its end outside.
  public record Turn(Instant from, Instant until, Set<Login> users) {
    public Turn {
      users = Set.copyOf(users);
    }

    boolean holds(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }

  /// Reads a YAML list of entries with `from`, `to` and `users` (or `user`). A date as `to` is
  /// inside, a date with a time outside.
  ///
  /// @throws IllegalArgumentException with a phrase that says what is wrong
  public static Rota read(String text, ZoneId zone) {
    if (text.length() > MOST_TEXT) {
      throw new IllegalArgumentException("is too large");
    }
    if (!(load(text) instanceof List<?> entries)) {
      throw new IllegalArgumentException("is not a list of entries with `from`, `to` and `users`");
    }
    if (entries.size() > MOST_TURNS) {
      throw new IllegalArgumentException("has more than %d entries".formatted(MOST_TURNS));
    }
    List<Turn> turns = new ArrayList<>();
    for (Object entry : entries) {
      turns.add(turn(entry, turns.size() + 1, zone));
    }
    return new Rota(turns);
  }

  private static @Nullable Object load(String text) {
    try {
      int depth = 0;
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        switch (event.getEventId()) {
          case MappingStart, SequenceStart -> depth++;
          case MappingEnd, SequenceEnd -> depth--;
          default -> {}
        }
        if (depth > DEEPEST) {
          throw new IllegalArgumentException("is nested too deep");
        }
      }
      return new Load(SETTINGS).loadFromString(text);
    } catch (YamlEngineException broken) {
      throw new IllegalArgumentException("is not YAML", broken);
    }
  }

  private static Turn turn(@Nullable Object entry, int number, ZoneId zone) {
    if (!(entry instanceof Map<?, ?> map)
        || !(map.get("from") instanceof String from)
        || !(map.get("to") instanceof String to)) {
      throw wrong(number, "wants `from` and `to`, each a date such as 2026-03-02");
    }
    try {
      boolean time = to.contains("T");
      Instant until = moment(time ? to : LocalDate.parse(to).plusDays(1).toString(), zone);
      Turn turn = new Turn(moment(from, zone), until, users(map, number));
      if (turn.until().isAfter(turn.from())) {
        return turn;
      }
    } catch (DateTimeException unread) {
      throw new IllegalArgumentException(
          "in its entry %d has a date that cannot be read".formatted(number), unread);
    }
    throw wrong(number, "ends before it begins");
  }

  private static Instant moment(String text, ZoneId zone) {
    return text.contains("T")
        ? LocalDateTime.parse(text).atZone(zone).toInstant()
        : LocalDate.parse(text).atStartOfDay(zone).toInstant();
  }

  private static Set<Login> users(Map<?, ?> map, int number) {
    Set<Login> users = new TreeSet<>();
    Stream.of("users", "user")
        .map(map::get)
        .flatMap(said -> said instanceof List<?> list ? list.stream() : Stream.ofNullable(said))
        .forEach(said -> users.add(login(said, number)));
    if (users.isEmpty()) {
      throw wrong(number, "names nobody under `users`");
    }
    return users;
  }

  private static Login login(Object said, int number) {
    if (said instanceof String text && text.matches("@?[A-Za-z0-9_-]{1,60}(\\[bot])?")) {
      return new Login(text.replaceFirst("^@", ""));
    }
    throw wrong(number, "names somebody who is no login");
  }

  private static IllegalArgumentException wrong(int number, String what) {
    return new IllegalArgumentException("in its entry %d %s".formatted(number, what));
  }

  /// Whose turn it is.
  public Set<Login> at(Instant moment) {
    Set<Login> users = new TreeSet<>();
    turns.stream().filter(turn -> turn.holds(moment)).forEach(turn -> users.addAll(turn.users()));
    return users;
  }

  /// When that may change next; null where it never does.
  public @Nullable Instant changes(Instant moment) {
    return turns.stream()
        .flatMap(turn -> Stream.of(turn.from(), turn.until()))
        .filter(edge -> edge.isAfter(moment))
        .min(Instant::compareTo)
        .orElse(null);
  }
}

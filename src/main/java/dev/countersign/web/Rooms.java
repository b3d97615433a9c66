package dev.countersign.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The parts of the HTTP server.
public record Rooms(List<Room> rooms) {
  public Rooms {
    rooms = List.copyOf(rooms);
  }

  /// Those of these that are there.
  public static Rooms of(@Nullable Room... rooms) {
    return new Rooms(Arrays.stream(rooms).filter(Objects::nonNull).toList());
  }

  void each(Consumer<Room> open) {
    rooms.forEach(open);
  }
}

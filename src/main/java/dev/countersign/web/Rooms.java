package dev.countersign.web;

import java.util.List;
import java.util.function.Consumer;

/// The parts of the HTTP server.
public record Rooms(List<Room> rooms) {
  public Rooms {
    rooms = List.copyOf(rooms);
  }

  void each(Consumer<Room> open) {
    rooms.forEach(open);
  }
}

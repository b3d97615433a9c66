package dev.countersign.gate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What this process remembers of memberships and permissions, given up as soon as any process was
/// told that they changed.
final class Memories {
  private final Ports ports;
  private final ConcurrentMap<Long, Long> seen = new ConcurrentHashMap<>();

  Memories(Ports ports) {
    this.ports = ports;
  }

  /// Who asks while another forgets waits until it is forgotten.
  void refresh(long installation) {
    seen.compute(installation, this::forgotten);
  }

  private Long forgotten(long installation, @org.jspecify.annotations.Nullable Long before) {
    long changes = ports.register().peopleChanges(installation);
    if (before != null && before != changes) {
      ports.forge().forgetPeople(installation);
    }
    return changes;
  }
}

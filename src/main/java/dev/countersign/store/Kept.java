package dev.countersign.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Which deliveries are kept. They are found by hook and GUID, and hooks are few.
final class Kept {
  private static final int AT_ONCE = 500;

  private final Store store;

  Kept(Store store) {
    this.store = store;
  }

  Set<String> among(Collection<String> guids) {
    List<String> all = List.copyOf(guids);
    Set<String> found = new HashSet<>();
    for (String hook : hooks()) {
      for (int i = 0; i < all.size(); i += AT_ONCE) {
        List<String> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
        found.addAll(store.read(handle -> of(handle, hook, some)));
      }
    }
    return found;
  }

  private static List<String> of(Handle handle, String hook, List<String> guids) {
    return handle
        .createQuery("SELECT guid FROM delivery WHERE hook = :hook AND guid IN (<guids>)")
        .bind("hook", hook)
        .bindList("guids", guids)
        .mapTo(String.class)
        .list();
  }

  /// One step in the index for each, instead of all deliveries.
  private List<String> hooks() {
    List<String> hooks = new ArrayList<>();
    Optional<String> next = least("SELECT min(hook) FROM delivery WHERE hook >= :hook", "");
    while (next.isPresent()) {
      hooks.add(next.get());
      next = least("SELECT min(hook) FROM delivery WHERE hook > :hook", next.get());
    }
    return hooks;
  }

  private Optional<String> least(String query, String hook) {
    return store.read(
        handle -> handle.createQuery(query).bind("hook", hook).mapTo(String.class).findOne());
  }
}

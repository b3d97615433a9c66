package dev.countersign.sandbox;

import java.time.Instant;
import java.util.Map;

/// Something that happened to a pull request, under GraphQL's name for it.
record TimelineItem(String type, Instant at, Account actor, Map<String, Object> detail) {

  TimelineItem {
    detail = Map.copyOf(detail);
  }

  Object get(String key) {
    Object value = detail.get(key);
    if (value == null) {
      throw new IllegalStateException(type + " carries no " + key);
    }
    return value;
  }
}

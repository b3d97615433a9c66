package dev.countersign.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Copies of sets and maps that cannot be changed and are always read in the same order, so that
/// what is written from them has the same bytes every time.
final class Ordered {
  private Ordered() {}

  static <T extends Comparable<? super T>> Set<T> set(Collection<T> members) {
    return Collections.unmodifiableSet(new TreeSet<>(members));
  }

  static <K extends Comparable<? super K>, V> Map<K, V> map(Map<K, V> entries) {
    return Collections.unmodifiableMap(new TreeMap<>(entries));
  }
}

package dev.countersign.policy;

import dev.countersign.policy.Finding.FileFault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// The numbers of migrations: those of the base branch, and how new ones go on from there.
record MigrationSequence(SortedSet<Numbered> there) {

  /// A migration with its number.
  record Numbered(String path, BigInteger number) implements Comparable<Numbered> {
    private static final Comparator<Numbered> ORDER =
        Comparator.comparing(Numbered::number).thenComparing(Numbered::path);

    @Override
    public int compareTo(Numbered other) {
      return ORDER.compare(this, other);
    }
  }

  List<FileFault> faults(Collection<Numbered> added) {
    Map<BigInteger, String> taken = new HashMap<>();
    there.forEach(one -> taken.putIfAbsent(one.number(), one.path() + " on the base branch"));
    BigInteger last = there.isEmpty() ? null : there.last().number();
    List<FileFault> faults = new ArrayList<>();
    for (Numbered one : added.stream().sorted().toList()) {
      String holder = taken.putIfAbsent(one.number(), one.path());
      BigInteger next = last == null ? BigInteger.ONE : last.add(BigInteger.ONE);
      boolean first = last == null && one.number().signum() == 0;
      if (holder != null) {
        faults.add(fault(one, "its number is taken by " + holder));
      } else if (!one.number().equals(next) && !first) {
        faults.add(fault(one, "its number does not follow: the next is " + next));
      }
      last = last == null ? one.number() : last.max(one.number());
    }
    return faults;
  }

  private static FileFault fault(Numbered one, String what) {
    return new FileFault(one.path(), 1, what);
  }
}

package dev.countersign.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A queue that remembers as long as the test runs, and that a test can take down. It keeps the
/// same contract as the queue in a database.
public final class MemoryQueue implements Queue {
  private static final int MOST_NOTES = 60_000;

  private final TreeMap<String, Row> rows = new TreeMap<>();
  private final Map<String, Received> deliveries = new HashMap<>();
  private boolean down;
  private long leases;

  /// One subject. Nothing waits where `due` is null.
  private static final class Row {
    final Work first;
    int urgency;
    @Nullable Instant due;
    Instant since;
    long generation = 1;
    @Nullable String lease;
    Instant until = Instant.MIN;
    int attempts;
    int deaths;
    @Nullable List<String> notes = new ArrayList<>();
    boolean parked;
    String why = "";

    Row(Work work, Instant since) {
      this.first = work;
      this.urgency = work.urgency();
      this.due = work.due();
      this.since = since;
    }

    boolean dueAt(Instant now) {
      return lease == null && due != null && !due.isAfter(now);
    }

    Instant age() {
      return due == null ? since : due;
    }

    void note(@Nullable String note) {
      int size = notes == null ? 0 : notes.stream().mapToInt(one -> one.length() + 1).sum();
      if (note == null || lease != null || notes == null || size + note.length() > MOST_NOTES) {
        notes = null;
      } else {
        notes.add(note);
      }
    }

    void forgive() {
      attempts = 0;
      deaths = 0;
    }

    void free() {
      lease = null;
      notes = null;
    }
  }

  /// Takes the store down, or brings it up again.
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  private void reach() {
    if (down) {
      throw new StoreDown("The store was taken down by a test.", null);
    }
  }

  @Override
  public synchronized boolean accept(Received received, List<Work> work) {
    reach();
    work.forEach(MemoryQueue::refuseWhatNoColumnHolds);
    boolean first =
        deliveries.putIfAbsent(received.hook() + "\n" + received.guid(), received) == null;
    if (first) {
      work.forEach(piece -> join(piece, received.at()));
    }
    return first;
  }

  private static void refuseWhatNoColumnHolds(Work work) {
    if (Instant.ofEpochMilli(work.due().toEpochMilli()).isAfter(work.due())) {
      throw new IllegalStateException("time runs backwards");
    }
  }

  @Override
  public synchronized Set<String> kept(Collection<String> guids) {
    Set<String> kept = deliveries.values().stream().map(Received::guid).collect(Collectors.toSet());
    kept.retainAll(Set.copyOf(guids));
    return kept;
  }

  @Override
  public synchronized void add(Work work) {
    reach();
    join(work, work.due());
  }

  private void join(Work work, Instant since) {
    Row row = rows.get(work.key());
    if (row == null) {
      Row fresh = new Row(work, since);
      fresh.note(work.note());
      rows.put(work.key(), fresh);
      return;
    }
    Instant firstSince = row.since;
    boolean raised = row.urgency < Work.EVENT && work.urgency() >= Work.EVENT;
    row.since = row.due == null || raised ? since : earlier(row.since, since);
    row.due = due(row, work, firstSince);
    row.urgency = row.parked ? work.urgency() : Math.max(row.urgency, work.urgency());
    row.generation++;
    row.note(work.note());
    if (row.parked) {
      row.forgive();
    }
    row.parked = false;
  }

  private static Instant due(Row row, Work work, Instant since) {
    if (row.due == null) {
      return work.due();
    }
    boolean follows = row.urgency == Work.EVENT && work.urgency() == Work.EVENT;
    return earlier(work.due(), follows ? since.plus(LONGEST_WAIT) : row.due);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public synchronized List<Work.Claim> claim(Instant now, Duration lease, int most) {
    reach();
    rows.values().stream()
        .filter(row -> row.lease != null && !row.until.isAfter(now))
        .forEach(MemoryQueue::takeBack);
    Map<String, Integer> busy = new HashMap<>();
    rows.values().stream()
        .filter(row -> row.lease != null)
        .forEach(row -> busy.merge(row.first.group(), 1, Integer::sum));
    return inOrder(now, busy).stream().limit(most).map(row -> claim(row, now.plus(lease))).toList();
  }

  private static void takeBack(Row dead) {
    dead.free();
    dead.attempts++;
    dead.deaths++;
    dead.due = dead.due == null ? dead.since : earlier(dead.due, dead.since);
  }

  private List<Row> inOrder(Instant now, Map<String, Integer> busy) {
    Map<Row, Integer> turns = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    rows.values().stream()
        .filter(row -> row.dueAt(now))
        .sorted(Comparator.comparing(Row::age))
        .forEach(row ->
            turns.put(
                row,
                busy.getOrDefault(row.first.group(), 0)
                    + counted.merge(row.urgency + " " + row.first.group(), 1, Integer::sum)));
    return turns.keySet().stream()
        .sorted(
            Comparator.comparingInt((Row row) -> -row.urgency)
                .thenComparing(turns::get)
                .thenComparing(Row::age)
                .thenComparing(row -> row.first.key()))
        .toList();
  }

  private Work.Claim claim(Row row, Instant until) {
    String lease = "lease " + ++leases;
    row.lease = lease;
    row.until = until;
    row.due = null;
    return new Work.Claim(
        row.first.key(),
        row.first.group(),
        row.urgency,
        row.generation,
        lease,
        row.attempts,
        row.deaths,
        row.notes);
  }

  private @Nullable Row held(Work.Claim claim) {
    reach();
    Row row = rows.get(claim.key());
    return row != null && claim.lease().equals(row.lease) ? row : null;
  }

  @Override
  public synchronized boolean renew(Work.Claim claim, Instant until) {
    Row row = held(claim);
    if (row != null) {
      row.until = until;
    }
    return row != null;
  }

  @Override
  public synchronized boolean superseded(Work.Claim claim) {
    Row row = held(claim);
    return row == null || row.generation != claim.generation();
  }

  @Override
  public synchronized boolean done(Work.Claim claim, Instant now) {
    Row row = held(claim);
    if (row != null && row.generation == claim.generation()) {
      rows.remove(claim.key());
    } else if (row != null) {
      row.free();
      row.forgive();
    }
    return row != null;
  }

  @Override
  public synchronized void again(Work.Claim claim, Instant due, String why, boolean countAttempt) {
    Row row = held(claim);
    if (row != null) {
      row.free();
      row.due = due;
      row.since = due;
      row.attempts = claim.attempts() + (countAttempt ? 1 : 0);
    }
  }

  @Override
  public synchronized void park(Work.Claim claim, String why) {
    Row row = held(claim);
    if (row != null) {
      row.free();
      row.parked = row.generation == claim.generation();
      row.why = why;
      if (!row.parked) {
        row.forgive();
      }
    }
  }

  @Override
  public synchronized int forget(Instant before) {
    reach();
    Set<String> old =
        deliveries.entrySet().stream()
            .filter(one -> one.getValue().at().isBefore(before))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    deliveries.keySet().removeAll(old);
    return old.size();
  }

  @Override
  public synchronized Instant nextDue(Instant never) {
    reach();
    return rows.values().stream()
        .filter(row -> row.lease != null || row.due != null)
        .map(row -> row.lease == null ? row.age() : row.until)
        .min(Comparator.naturalOrder())
        .orElse(never);
  }

  @Override
  public synchronized Depth depth(Instant now) {
    reach();
    long running = rows.values().stream().filter(row -> row.lease != null).count();
    long parked = rows.values().stream().filter(row -> row.parked).count();
    Instant oldest =
        rows.values().stream()
            .filter(row -> row.dueAt(now))
            .map(Row::age)
            .min(Comparator.naturalOrder())
            .orElse(now);
    return new Depth(
        rows.size() - running - parked, running, parked, Duration.between(oldest, now));
  }

  @Override
  public synchronized long backlog(Instant now, long most) {
    reach();
    return rows.values().stream()
        .filter(row -> row.dueAt(now) && row.urgency >= Work.EVENT)
        .limit(most)
        .count();
  }

  @Override
  public synchronized List<Parked> parked(int most) {
    reach();
    return rows.values().stream()
        .filter(row -> row.parked)
        .limit(most)
        .map(row -> new Parked(row.first.key(), row.first.group(), row.why))
        .toList();
  }

  @Override
  public synchronized boolean retry(String key, Instant now) {
    reach();
    Row row = rows.get(key);
    if (row == null || !row.parked) {
      return false;
    }
    join(new Work(key, row.first.group(), Work.PERSON, now, null), now);
    return true;
  }

  /// The deliveries that are kept, in no order.
  public synchronized List<Received> deliveries() {
    return List.copyOf(deliveries.values());
  }
}

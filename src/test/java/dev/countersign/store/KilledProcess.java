package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.Work;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A process that takes deliveries in and works on them, until it is killed: two take in, two work.
/// It says what it has acknowledged and what its runs have seen.
///
/// Its arguments are the database's address and the number of its first delivery.
final class KilledProcess {
  static final int SUBJECTS = 12;
  private static final Duration LEASE = Duration.ofMillis(400);

  private final Queue queue;
  private final AtomicInteger next;
  private final PrintStream out = System.out;

  private KilledProcess(Queue queue, int first) {
    this.queue = queue;
    this.next = new AtomicInteger(first);
  }

  public static void main(String[] arguments) {
    Store store = Store.open(arguments[0]);
    KilledProcess process = new KilledProcess(store.queue(), Integer.parseInt(arguments[1]));
    var threads = Executors.newCachedThreadPool();
    for (int i = 0; i < 2; i++) {
      threads.execute(process::takeIn);
      threads.execute(process::work);
    }
  }

  private void takeIn() {
    while (next.get() < Integer.MAX_VALUE) {
      int number = next.getAndIncrement();
      Instant now = Instant.now();
      out.println("sent " + number + " .");
      queue.accept(
          new Received("hook", "g" + number, "push", "{}", now),
          List.of(
              new Work("pr:" + number % SUBJECTS, "one", Work.EVENT, now, String.valueOf(number))));
      out.println("kept " + number + " .");
    }
  }

  private void work() {
    while (next.get() < Integer.MAX_VALUE) {
      queue.claim(Instant.now(), LEASE, 3).forEach(claim -> run(queue, claim, out));
    }
  }

  /// Says what a run saw before it ends. A full stop ends each line, so that one cut short is
  /// known.
  static void run(Queue queue, Work.Claim claim, PrintStream out) {
    List<String> notes = claim.notes();
    out.println(
        "saw " + claim.key() + " " + (notes == null ? "all" : String.join(",", notes)) + " .");
    queue.done(claim, Instant.now());
  }
}

package dev.countersign.store;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.Work;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Measures how fast deliveries are kept: at a steady rate, and as fast as it goes, with and
/// without workers beside them. Not a test: a command, whose arguments are `sqlite` or
/// `postgresql`, how many deliveries, and how many a second.
final class AcceptFigures {
  private static final String BODY = "{\"x\": \"" + "y".repeat(20_000) + "\"}";
  private static final int SUBJECTS = 1_000;

  private final Queue queue;
  private final PrintStream out;

  private AcceptFigures(Queue queue, PrintStream out) {
    this.queue = queue;
    this.out = out;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Database database = Database.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int count = Integer.parseInt(arguments[1]);
    int rate = Integer.parseInt(arguments[2]);
    try (Store store = Store.open(database.fresh())) {
      AcceptFigures figures = new AcceptFigures(store.queue(), System.out);
      figures.measure("warming up", count, 0);
      figures.measure("as fast as it goes", count, 0);
      figures.measure("steady", count, rate);
      figures.claims(10_000, 16);
      AtomicBoolean stop = new AtomicBoolean();
      Thread workers = figures.work(16, stop);
      figures.measure("steady, 16 workers beside", count, rate);
      stop.set(true);
      workers.join();
    }
    System.exit(0);
  }

  /// @param rate deliveries a second; 0 for as many as 16 senders can
  private void measure(String title, int count, int rate) throws InterruptedException {
    long[] nanos = new long[count];
    long start = System.nanoTime();
    try (var threads =
        rate == 0
            ? Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())
            : Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        int number = i;
        long due = rate == 0 ? 0 : start + i * 1_000_000_000L / rate;
        TimeUnit.NANOSECONDS.sleep(rate == 0 ? 0 : due - System.nanoTime());
        threads.execute(() -> {
          long from = rate == 0 ? System.nanoTime() : due;
          accept(title + number, number);
          nanos[number] = System.nanoTime() - from;
        });
      }
    }
    tell(title, nanos, System.nanoTime() - start);
  }

  private void accept(String guid, int number) {
    Instant now = Instant.now();
    queue.accept(
        new Received("hook", guid, "pull_request", BODY, now),
        List.of(
            new Work(
                "pr:" + number % SUBJECTS,
                "installation:" + number % 7,
                Work.EVENT,
                now.plusMillis(500),
                "{\"hint\": 1}")));
  }

  private void tell(String title, long[] nanos, long all) {
    Arrays.sort(nanos);
    out.printf(
        "%-28s %6d in %6d ms = %6.0f/s   p50 %6.2f  p99 %6.2f  p99.9 %6.2f  most %6.2f ms%n",
        title,
        nanos.length,
        all / 1_000_000,
        nanos.length * 1e9 / all,
        millis(nanos, 0.5),
        millis(nanos, 0.99),
        millis(nanos, 0.999),
        millis(nanos, 1));
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }

  /// How long claiming, and ending, takes with so much due.
  private void claims(int due, int most) {
    Instant now = Instant.now();
    for (int i = 0; i < due; i++) {
      queue.add(
          new Work("due:" + i, "installation:" + i % 50, Work.EVENT, now.minusMillis(i), "x"));
    }
    long[] claims = new long[200];
    long[] ends = new long[200 * most];
    int ended = 0;
    long start = System.nanoTime();
    for (int i = 0; i < claims.length; i++) {
      long from = System.nanoTime();
      List<Work.Claim> claimed = queue.claim(now, Duration.ofMinutes(1), most);
      claims[i] = System.nanoTime() - from;
      for (Work.Claim claim : claimed) {
        long since = System.nanoTime();
        queue.done(claim, now);
        ends[ended++] = System.nanoTime() - since;
      }
    }
    long all = System.nanoTime() - start;
    tell("claim 16 of " + due + " due", claims, all);
    tell("done", Arrays.copyOf(ends, ended), all);
    long from = System.nanoTime();
    queue.nextDue(now);
    queue.depth(now);
    out.printf("next due and depth: %.2f ms%n", (System.nanoTime() - from) / 1e6);
  }

  /// Workers that claim and end, until they are stopped.
  private Thread work(int workers, AtomicBoolean stop) {
    return Thread.ofVirtual()
        .start(() -> {
          long runs = 0;
          while (!stop.get()) {
            List<Work.Claim> claims = queue.claim(Instant.now(), Duration.ofMinutes(1), workers);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
              claims.forEach(claim -> threads.execute(() -> queue.done(claim, Instant.now())));
            }
            runs += claims.size();
            LockSupport.parkNanos(claims.isEmpty() ? 5_000_000 : 1);
          }
          out.println("runs beside: " + runs);
        });
  }
}

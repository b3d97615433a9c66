package dev.countersign.cli;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Parked;
import dev.countersign.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign work`.
@Command(
    name = "work",
    description = {
      "Shows how much work waits and what was put aside after its last attempt, and brings it back.",
      "The database is COUNTERSIGN_DATABASE_URL, or data/countersign.db; servers may run meanwhile."
    })
final class WorkCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Terminal terminal;

  @Option(
      names = "--retry",
      paramLabel = "KEY",
      description = "Bring this back; give it as it is shown. May be repeated.")
  private List<String> keys = List.of();

  @Option(names = "--retry-all", description = "Bring back all that was put aside.")
  private boolean all;

  WorkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Store store = new Database(terminal).open()) {
      Queue queue = store.queue();
      Instant now = terminal.clock().instant();
      List<String> wanted = all ? queue.parked(MOST).stream().map(Parked::key).toList() : keys;
      boolean done =
          wanted.stream().filter(key -> retried(queue, key, now)).count() == wanted.size();
      tell(queue, now);
      return done ? 0 : 1;
    }
  }

  private boolean retried(Queue queue, String key, Instant now) {
    boolean back = queue.retry(key, now);
    terminal.out().println((back ? "brought back: " : "not put aside: ") + printable(key));
    return back;
  }

  private void tell(Queue queue, Instant now) {
    Queue.Depth depth = queue.depth(now);
    terminal
        .out()
        .printf(
            "%d waiting, %d under way, %d put aside; the oldest due for %d s%n",
            depth.waiting(), depth.running(), depth.parked(), depth.lag().toSeconds());
    for (Parked one : queue.parked(MOST)) {
      terminal.out().println(printable(one.key()) + "\n    " + printable(one.why()));
    }
  }

  /// Without what turns a terminal about.
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ").strip();
  }
}

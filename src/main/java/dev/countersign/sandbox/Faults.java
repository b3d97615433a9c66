package dev.countersign.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What goes wrong on purpose, and what happens in the middle of a request.
public final class Faults {

  private final List<Planned> planned = new ArrayList<>();
  private final List<Hook> hooks = new ArrayList<>();
  private CountDownLatch silence = new CountDownLatch(1);
  private Duration latency = Duration.ZERO;
  private Consumer<WatchedRequest> watcher = request -> {};

  private static final class Planned {
    private final Pattern line;
    private final Fault fault;
    private int left;

    Planned(String line, Fault fault, int times) {
      this.line = Pattern.compile(line);
      this.fault = fault;
      this.left = times;
    }
  }

  private record Hook(Pattern line, Runnable what) {}

  /// Lets the next requests whose method and path match (`find`, as in `POST /graphql`) go wrong.
  public synchronized Faults fail(String line, Fault fault, int times) {
    planned.add(new Planned(line, fault, times));
    return this;
  }

  /// Runs something once, when the next request arrives whose method and path match, before it is
  /// answered.
  public synchronized Faults onRequest(String line, Runnable what) {
    hooks.add(new Hook(Pattern.compile(line), what));
    return this;
  }

  /// Tells somebody of every request that was done, before its answer is sent.
  public synchronized Faults watch(Consumer<WatchedRequest> who) {
    watcher = who;
    return this;
  }

  synchronized Consumer<WatchedRequest> watcher() {
    return watcher;
  }

  /// Makes every answer take at least so long.
  public synchronized Faults latency(Duration each) {
    latency = each;
    return this;
  }

  /// Nothing goes wrong from now on; who waits in silence is answered.
  public synchronized void clear() {
    planned.clear();
    hooks.clear();
    latency = Duration.ZERO;
    silence.countDown();
    silence = new CountDownLatch(1);
  }

  /// The fault that is next for a request, which is thereby used up.
  synchronized Optional<Fault> take(String line) {
    for (Planned one : planned) {
      if (one.left > 0 && one.line.matcher(line).find()) {
        one.left--;
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }

  void runHooks(String line) {
    List<Hook> due;
    synchronized (this) {
      due = hooks.stream().filter(hook -> hook.line().matcher(line).find()).toList();
      hooks.removeAll(due);
    }
    due.forEach(hook -> hook.what().run());
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized CountDownLatch silence() {
    return silence;
  }
}

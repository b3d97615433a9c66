package dev.countersign.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// The same judgements by the processor time that they take, which other work on the machine hardly
/// changes.
public final class ProcessorTime {
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration MEASURED = Duration.ofSeconds(2);

  private ProcessorTime() {}

  /// Prints a line for each number of files; the first warms up.
  public static void main(String[] arguments) throws IOException {
    for (int files : new int[] {3000, 750, 1500, 3000, 6000}) {
      Judging.ByFiles state = new Judging.ByFiles();
      state.files = files;
      state.read();
      judged(state, WARM_UP);
      System.out.printf("%d files: %.1f ms of processor time%n", files, judged(state, MEASURED));
    }
  }

  private static double judged(Judging.ByFiles state, Duration time) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Judging judging = new Judging();
    long end = System.nanoTime() + time.toNanos();
    long before = threads.getCurrentThreadCpuTime();
    int count = 0;
    while (System.nanoTime() < end) {
      if (judging.files(state) == null) {
        throw new IllegalStateException("nothing was judged");
      }
      count++;
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / count;
  }
}

package dev.countersign;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish that the process stop. Until this is closed the process stays, so that what is under
/// way can end and be put away.
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final CompletableFuture<Void> wished = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /// Hears it when the process is told to stop.
  static Stop ofProcess() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::tell, "stop"));
    return stop;
  }

  private void tell() {
    wished.complete(null);
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  /// Done when it was wished.
  CompletableFuture<Void> wished() {
    return wished;
  }

  @Override
  public void close() {
    ended.countDown();
  }
}

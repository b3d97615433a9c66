package dev.countersign.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Bounds on what is asked: a few at once, and none for longer than a time. What goes on behind an
/// answer that was not waited for still counts as one of the few.
final class Patience {
  private static final int AT_ONCE = 4;
  private static final Duration TIME = Duration.ofSeconds(10);

  private final Semaphore free = new Semaphore(AT_ONCE);

  /// The answer, empty where it took too long or too much is under way.
  <T> Optional<T> within(Supplier<T> asked) {
    try {
      if (!free.tryAcquire(TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    return waited(begun(asked));
  }

  private <T> CompletableFuture<T> begun(Supplier<T> asked) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("asked")
        .start(() -> {
          try {
            answer.complete(asked.get());
          } catch (Throwable failed) {
            answer.completeExceptionally(failed);
          } finally {
            free.release();
          }
        });
    return answer;
  }

  private static <T> Optional<T> waited(CompletableFuture<T> answer) {
    try {
      return Optional.of(answer.get(TIME.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("the answer failed", failed.getCause());
    }
  }
}

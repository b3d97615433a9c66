package dev.countersign.store;

import dev.countersign.queue.StoreDown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/// The one thread that writes to a SQLite file. What many ask for while it waits for the disk is
/// done in one transaction, so that all of them wait for the disk once. Nobody has an answer before
/// the transaction that did it is on the disk.
final class OneWriter implements AutoCloseable {
  private static final int MOST = 100;

  private final Jdbi jdbi;
  private final BlockingQueue<Task<?>> asked = new LinkedBlockingQueue<>();
  private final Task<Boolean> stop = new Task<>(handle -> true);
  private boolean closed;

  OneWriter(Jdbi jdbi) {
    this.jdbi = jdbi;
    Thread.ofPlatform().daemon().name("countersign-writing").start(this::run);
  }

  /// Something that was asked for, and where its answer is waited for.
  private record Task<T>(HandleCallback<T, RuntimeException> work, CompletableFuture<T> answer) {
    Task(HandleCallback<T, RuntimeException> work) {
      this(work, new CompletableFuture<>());
    }

    /// Does it.
    ///
    /// @return what tells the answer, once it may be told
    Runnable run(Handle handle) {
      try {
        T result = work.withHandle(handle);
        return () -> answer.complete(result);
      } catch (RuntimeException | Error failed) {
        throw new Refused(failed);
      }
    }
  }

  /// One of several that were done together could not be done.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Throwable why;

    Refused(Throwable why) {
      super(why);
      this.why = why;
    }
  }

  /// Does something in a transaction, together with what others ask for; alone again where one of
  /// them fails.
  ///
  /// @param work may be done more than once, with only the last of it kept
  <T> T write(HandleCallback<T, RuntimeException> work) {
    Task<T> task = new Task<>(work);
    ask(task);
    try {
      return task.answer().join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException why -> throw why;
        case Error why -> throw why;
        case null, default -> throw failed;
      }
    }
  }

  private synchronized void ask(Task<?> task) {
    if (closed) {
      throw new StoreDown("The database is closed: Countersign is stopping.", null);
    }
    asked.add(task);
  }

  private void run() {
    List<Task<?>> batch = new ArrayList<>();
    while (!batch.contains(stop)) {
      batch.clear();
      try {
        batch.add(asked.take());
      } catch (InterruptedException nobodyDoes) {
        continue;
      }
      asked.drainTo(batch, MOST - 1);
      together(batch);
    }
  }

  private void together(List<Task<?>> batch) {
    try {
      inOneTransaction(batch);
    } catch (Refused refused) {
      if (batch.size() == 1) {
        batch.getFirst().answer().completeExceptionally(refused.why);
      } else {
        batch.forEach(task -> together(List.of(task)));
      }
    } catch (RuntimeException | Error failed) {
      batch.forEach(task -> task.answer().completeExceptionally(failed));
    }
  }

  private void inOneTransaction(List<Task<?>> batch) {
    try (Handle handle = jdbi.open()) {
      List<Runnable> answers =
          handle.inTransaction(open -> batch.stream().map(task -> task.run(open)).toList());
      answers.forEach(Runnable::run);
    }
  }

  /// Does what was asked for before, and takes no more.
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        asked.add(stop);
      }
    }
    stop.answer().handle((done, failed) -> true).join();
  }
}

package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.StoreDown;
import dev.countersign.queue.Work;
import dev.countersign.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The database goes away in the middle of something, or takes its time over it.
@Timeout(60)
class BrokenOffStory {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static boolean accept(Store store, String guid) {
    return store
        .queue()
        .accept(
            new Received("hook", guid, "push", "{}", NOON),
            List.of(new Work("pr:" + guid, "one", Work.EVENT, NOON, "x")));
  }

  @Test
  void aServerThatIsRestartedIsTakenUpAgainWithoutAWord() {
    try (PostgresServer server = PostgresServer.start();
        Store store = Store.open(server.address("postgres"))) {
      assertThat(accept(store, "before")).isTrue();
      server.breakOff();
      assertThat(store.usable()).isFalse();
      assertThatThrownBy(() -> accept(store, "meanwhile")).isInstanceOf(StoreDown.class);
      server.goOn();
      assertThat(usableWithin(Duration.ofSeconds(20), store)).isTrue();
      assertThat(accept(store, "after")).isTrue();
      assertThat(store.queue().kept(Set.of("before", "meanwhile", "after")))
          .containsExactlyInAnyOrder("before", "after");
    }
  }

  @Test
  void ofATransactionWhoseConnectionIsLostNothingIsKept() {
    try (Store store = Store.open(Database.POSTGRESQL.fresh())) {
      assertThatThrownBy(() ->
              store.write(handle -> {
                handle.execute(
                    "INSERT INTO delivery (hook, guid, event, body, at) VALUES ('h', 'half', 'push', '{}', 1)");
                handle.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                return handle.execute(
                    "INSERT INTO delivery (hook, guid, event, body, at) VALUES ('h', 'more', 'push', '{}', 1)");
              }))
          .isInstanceOf(StoreDown.class);
      assertThat(accept(store, "whole")).isTrue();
      assertThat(store.queue().kept(Set.of("half", "more", "whole"))).containsExactly("whole");
      assertThat(store.queue().depth(NOON).waiting()).isEqualTo(1);
    }
  }

  /// Nothing is acknowledged before it is committed, however long that takes.
  @ParameterizedTest
  @EnumSource(Database.class)
  void aSlowCommitIsWaitedFor(Database database) throws Exception {
    String url = database.fresh();
    try (Store store = Store.open(url);
        Connection other = DriverManager.getConnection(url);
        Statement holding = other.createStatement()) {
      Queue queue = store.queue();
      holding.execute(database == Database.SQLITE ? "BEGIN IMMEDIATE" : "BEGIN");
      if (database == Database.POSTGRESQL) {
        holding.execute("LOCK TABLE delivery IN EXCLUSIVE MODE");
      }
      CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> accept(store, "slow"));
      assertThatThrownBy(() -> slow.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(queue.kept(Set.of("slow"))).isEmpty();
      holding.execute("COMMIT");
      assertThat(slow.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(queue.kept(Set.of("slow"))).containsExactly("slow");
    }
  }

  /// A server that was broken off recovers before it takes anybody in.
  private static boolean usableWithin(Duration patience, Store store) {
    long end = System.nanoTime() + patience.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!store.usable() && System.nanoTime() < end) {
        assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
      }
      return store.usable();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}

package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The App's webhook as GitHub serves it: each event is signed, sent once, in order, and its answer
/// recorded.
///
/// Nothing is sent or recorded before [#to] named an address.
public final class Deliveries implements AutoCloseable {

  private final AppIdentity app;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Object line = new Object();
  private ExecutorService lines = lines(1);
  private final List<Delivery> log = new ArrayList<>();
  private final List<Delivery> held = new ArrayList<>();
  private @Nullable URI address;
  private boolean immediate = true;
  private boolean holding;
  private Predicate<Delivery> muted = delivery -> false;
  private int copies = 1;
  private int underWay;
  private long lastId = 7_000_000;

  Deliveries(AppIdentity app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  /// Says where the App listens.
  public synchronized Deliveries to(URI webhook) {
    address = webhook;
    return this;
  }

  private static ExecutorService lines(int many) {
    return Executors.newFixedThreadPool(many, Thread.ofVirtual().name("webhooks").factory());
  }

  /// Sends so many at once from now on, in no order, as GitHub does.
  public synchronized Deliveries atOnce(int many) {
    lines.shutdown();
    lines = lines(many);
    return this;
  }

  /// From now on an act of the story returns without waiting for the webhook's answer.
  public synchronized Deliveries queued() {
    immediate = false;
    return this;
  }

  /// Loses what fits from now on: it is recorded as failed and can be redelivered.
  public synchronized void lose(Predicate<Delivery> what) {
    muted = what;
  }

  /// Loses nothing any more.
  public synchronized void loseNothing() {
    muted = delivery -> false;
  }

  /// Sends each event so many times from now on, under one GUID.
  public synchronized void repeat(int times) {
    copies = times;
  }

  /// Keeps what happens from now on back until [#release].
  public synchronized void hold() {
    holding = true;
  }

  /// How much is kept back.
  public synchronized int kept() {
    return held.size();
  }

  /// Sends what was kept back, in the order that is chosen, for example `List::reversed`.
  public void release(UnaryOperator<List<Delivery>> order) {
    List<Delivery> ready;
    synchronized (this) {
      ready = order.apply(List.copyOf(held));
      held.clear();
      holding = false;
    }
    ready.forEach(this::queue);
    awaitIfImmediate();
  }

  /// Every attempt so far, oldest first.
  public synchronized List<Delivery> log() {
    return List.copyOf(log);
  }

  /// The events so far by name, such as `pull_request.opened`.
  public List<String> names() {
    return log().stream().map(Delivery::name).toList();
  }

  /// Sends an earlier event again, under its GUID.
  public void redeliver(Delivery earlier) {
    queue(
        new Delivery(
            nextId(), earlier.guid(), earlier.content(), earlier.body(), clock.instant(), true, 0));
    awaitIfImmediate();
  }

  synchronized Optional<Delivery> find(long id) {
    return log.stream().filter(one -> one.id() == id).findFirst();
  }

  /// Waits until everything that is on its way was answered.
  public void settle() {
    try {
      synchronized (line) {
        while (underWay > 0) {
          line.wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while deliveries are under way", e);
    }
  }

  void awaitIfImmediate() {
    boolean wait;
    synchronized (this) {
      wait = immediate && address != null;
    }
    if (wait && !Thread.currentThread().getName().equals("webhooks")) {
      settle();
    }
  }

  void send(Delivery.Content content, String body) {
    int times;
    Delivery delivery;
    synchronized (this) {
      if (address == null) {
        return;
      }
      long id = nextId();
      String guid = UUID.nameUUIDFromBytes((app.id() + "/" + id).getBytes(UTF_8)).toString();
      delivery = new Delivery(id, guid, content, body, clock.instant(), false, 0);
      times = copies;
      if (holding) {
        held.add(delivery);
        return;
      }
    }
    for (int i = 0; i < times; i++) {
      queue(delivery);
    }
  }

  private synchronized long nextId() {
    return ++lastId;
  }

  private void queue(Delivery delivery) {
    synchronized (line) {
      underWay++;
    }
    lines()
        .execute(() -> {
          try {
            attempt(delivery);
          } finally {
            done();
          }
        });
  }

  private synchronized ExecutorService lines() {
    return lines;
  }

  private void done() {
    synchronized (line) {
      underWay--;
      line.notifyAll();
    }
  }

  private void attempt(Delivery delivery) {
    boolean lost;
    URI where;
    synchronized (this) {
      lost = muted.test(delivery);
      where = Objects.requireNonNull(address, "an address is set before anything is sent");
    }
    int code = lost ? 0 : post(delivery, where);
    synchronized (this) {
      log.add(delivery.answered(code));
    }
  }

  private int post(Delivery delivery, URI where) {
    try {
      HttpResponse<Void> answer =
          client.send(HookRequest.of(delivery, app, where), HttpResponse.BodyHandlers.discarding());
      return answer.statusCode();
    } catch (IOException e) { // recorded as a failed delivery, as GitHub does
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    lines().shutdownNow();
    client.close();
  }
}

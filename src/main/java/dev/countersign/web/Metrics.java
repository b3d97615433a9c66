package dev.countersign.web;

import dev.countersign.gate.Capacity;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Rounds;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What operators watch, for Prometheus: `/metrics`.
public final class Metrics implements Room {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<Long, Double> left = new ConcurrentHashMap<>();

  /// Watches the queue, the pull requests and the looks for what was not delivered.
  public void watch(Ports ports, Capacity capacity, InstantSource clock) {
    Numbers numbers = new Numbers(ports, clock);
    gauge("countersign.work.waiting", "Pieces of work that wait", numbers, Reading::waiting);
    gauge("countersign.work.running", "Pieces of work under way", numbers, Reading::running);
    gauge(
        "countersign.work.parked",
        "Pieces of work put aside after their last attempt",
        numbers,
        Reading::parked);
    gauge(
        "countersign.work.lag.seconds",
        "How long the oldest due piece of work waits",
        numbers,
        Reading::lag);
    gauge("countersign.pulls.open", "Open pull requests that are watched", numbers, Reading::pulls);
    gauge(
        "countersign.deliveries.unlooked.seconds",
        "How long ago it was last looked through what GitHub delivered",
        numbers,
        Reading::unlooked);
    Gauge.builder("countersign.overloaded", capacity, from -> from.full() ? 1 : 0)
        .description("1 while deliveries are refused because too much waits")
        .register(registry);
    redeliveries();
  }

  private Counter redeliveries() {
    return Counter.builder("countersign.redeliveries")
        .description("Deliveries that GitHub was asked to make again")
        .register(registry);
  }

  /// Counts a delivery that GitHub was asked to make again.
  public void askedAgain() {
    redeliveries().increment();
  }

  /// Keeps how much GitHub still lets an installation ask.
  ///
  /// @param share of an hour's requests
  public void left(long installation, double share) {
    if (left.put(installation, share) == null) {
      Gauge.builder(
              "countersign.github.budget.left", left, all -> all.getOrDefault(installation, 0.0))
          .description("The share of an hour's requests that is left, as GitHub last said")
          .tag("installation", Long.toString(installation))
          .register(registry);
    }
  }

  /// Counts a request to GitHub.
  public void called(String method, String route, int status, Duration took) {
    Timer.builder("countersign.github.requests")
        .description("Requests to GitHub")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  private void gauge(String name, String what, Numbers numbers, ToDoubleFunction<Reading> number) {
    Gauge.builder(name, numbers, from -> number.applyAsDouble(from.now()))
        .description(what)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/metrics", this::scrape);
    routes.after("/github/webhooks", this::taken);
  }

  private void taken(Context context) {
    registry
        .counter("countersign.deliveries", "status", Integer.toString(context.status().getCode()))
        .increment();
  }

  private void scrape(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }

  /// The numbers of a moment; none is a number where the store is down.
  private record Reading(
      double waiting, double running, double parked, double lag, double pulls, double unlooked) {}

  /// Reads all numbers at once, so that a scrape costs two questions to the store.
  private static final class Numbers {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Ports ports;
    private final InstantSource clock;
    private @Nullable Reading last;
    private Instant at = Instant.MIN;

    Numbers(Ports ports, InstantSource clock) {
      this.ports = ports;
      this.clock = clock;
    }

    synchronized Reading now() {
      Instant now = clock.instant();
      Reading known = last;
      if (known != null && now.isBefore(at.plus(FRESH))) {
        return known;
      }
      Reading read = read(now);
      last = read;
      at = now;
      return read;
    }

    private Reading read(Instant now) {
      try {
        Queue.Depth depth = ports.queue().depth(now);
        return new Reading(
            depth.waiting(),
            depth.running(),
            depth.parked(),
            depth.lag().toMillis() / 1000.0,
            ports.register().openCount(),
            ports
                .register()
                .reached(Rounds.LOOKED)
                .map(at -> Duration.between(at, now).toMillis() / 1000.0)
                .orElse(Double.NaN));
      } catch (StoreDown down) {
        return new Reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
    }
  }
}

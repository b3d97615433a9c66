package dev.countersign.web;

import dev.countersign.ledger.Register;
import dev.countersign.queue.Queue;
import dev.countersign.queue.StoreDown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What operators watch, for Prometheus: `/metrics`.
public final class Metrics implements Room {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// Watches the queue and the pull requests.
  public void watch(Queue queue, Register register, InstantSource clock) {
    Numbers numbers = new Numbers(queue, register, clock);
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
  private record Reading(double waiting, double running, double parked, double lag, double pulls) {}

  /// Reads all numbers at once, so that a scrape costs two questions to the store.
  private static final class Numbers {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Queue queue;
    private final Register register;
    private final InstantSource clock;
    private @Nullable Reading last;
    private Instant at = Instant.MIN;

    Numbers(Queue queue, Register register, InstantSource clock) {
      this.queue = queue;
      this.register = register;
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
        Queue.Depth depth = queue.depth(now);
        return new Reading(
            depth.waiting(),
            depth.running(),
            depth.parked(),
            depth.lag().toMillis() / 1000.0,
            register.openCount());
      } catch (StoreDown down) {
        return new Reading(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
    }
  }
}

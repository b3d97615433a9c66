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
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/// What operators watch, for Prometheus: `/metrics`.
public final class Metrics implements Room {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// Watches the queue and the pull requests.
  public void watch(Queue queue, Register register, InstantSource clock) {
    gauge(
        "countersign.work.waiting",
        "Pieces of work that wait",
        () -> queue.depth(clock.instant()).waiting());
    gauge(
        "countersign.work.running",
        "Pieces of work under way",
        () -> queue.depth(clock.instant()).running());
    gauge(
        "countersign.work.parked",
        "Pieces of work put aside after their last attempt",
        () -> queue.depth(clock.instant()).parked());
    gauge(
        "countersign.work.lag.seconds",
        "How long the oldest due piece of work waits",
        () -> queue.depth(clock.instant()).lag().toMillis() / 1000.0);
    gauge("countersign.pulls.open", "Open pull requests that are watched", register::openCount);
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

  private void gauge(String name, String what, java.util.function.Supplier<Number> value) {
    ToDoubleFunction<java.util.function.Supplier<Number>> read =
        source -> {
          try {
            return source.get().doubleValue();
          } catch (StoreDown down) {
            return Double.NaN;
          }
        };
    Gauge.builder(name, value, read).description(what).strongReference(true).register(registry);
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
}

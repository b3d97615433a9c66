package dev.countersign.load;

import dev.countersign.load.Replicas.Kind;
import dev.countersign.sandbox.Deliveries;
import dev.countersign.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The command `bench/storm`: many events of many pull requests at once; tells how long they take
/// to settle, against the calls that were made times their latency by the workers, and counts wrong
/// final checks.
final class Storm {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Plan plan;
  private final Path folder;
  private @Nullable Acts acts;

  /// What is asked for.
  ///
  /// @param rate acts a second, 0 for all at once
  record Plan(
      int pulls,
      int events,
      int rate,
      Duration latency,
      int workers,
      int replicas,
      long seed,
      int ratioPercent) {}

  /// How it went.
  record Measured(int events, long calls, double seconds, double ideal, int wrong) {
    double ratio() {
      return seconds / ideal;
    }
  }

  private Storm(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  public static void main(String[] words) throws Exception {
    Words given = Words.of(words);
    Plan plan =
        new Plan(
            given.number("--pulls", 1_000),
            given.number("--events", 10_000),
            given.number("--rate", 0),
            Duration.ofMillis(given.number("--latency-ms", 50)),
            given.number("--workers", 16),
            given.number("--replicas", 1),
            given.number("--seed", 1),
            given.number("--ratio-percent", 130));
    String database = given.text("--database", plan.replicas() > 1 ? "postgresql" : "sqlite");
    given.nothingElse();
    Path folder = Files.createTempDirectory("countersign-storm-");
    Measured measured = new Storm(plan, folder).on(database);
    System.out.printf(
        "%,d deliveries over %,d pull requests: settled in %.1f s with %,d calls of %d ms by %d x %d workers (%.1f s): %.2f; %.1f calls a second; wrong final checks: %d%n",
        measured.events(),
        plan.pulls(),
        measured.seconds(),
        measured.calls(),
        plan.latency().toMillis(),
        plan.replicas(),
        plan.workers(),
        measured.ideal(),
        measured.ratio(),
        measured.calls() / measured.seconds(),
        measured.wrong());
    System.exit(measured.wrong() == 0 && measured.ratio() * 100 <= plan.ratioPercent() ? 0 : 1);
  }

  private Measured on(String database) throws Exception {
    if (database.equals("sqlite")) {
      return run("jdbc:sqlite:" + folder.resolve("storm.db"));
    }
    try (PostgresServer server = PostgresServer.start()) {
      return run(server.address("postgres"));
    }
  }

  private Measured run(String database) throws Exception {
    Kind kind = new Kind("serve-", Replicas.asLaunched(), plan.replicas(), plan.workers());
    try (City city = new City();
        Replicas replicas = new Replicas(city, folder, database, kind)) {
      long began = System.nanoTime();
      replicas.start(city.forward());
      say("ready after %.1f s, of %d processes at once".formatted(seconds(began), plan.replicas()));
      gather(city, replicas);
      Measured measured = measure(city, replicas, new Books(database));
      replicas.stop();
      return measured;
    }
  }

  /// All that happens happens before anything is heard of it.
  private void gather(City city, Replicas replicas) {
    Deliveries deliveries = city.github.deliveries().to(replicas.door());
    deliveries.hold();
    Acts acts = new Acts(city, new Random(plan.seed()), plan.pulls());
    for (int i = 0; i < plan.pulls(); i++) {
      acts.open();
    }
    while (deliveries.kept() < plan.events() && plan.rate() == 0) {
      acts.act();
    }
    this.acts = acts;
    say("%,d deliveries wait".formatted(deliveries.kept()));
  }

  private Measured measure(City city, Replicas replicas, Books books) throws Exception {
    Witness witness = new Witness(replicas::whose);
    city.github.faults().latency(plan.latency()).watch(witness::sees);
    Deliveries deliveries = city.github.deliveries().atOnce(16);
    city.github.forgetRequests();
    long began = System.nanoTime();
    deliveries.release(list -> list);
    Thread progress = Thread.ofVirtual().start(() -> progress(city, witness, replicas));
    go();
    deliveries.settle();
    int events = deliveries.log().size();
    say("all are acknowledged after %.1f s".formatted(seconds(began)));
    boolean rest = books.atRest(city::now, PATIENCE);
    progress.interrupt();
    double took = (witness.lastAt() - began) / 1e9;
    long calls = city.github.requests().stream().filter(one -> !one.by().equals("nobody")).count();
    say("memory of each: %s MB; published %,d".formatted(replicas.memory(), witness.published()));
    replicas.stop();
    city.github.faults().latency(Duration.ZERO).watch(request -> {});
    List<String> wrong = new ArrayList<>(witness.wrong());
    wrong.addAll(new FreshJudgement(city, folder).differs());
    wrong.forEach(one -> say("WRONG: %s".formatted(one)));
    double ideal = calls * plan.latency().toMillis() / 1000.0 / (plan.workers() * plan.replicas());
    return new Measured(events, calls, took, ideal, wrong.size() + (rest ? 0 : 1));
  }

  /// At a rate, acts come one after another; else all has come already.
  private void go() throws InterruptedException {
    Acts going = acts;
    for (int i = plan.pulls(); going != null && plan.rate() > 0 && i < plan.events(); i++) {
      going.act();
      Trouble.pause(Duration.ofNanos(1_000_000_000L / plan.rate()));
    }
  }

  private static void progress(City city, Witness witness, Replicas replicas) {
    try {
      while (true) {
        Trouble.pause(Duration.ofSeconds(5));
        say(
            "%,d answered, %,d calls, %,d published, %s MB"
                .formatted(
                    city.github.deliveries().log().size(),
                    city.github.requests().size(),
                    witness.published(),
                    replicas.memory()));
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void say(String line) {
    System.err.println(line);
  }
}

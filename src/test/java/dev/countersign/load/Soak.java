package dev.countersign.load;

import dev.countersign.load.Replicas.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The command `bench/soak`: one `serve` process on SQLite that knows many pull requests, and a
/// steady stream of events for long; watches its memory and how much waits.
final class Soak {
  private final Plan plan;
  private long most;

  /// What is asked for.
  ///
  /// @param rate acts of people a second
  /// @param mostMegabytes that the process may have
  record Plan(
      int pulls,
      Duration time,
      int rate,
      Duration latency,
      int workers,
      int mostMegabytes,
      long seed) {}

  private Soak(Plan plan) {
    this.plan = plan;
  }

  public static void main(String[] words) throws Exception {
    Words given = Words.of(words);
    Plan plan =
        new Plan(
            given.number("--pulls", 10_000),
            Duration.ofMinutes(given.number("--minutes", 30)),
            given.number("--acts-a-second", 20),
            Duration.ofMillis(given.number("--latency-ms", 20)),
            given.number("--workers", 16),
            given.number("--most-mb", 250),
            given.number("--seed", 1));
    given.nothingElse();
    System.exit(new Soak(plan).run(Files.createTempDirectory("countersign-soak-")) ? 0 : 1);
  }

  private boolean run(Path folder) throws Exception {
    String database = "jdbc:sqlite:" + folder.resolve("soak.db");
    Books books = new Books(database);
    Kind kind = new Kind("serve-", Replicas.asLaunched(), 1, plan.workers());
    try (City city = new City();
        Replicas replicas = new Replicas(city, folder, database, kind)) {
      replicas.start(city.forward());
      city.github.faults().latency(plan.latency());
      city.github.deliveries().atOnce(8).to(replicas.door());
      Acts acts = new Acts(city, new Random(plan.seed()), plan.pulls());
      known(city, replicas, books, acts);
      stream(city, replicas, books, acts);
      boolean rest = books.atRest(city::now, Duration.ofMinutes(10));
      tell(city, replicas, books);
      replicas.stop();
      city.github.faults().latency(Duration.ZERO);
      List<String> wrong = new FreshJudgement(city, folder).differs();
      wrong.forEach(System.out::println);
      System.out.printf(
          "%,d pull requests, %,d deliveries; most memory %d MB; wrong checks: %d%n",
          plan.pulls(), city.sent().size(), most, wrong.size());
      return rest && wrong.isEmpty() && most <= plan.mostMegabytes();
    }
  }

  private void known(City city, Replicas replicas, Books books, Acts acts) throws Exception {
    for (int i = 1; i <= plan.pulls(); i++) {
      acts.open();
      if (i % Math.max(1, plan.pulls() / 20) == 0) {
        tell(city, replicas, books);
      }
    }
    city.github.deliveries().settle();
    while (books.watched() < plan.pulls()) {
      Trouble.pause(Duration.ofSeconds(5));
      tell(city, replicas, books);
    }
  }

  private void stream(City city, Replicas replicas, Books books, Acts acts) throws Exception {
    long end = System.nanoTime() + plan.time().toNanos();
    for (int i = 1; System.nanoTime() < end; i++) {
      acts.act();
      Trouble.pause(Duration.ofMillis(1_000 / plan.rate()));
      if (i % (10 * plan.rate()) == 0) {
        tell(city, replicas, books);
        city.github.forgetRequests();
      }
    }
    city.github.deliveries().settle();
  }

  private void tell(City city, Replicas replicas, Books books) throws Exception {
    long memory = replicas.memory().getFirst();
    most = Math.max(most, memory);
    System.err.printf(
        "%,d deliveries, %,d watched, %,d waiting or under way, %d MB%n",
        city.github.deliveries().log().size(), books.watched(), books.busy(city.now()), memory);
  }
}

package dev.countersign.load;

import dev.countersign.load.ChaosRun.Plan;
import dev.countersign.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The command `bench/chaos`: chaos runs one after another, each with a seed of its own, until one
/// is not clean or all were.
final class Chaos {
  private Chaos() {}

  public static void main(String[] words) throws Exception {
    Words given = Words.of(words);
    int runs = given.number("--runs", 20);
    long seed = given.number("--seed", 1);
    Plan first =
        new Plan(
            seed,
            given.number("--pulls", 200),
            given.number("--acts", 3_000),
            Duration.ofMillis(given.number("--apart-ms", 20)),
            Duration.ofMillis(given.number("--latency-ms", 20)),
            given.number("--troubles", 20),
            Duration.ofMillis(given.number("--longest-ms", 4_000)));
    given.nothingElse();
    Path folder = Files.createTempDirectory("countersign-chaos-");
    boolean clean;
    try (PostgresServer server = PostgresServer.start()) {
      clean = all(first, runs, server, folder);
    }
    System.exit(clean ? 0 : 1);
  }

  private static boolean all(Plan first, int runs, PostgresServer server, Path folder)
      throws Exception {
    for (int run = 0; run < runs; run++) {
      long seed = first.seed() + run;
      Path own = Files.createDirectory(folder.resolve("run-" + seed));
      List<String> wrong = one(first.seeded(seed), server, own);
      System.out.printf("run %d of %d, seed %d: %s%n", run + 1, runs, seed, told(wrong));
      if (!wrong.isEmpty()) {
        System.out.println("The logs are in " + own);
        return false;
      }
    }
    return true;
  }

  private static List<String> one(Plan plan, PostgresServer server, Path folder) throws Exception {
    String database = "chaos_" + plan.seed();
    new Books(server.address("postgres")).does("CREATE DATABASE " + database);
    long began = System.nanoTime();
    return new ChaosRun(
            plan,
            folder,
            line -> System.err.printf("%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line))
        .run(server, database);
  }

  private static String told(List<String> wrong) {
    return wrong.isEmpty() ? "clean" : "NOT CLEAN\n  " + String.join("\n  ", wrong);
  }
}

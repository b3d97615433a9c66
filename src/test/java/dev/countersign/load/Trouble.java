package dev.countersign.load;

import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.Faults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What goes wrong in a chaos run, one thing after another by chance: a process is killed and
/// started again, the database is cut off and comes back, GitHub fails and recovers.
final class Trouble {
  private static final int EVERYTHING = Integer.MAX_VALUE;

  private final City city;
  private final Replicas replicas;
  private final Road database;
  private final Setting setting;
  private final RandomGenerator chance;
  private final Consumer<String> told;
  private int kills;

  Trouble(City city, Replicas replicas, Road database, Setting setting) {
    this.city = city;
    this.replicas = replicas;
    this.database = database;
    this.setting = setting;
    this.chance = setting.chance();
    this.told = setting.told();
  }

  /// By what chance, how slow GitHub is otherwise, and who is told.
  record Setting(RandomGenerator chance, Duration latency, Consumer<String> told) {}

  /// Makes trouble so many times, and mends it each time.
  void make(int times, Duration longest) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      pause(Duration.ofMillis(300 + chance.nextLong(longest.toMillis())));
      switch (i % 3) {
        case 0 -> kill(longest);
        case 1 -> cutDatabase(longest);
        default -> failGitHub(longest);
      }
    }
  }

  private void kill(Duration longest) throws InterruptedException {
    int which = chance.nextInt(replicas.size());
    told.accept("kill -9 of process " + which);
    replicas.get(which).kill();
    kills++;
    pause(Duration.ofMillis(chance.nextLong(longest.toMillis())));
    replicas.get(which).start(city.forward());
  }

  private void cutDatabase(Duration longest) throws InterruptedException {
    told.accept("the database is cut off");
    database.cut();
    pause(Duration.ofMillis(chance.nextLong(longest.toMillis())));
    database.heal();
  }

  private void failGitHub(Duration longest) throws InterruptedException {
    Fault fault =
        switch (chance.nextInt(4)) {
          case 0 -> new Fault.Status(502);
          case 1 -> new Fault.CutBody();
          case 2 -> new Fault.Malformed();
          default -> new Fault.SecondaryLimit(1);
        };
    told.accept("GitHub answers with " + fault);
    Faults faults = city.github.faults();
    faults.fail(".", fault, EVERYTHING);
    pause(Duration.ofMillis(chance.nextLong(longest.toMillis())));
    faults.clear();
    faults.latency(setting.latency());
  }

  int kills() {
    return kills;
  }

  static void pause(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package dev.countersign.load;

import dev.countersign.cli.Commands;
import dev.countersign.cli.Servers;
import dev.countersign.cli.Terminal;
import dev.countersign.load.Replicas.Kind;
import dev.countersign.testing.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Three real `serve` processes on a real PostgreSQL against one simulated GitHub, in a storm of
/// events and in trouble. In the end nothing may be lost, nothing wrong, and the ledger whole.
final class ChaosRun {
  private static final int WORKERS = 8;
  private static final int LOOKS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Plan plan;
  private final Path folder;
  private final Consumer<String> told;

  /// What is asked for.
  ///
  /// @param events acts of people, each of one delivery or a few
  /// @param apart between two acts
  /// @param troubles how many things go wrong
  /// @param longest each lasts and follows the next at most
  record Plan(
      long seed,
      int pulls,
      int events,
      Duration apart,
      Duration latency,
      int troubles,
      Duration longest) {
    Plan seeded(long other) {
      return new Plan(other, pulls, events, apart, latency, troubles, longest);
    }
  }

  /// @param folder for logs and databases
  /// @param told is told how it goes
  ChaosRun(Plan plan, Path folder, Consumer<String> told) {
    this.plan = plan;
    this.folder = folder;
    this.told = told;
  }

  /// Runs it to its end.
  ///
  /// @return what is wrong; nothing where all is well
  List<String> run(PostgresServer server, String database) throws Exception {
    URI direct = URI.create(server.address(database).substring("jdbc:".length()));
    try (City city = new City();
        Road road = Road.to(direct.getPort());
        Replicas replicas =
            new Replicas(
                city,
                folder,
                server
                    .address(database)
                    .replace(":" + direct.getPort() + "/", ":" + road.port() + "/"),
                new Kind("serve-", Replicas.ofThisProcess(), 3, WORKERS))) {
      return run(city, road, replicas, new Books(server.address(database)));
    }
  }

  private List<String> run(City city, Road road, Replicas replicas, Books books) throws Exception {
    Witness witness = new Witness(replicas::whose);
    city.github.faults().latency(plan.latency()).watch(witness::sees);
    told.accept("three processes start");
    replicas.start(city.forward());
    city.github.deliveries().atOnce(8).to(replicas.door());
    storm(
        city,
        new Trouble(
            city,
            replicas,
            road,
            new Trouble.Setting(new Random(~plan.seed()), plan.latency(), told)));
    List<String> wrong = new ArrayList<>(settle(city, replicas, books));
    replicas.stop();
    wrong.addAll(witness.wrong());
    wrong.addAll(verify(books.database()));
    told.accept(
        "%,d deliveries sent and kept, %,d verdicts published, %,d answers spoilt"
            .formatted(city.sent().size(), witness.published(), witness.spoilt()));
    city.github.faults().watch(request -> {});
    wrong.addAll(new FreshJudgement(city, folder).differs());
    return wrong;
  }

  private void storm(City city, Trouble trouble) throws Exception {
    Acts acts = new Acts(city, new Random(plan.seed()), plan.pulls());
    CompletableFuture<Void> making = CompletableFuture.runAsync(() -> make(trouble));
    for (int i = 1; i <= plan.events(); i++) {
      acts.act();
      Trouble.pause(plan.apart());
      if (i % Math.max(1, plan.events() / 10) == 0) {
        told.accept("%,d of %,d acts".formatted(i, plan.events()));
      }
    }
    making.join();
    city.github.deliveries().settle();
    told.accept("the storm is over after %d kills".formatted(trouble.kills()));
  }

  private void make(Trouble trouble) {
    try {
      trouble.make(plan.troubles(), plan.longest());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// What still did not arrive when it was asked for is asked for at the next look, as it is every
  /// ten minutes.
  private List<String> settle(City city, Replicas replicas, Books books) throws Exception {
    List<String> wrong = List.of();
    for (int look = 0; look < LOOKS; look++) {
      wrong = look(city, replicas, books);
      if (wrong.isEmpty()) {
        return wrong;
      }
      told.accept("after look %d: %s".formatted(look + 1, wrong));
    }
    return wrong;
  }

  /// All stop, and one starts again eleven minutes later, when it is time to look for what was
  /// missed and every claim of the killed has run out.
  private List<String> look(City city, Replicas replicas, Books books) throws Exception {
    replicas.stop();
    city.pass(Duration.ofMinutes(11));
    replicas.startOne(city.forward());
    told.accept("eleven minutes later, one is started again");
    boolean rest = books.atRest(city::now, PATIENCE);
    city.github.deliveries().settle();
    rest &= books.atRest(city::now, PATIENCE);
    List<String> wrong = new ArrayList<>();
    if (!rest) {
      wrong.add("it does not come to rest: %d pieces of work".formatted(books.busy(city.now())));
    }
    Set<String> lost = new TreeSet<>(city.sent());
    lost.removeAll(books.kept());
    if (!lost.isEmpty()) {
      wrong.add("%d of %d deliveries are lost".formatted(lost.size(), city.sent().size()));
      lost.stream().limit(9).map(city::attempts).forEach(wrong::add);
    }
    if (books.parked() > 0) {
      wrong.add("%d pieces of work were put aside".formatted(books.parked()));
    }
    return wrong;
  }

  /// The ledger by its own command.
  private List<String> verify(String database) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            out,
            out,
            false,
            folder,
            Map.of("COUNTERSIGN_DATABASE_URL", database),
            java.time.InstantSource.system());
    int status = Commands.run(new String[] {"audit", "verify"}, terminal, new NoServers());
    String words = said.toString(StandardCharsets.UTF_8).strip();
    told.accept(words);
    return status == 0 ? List.of() : List.of("the ledger does not verify: " + words);
  }

  /// No command starts a server here.
  private static final class NoServers implements Servers {
    @Override
    public int serve() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int selfCheck() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int sandbox(boolean once, int port, String policy) {
      throw new UnsupportedOperationException();
    }
  }
}

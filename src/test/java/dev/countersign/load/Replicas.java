package dev.countersign.load;

import dev.countersign.load.Replica.Surroundings;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Several `serve` processes on one database behind one balancer, each with a road of its own to
/// GitHub, so that it is known who asks.
final class Replicas implements AutoCloseable {
  private final List<Replica> all = new ArrayList<>();
  private final List<Road> toGitHub = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Road balancer;

  /// @param database as each of them reaches it
  Replicas(City city, Path folder, String database, Kind kind) {
    URI api = city.github.api();
    for (int i = 0; i < kind.replicas(); i++) {
      Road road = Road.to(api.getPort());
      toGitHub.add(road);
      URI github = URI.create("http://127.0.0.1:" + road.port() + api.getPath());
      all.add(
          new Replica(
              new Surroundings(
                  kind.program(), folder, kind.name() + i, database, github, kind.workers())));
    }
    balancer = Road.toEach(all.stream().mapToInt(Replica::port).toArray());
  }

  /// How many processes, and of what kind.
  ///
  /// @param name how they are called, without their number
  /// @param program the words that start one
  record Kind(String name, List<String> program, int replicas, int workers) {}

  /// The words that start `serve` from the classes of this process, with a clock of its own, for a
  /// short life.
  static List<String> ofThisProcess() {
    return words("-XX:TieredStopAtLevel=1");
  }

  /// The same as the launcher starts it, for a long life.
  static List<String> asLaunched() {
    return words("-Xms32m");
  }

  private static List<String> words(String more) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        more,
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath(),
        "dev.countersign.ReplicaProcess");
  }

  /// Of whole paths, since the processes run elsewhere.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  URI door() {
    return URI.create("http://127.0.0.1:" + balancer.port() + "/github/webhooks");
  }

  Replica get(int number) {
    return all.get(number);
  }

  int size() {
    return all.size();
  }

  /// The number of the process that a connection to GitHub belongs to; -1 for somebody else's.
  int whose(int port) {
    for (int i = 0; i < toGitHub.size(); i++) {
      if (toGitHub.get(i).leads(port)) {
        return i;
      }
    }
    return -1;
  }

  void start(Duration forward) throws InterruptedException {
    all.forEach(replica -> replica.start(forward));
    for (Replica replica : all) {
      replica.untilReady(client);
    }
  }

  /// The memory that each has, in megabytes.
  List<Long> memory() {
    return all.stream().map(Replica::memory).toList();
  }

  /// Starts one of them.
  void startOne(Duration forward) throws InterruptedException {
    all.getFirst().start(forward);
    all.getFirst().untilReady(client);
  }

  void stop() {
    all.parallelStream().forEach(Replica::stop);
  }

  @Override
  public void close() {
    all.forEach(Replica::close);
    balancer.close();
    toGitHub.forEach(Road::close);
    client.close();
  }
}

package dev.countersign;

import dev.countersign.gate.Pace;
import dev.countersign.sandbox.AppIdentity;
import dev.countersign.sandbox.Sample;
import dev.countersign.sandbox.SampleDeployment;
import dev.countersign.sandbox.SampleOrganisation;
import dev.countersign.sandbox.SimulatedGitHub;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The whole server beside a simulated GitHub, in one process: what it says and does is real,
/// GitHub is not.
final class Sandbox implements AutoCloseable {
  private static final long APP = 4711;
  private static final String BANNER =
      "Simulated: this GitHub, its people and its pull requests are made up. The judging is real.";
  private static final Duration A_WHILE = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SimulatedGitHub github;
  private final Server server;
  private final SampleOrganisation organisation;
  private final boolean documented;
  private final InstantSource clock;
  private final Progress progress;

  /// What is made up.
  private record Simulated(
      SimulatedGitHub github, SampleOrganisation organisation, String policy) {}

  private Sandbox(Simulated simulated, Server server, InstantSource clock, Progress progress) {
    this.github = simulated.github();
    this.server = server;
    this.organisation = simulated.organisation();
    this.documented = simulated.policy().equals(Place.USUAL);
    this.clock = clock;
    this.progress = progress;
  }

  /// Where it runs, and by which policy.
  ///
  /// @param port 0 for any free one
  /// @param policy one of those that are shipped
  record Place(Path folder, int port, String policy) {
    /// Of this policy it is documented what comes of each sample.
    static final String USUAL = "provii-procedure";
  }

  static Sandbox open(Path folder, int port, InstantSource real, Progress progress) {
    return open(new Place(folder, port, Place.USUAL), real, progress);
  }

  /// Starts both, and has the simulated GitHub know the app.
  static Sandbox open(Place place, InstantSource real, Progress progress) {
    InstantSource clock = since(SampleOrganisation.NOON, real);
    KeyPair key = key();
    String secret = secret();
    progress.says("Starting a simulated GitHub …");
    SimulatedGitHub github =
        SimulatedGitHub.start(
            new AppIdentity(APP, "countersign", "Iv1.sandbox", key.getPublic(), secret), clock);
    SampleOrganisation organisation =
        SampleOrganisation.prepare(github, Resources.text("/policies/" + place.policy() + ".yml"));
    progress.says("Starting the server …");
    Settings.App app = new Settings.App(Long.toString(APP), pem(key), secret, null, null);
    Server server =
        Server.open(
            settings(place, github, app), app, new Server.Manner(clock, Pace.USUAL, BANNER));
    github.deliveries().to(ServerCommands.local(server.port(), "/github/webhooks"));
    return new Sandbox(
        new Simulated(github, organisation, place.policy()), server, clock, progress);
  }

  private static Settings settings(Place place, SimulatedGitHub github, Settings.App app) {
    return new Settings(
        app,
        github.api(),
        github.web(),
        "127.0.0.1",
        place.port(),
        URI.create("http://127.0.0.1:" + place.port()),
        "jdbc:sqlite:" + place.folder().resolve("sandbox.db"),
        null,
        16,
        SettingsReader.MAX_QUEUE,
        false,
        "warn",
        List.of(),
        null);
  }

  /// Plays the samples and prints what came of each.
  ///
  /// @return whether every one came out as documented; by a policy of which it is not documented,
  ///   whether every one was judged
  boolean play(PrintStream out) {
    progress.says("Opening sample pull requests, each through signed webhooks …");
    List<Sample> samples = organisation.play();
    List<SampleDeployment> deployments = documented ? organisation.deploy() : List.of();
    progress.says("Waiting for " + samples.size() + " verdicts …");
    settle();
    SampleTable table = new SampleTable(organisation.repository(), server.watchlist(), samples);
    if (!documented) {
      return table.tell(out);
    }
    boolean asDocumented = table.print(out);
    return SampleTable.print(out, deployments) && asDocumented;
  }

  private void settle() {
    Instant end = clock.instant().plus(PATIENCE);
    CountDownLatch never = new CountDownLatch(1);
    github.deliveries().settle();
    try {
      while (!server.settled(clock.instant().plus(A_WHILE)) && clock.instant().isBefore(end)) {
        never.await(100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the server says that it is up.
  boolean live() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI live = ServerCommands.local(server.port(), "/health/live");
      return client
              .send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException down) {
      throw new UncheckedIOException("The server does not answer.", down);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  URI pages() {
    return ServerCommands.local(server.port(), "/");
  }

  URI github() {
    return github.web();
  }

  /// A clock that shows the given moment now and goes on from there.
  private static InstantSource since(Instant moment, InstantSource real) {
    Duration shift = Duration.between(real.instant(), moment);
    return () -> real.instant().plus(shift);
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has RSA", impossible);
    }
  }

  private static String pem(KeyPair key) {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  private static String secret() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  @Override
  public void close() {
    server.close();
    github.close();
  }
}

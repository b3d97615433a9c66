package dev.countersign.sandbox;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// A simulated GitHub: it listens on loopback, remembers, enforces GitHub's limits, and sends
/// signed webhooks.
///
/// People act through the objects it hands out: `github.repo("acme/shop").open(Proposal.by("bob",
/// …))`. Each act sends the webhooks that GitHub would send, once [Deliveries#to] named the App's
/// address.
public final class SimulatedGitHub implements AutoCloseable {

  private final World world;
  private final Tokens tokens;
  private final Faults faults = new Faults();
  private final Server server;

  private SimulatedGitHub(AppIdentity app, InstantSource clock, int port) {
    this.server = new Server(port, faults);
    this.world = new World(app, clock, new Addresses("http://127.0.0.1:" + server.port()));
    this.tokens = new Tokens(world);
    server.start(new RestDesk(world, tokens));
  }

  /// Starts it on a free port.
  public static SimulatedGitHub start(AppIdentity app, InstantSource clock) {
    return start(app, clock, 0);
  }

  /// Starts it on a port; 0 takes a free one.
  public static SimulatedGitHub start(AppIdentity app, InstantSource clock, int port) {
    return new SimulatedGitHub(app, clock, port);
  }

  /// The base of its REST requests; GraphQL is at `/api/graphql` of the same host, and at
  /// `/graphql`.
  public URI api() {
    return URI.create(world.addresses.api());
  }

  /// The base of its pages.
  public URI web() {
    return URI.create(world.addresses.web());
  }

  /// The person of that login, known from now on.
  public Account user(String login) {
    return world.within(() -> world.user(login));
  }

  /// The bot of that login, such as `renovate[bot]`, known from now on.
  public Account bot(String login) {
    return world.within(() -> world.bot(login));
  }

  /// The organisation of that login; made when there is none.
  public SimulatedOrganisation organisation(String login) {
    return world.within(() -> world.organisation(login));
  }

  /// A repository by `owner/name`; the organisation and the repository are made when there are
  /// none.
  public SimulatedRepository repo(String fullName) {
    int cut = fullName.indexOf('/');
    return organisation(fullName.substring(0, cut)).repo(fullName.substring(cut + 1));
  }

  /// Installs the App on an organisation, with all its repositories.
  public SimulatedInstallation install(String organisation) {
    return world.ask(() -> {
      SimulatedInstallation made =
          new SimulatedInstallation(world, world.organisation(organisation).account());
      world.installations.add(made);
      world.webhooks.people().installation(made, "created");
      return made;
    });
  }

  public Deliveries deliveries() {
    return world.deliveries;
  }

  public Faults faults() {
    return faults;
  }

  /// Makes all tokens given out so far worthless.
  public void revokeTokens() {
    world.change(tokens::revokeAll);
  }

  /// Every API request so far, oldest first; pages are among them with `nobody`.
  public List<LoggedRequest> requests() {
    return server.log();
  }

  /// Begins counting requests anew.
  public void forgetRequests() {
    server.forgetLog();
  }

  /// All repositories, forks among them.
  public List<SimulatedRepository> repositories() {
    return world.within(() -> List.copyOf(world.repositories.values()));
  }

  @Override
  public void close() {
    server.close();
    world.deliveries.close();
  }
}

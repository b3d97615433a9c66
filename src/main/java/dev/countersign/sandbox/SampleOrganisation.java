package dev.countersign.sandbox;

import java.time.Instant;
import java.util.List;

/// The organisation that the sandbox shows: a security lead, a few developers, a bot, one
/// repository and its policy.
///
/// First [#prepare] puts everything in place, unheard; then, when the App listens, [#play] opens
/// the sample pull requests.
public final class SampleOrganisation {

  /// A Tuesday noon in Sydney, within the shipped policy's business hours: the time the samples are
  /// meant for.
  public static final Instant NOON = Instant.parse("2026-03-03T01:00:00Z");

  static final String LOGIN = "acme-robotics";

  /// Adds an environment to which deployments go at night.
  private static final String NIGHTS =
      """
      policy: parcel-hub
      title: Parcel hub
      extends: organisation
      calendar:
        windows:
          nights: [{days: mon-sun, from: "22:00", to: "05:00"}]
      deployments:
        night: {require: {window: nights}}
      """;

  private final SimulatedRepository repository;
  private final SimulatedRepository hub;
  private final SimulatedInstallation installation;

  private SampleOrganisation(
      SimulatedRepository repository, SimulatedRepository hub, SimulatedInstallation installation) {
    this.repository = repository;
    this.hub = hub;
    this.installation = installation;
  }

  /// Makes the people, the teams, the repository, the policy and the installation.
  ///
  /// @param policy the text of the organisation's policy
  public static SampleOrganisation prepare(SimulatedGitHub github, String policy) {
    SimulatedOrganisation acme = github.organisation(LOGIN);
    acme.owner("ines");
    acme.member("dana", "bob", "eve", "kim");
    github.user("mallory");
    github.user("lurker");
    github.bot("renovate[bot]");
    SimulatedRepository central = acme.repo(".github");
    SimulatedRepository conveyor = acme.repo("conveyor");
    SimulatedRepository hub = acme.repo("parcel-hub");
    conveyor.makePublic();
    for (SimulatedRepository one : List.of(central, conveyor)) {
      acme.team("developers")
          .add("dana")
          .add("bob")
          .add("eve")
          .add("kim")
          .on(one, Permission.WRITE);
      acme.team("security-leads").add("dana").on(one, Permission.WRITE);
      acme.team("isms-owners").add("ines").on(one, Permission.MAINTAIN);
      acme.team("legal").add("kim").on(one, Permission.WRITE);
    }
    conveyor.grant("renovate[bot]", Permission.WRITE);
    central.pushToDefault("ines", "countersign.yml", policy);
    conveyor.pushToDefault("ines", SampleFiles.start());
    hub.grant("bob", Permission.WRITE);
    hub.pushToDefault("ines", ".github/countersign.yml", NIGHTS);
    return new SampleOrganisation(conveyor, hub, github.install(LOGIN));
  }

  /// The repository with the samples.
  public SimulatedRepository repository() {
    return repository;
  }

  public SimulatedInstallation installation() {
    return installation;
  }

  /// Has runs ask whether they may deploy: one that may not, one that is held, one that may.
  public List<SampleDeployment> deploy() {
    SimulatedDeployments deployments = hub.deployments();
    String tried = hub.head("main");
    deployments.made("bob", "sandbox", tried, "success");
    String untried = hub.pushToDefault("ines", "README.md", "# Parcel hub\n\nSorts parcels.\n");
    return List.of(
        new SampleDeployment(
            "To production, never in the sandbox",
            deployments.ask("bob", "production", untried),
            "rejected",
            "It has not succeeded in `sandbox`"),
        new SampleDeployment(
            "At noon, where nights are for it",
            deployments.ask("bob", "night", tried),
            "waiting",
            "opens Tue 22:00"),
        new SampleDeployment(
            "To production, after the sandbox",
            deployments.ask("bob", "production", tried),
            "approved",
            "It succeeded in `sandbox`"));
  }

  /// Opens every sample pull request and lets people act on them; says what must come out.
  public List<Sample> play() {
    return new SamplePulls(repository).play();
  }
}

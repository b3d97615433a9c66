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

  private final SimulatedRepository repository;
  private final SimulatedInstallation installation;

  private SampleOrganisation(SimulatedRepository repository, SimulatedInstallation installation) {
    this.repository = repository;
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
    return new SampleOrganisation(conveyor, github.install(LOGIN));
  }

  /// The repository with the samples.
  public SimulatedRepository repository() {
    return repository;
  }

  public SimulatedInstallation installation() {
    return installation;
  }

  /// Opens every sample pull request and lets people act on them; says what must come out.
  public List<Sample> play() {
    return new SamplePulls(repository).play();
  }
}

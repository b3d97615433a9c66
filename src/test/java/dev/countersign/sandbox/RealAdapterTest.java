package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Needs;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.github.Addresses;
import dev.countersign.github.Calls;
import dev.countersign.github.GitHub;
import dev.countersign.github.GitHubApp;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The product's own way to GitHub, led to the simulated one.
class RealAdapterTest {

  private static final Needs EVERYTHING =
      policies ->
          new Needs.Wanted(
              true,
              Set.of(),
              Set.of(),
              true,
              true,
              true,
              true,
              Set.of(new TeamName("acme", "security")));

  private final Hub hub = new Hub();
  private final Forge forge =
      GitHub.open(
              new GitHubApp(
                  Addresses.of(hub.github.api().toString()),
                  42,
                  "Iv1.app",
                  Hub.pem(),
                  List.of(Hub.SECRET),
                  () -> hub.now),
              Calls.unheard())
          .forge();
  private final PullId first = new PullId(hub.installation.id(), Repo.of("acme/shop"), 1);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void itReadsAPullRequestWithItsPolicyAndPeople() {
    hub.github.repo("acme/.github").pushToDefault("bob", "countersign.yml", "policy: x\n");
    hub.acme.team("security").add("dana").on(hub.shop, Permission.WRITE);
    SimulatedPull pull = hub.pull();
    pull.approve("eve");
    pull.checksPass("build");

    Reading reading = forge.read(first, EVERYTHING);

    assertThat(reading).isInstanceOf(Reading.Read.class);
    assertThat(reading.toString()).contains("src/lamp.txt", "eve", "dana", "policy: x", "build");
  }

  @Test
  void itPublishesACheckAndAsksForReviews() {
    SimulatedPull pull = hub.pull();

    forge.publish(
        first,
        new CheckRun(
            "countersign",
            new Sha(pull.head()),
            null,
            "Waiting for eve",
            "s",
            "",
            "http://localhost/x",
            "1",
            List.of(),
            List.of()),
        null);

    assertThat(pull.check("countersign").orElseThrow().title()).isEqualTo("Waiting for eve");
    assertThat(forge.findRun(first, "countersign", new Sha(pull.head()))).isPresent();
    assertThat(
            forge
                .permission(hub.installation.id(), Repo.of("acme/shop"), new Login("eve"))
                .toString())
        .isEqualToIgnoringCase("write");
    assertThat(forge.openPulls(hub.installation.id(), Repo.of("acme/shop"))).hasSize(1);
    assertThat(forge.installations()).containsExactly(hub.installation.id());
  }

  @Test
  void itOpensAnIssueOnce() {
    for (int i = 0; i < 2; i++) {
      forge.openIssue(
          hub.installation.id(), Repo.of("acme/shop"), "The policy cannot be read", "Line 14");
    }

    assertThat(hub.shop.issues())
        .extracting(SimulatedIssue::title)
        .containsExactly("The policy cannot be read");
  }
}

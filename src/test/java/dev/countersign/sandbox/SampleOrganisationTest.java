package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The samples that the sandbox shows.
class SampleOrganisationTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void everySampleIsAnOpenPullRequestWithAnExpectation() {
    SampleOrganisation organisation =
        SampleOrganisation.prepare(hub.github, "policy: provii-procedure\n");
    List<Sample> samples = organisation.play();

    assertThat(samples)
        .hasSizeGreaterThanOrEqualTo(10)
        .extracting(Sample::name)
        .doesNotHaveDuplicates();
    assertThat(samples)
        .extracting(Sample::number)
        .containsExactlyElementsOf(
            organisation.repository().pulls().stream().map(SimulatedPull::number).toList());
    assertThat(samples)
        .extracting(Sample::state)
        .contains("success", "in_progress", "action_required");
    assertThat(hub.heardNames()).filteredOn("pull_request.opened"::equals).hasSameSizeAs(samples);
  }

  @Test
  void thePolicyStandsInTheOrganisationsCentralRepository() {
    SampleOrganisation.prepare(hub.github, "policy: provii-procedure\n");

    assertThat(hub.github.repo("acme-robotics/.github").file("countersign.yml"))
        .contains("policy: provii-procedure\n");
  }

  @Test
  void aSampleFitsOnlyWhatWasDocumented() {
    SimulatedPull pull = hub.pull();
    hub.ask(
        "POST",
        "/repos/acme/shop/check-runs",
        "{\"name\":\"countersign\",\"head_sha\":\""
            + pull.head()
            + "\",\"conclusion\":\"action_required\",\"output\":{\"title\":\"Add a rollback plan\",\"summary\":\"the section Rollback plan\"}}");
    SimulatedCheckRun check = pull.check("countersign").orElseThrow();

    assertThat(
            new Sample(
                    "n",
                    1,
                    "significant",
                    "action_required",
                    "a Rollback plan",
                    List.of("rollback"))
                .fits(check))
        .isTrue();
    assertThat(new Sample("n", 1, "significant", "success", "rollback", List.of()).fits(check))
        .isFalse();
    assertThat(
            new Sample("n", 1, "significant", "action_required", "design", List.of()).fits(check))
        .isFalse();
    assertThat(
            new Sample("n", 1, "significant", "action_required", "rollback", List.of("design"))
                .fits(check))
        .isFalse();
  }
}

package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookExamplesTest {

  @Test
  void everyRecordedPayloadIsThere() {
    assertThat(WebhookExamples.recorded()).hasSize(329);
  }

  @Test
  void noEventAndActionIsMadeThatWasRecorded() {
    List<String> recorded = WebhookExamples.recorded().stream().map(this::kind).toList();
    assertThat(WebhookExamples.made()).hasSizeGreaterThan(90);
    assertThat(WebhookExamples.made().stream().map(this::kind))
        .doesNotContainAnyElementsOf(recorded);
  }

  @Test
  void namesAreUnique() {
    assertThat(WebhookExamples.all().stream().map(WebhookExample::name)).doesNotHaveDuplicates();
  }

  @Test
  void aPayloadSaysTheActionItIsListedUnder() throws Exception {
    for (WebhookExample each : WebhookExamples.all()) {
      var action = new ObjectMapper().readTree(each.bytes()).path("action");
      assertThat(action.isTextual() ? action.textValue() : null)
          .as(each.name())
          .isEqualTo(each.action());
    }
  }

  @Test
  void theEventsOfMergeQueuesAndProtectedBranchesAreThere() {
    assertThat(WebhookExamples.of("merge_group", "checks_requested")).isNotEmpty();
    assertThat(WebhookExamples.of("merge_group", "destroyed")).isNotEmpty();
    assertThat(WebhookExamples.of("repository_ruleset", "edited")).isNotEmpty();
    assertThat(WebhookExamples.of("deployment_protection_rule", "requested")).isNotEmpty();
  }

  private String kind(WebhookExample each) {
    return each.event() + " " + each.action();
  }
}

package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes wrong when a test asks for it.
class FaultsTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void anErrorStatusComesAsOftenAsAskedFor() {
    hub.github.faults().fail("GET /repos/acme/shop$", new Fault.Status(502), 2);

    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(502);
    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(502);
    assertThat(hub.get("/repos/acme/shop").status()).isEqualTo(200);
  }

  @Test
  void aSecondaryLimitComesWithOrWithoutATime() {
    hub.github
        .faults()
        .fail("/repos", new Fault.SecondaryLimit(7), 1)
        .fail("/repos", new Fault.SecondaryLimit(null), 1);

    Hub.Got first = hub.get("/repos/acme/shop");
    Hub.Got second = hub.get("/repos/acme/shop");
    assertThat(first.status()).isEqualTo(403);
    assertThat(first.header("Retry-After")).isEqualTo("7");
    assertThat(second.header("Retry-After")).isEmpty();
    assertThat(second.message()).contains("secondary rate limit");
  }

  @Test
  void anAnswerMayBreakOffOrBeNoJson() {
    hub.get("/repos/acme/shop");
    hub.github
        .faults()
        .fail("/repos", new Fault.CutBody(), 1)
        .fail("/repos", new Fault.Malformed(), 1);

    assertThatThrownBy(() -> hub.get("/repos/acme/shop")).isInstanceOf(Hub.BrokenAnswer.class);
    assertThatThrownBy(() -> hub.get("/repos/acme/shop")).isInstanceOf(Hub.BrokenAnswer.class);
  }

  @Test
  void graphQlFailsAFieldWithStatus200() {
    hub.pull();
    hub.github
        .faults()
        .fail("POST /graphql Title", new Fault.GraphQlError("reviewDecision", "FORBIDDEN"), 1);
    String query =
        "query Title { repository(owner:\"acme\", name:\"shop\") { pullRequest(number:1) { title reviewDecision } } }";

    Hub.Got got = hub.graphql(query);
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().at("/errors/0/type").asText()).isEqualTo("FORBIDDEN");
    assertThat(got.json().at("/data/repository/pullRequest/title").asText())
        .isEqualTo("feat: lamps");
    assertThat(hub.graphql(query).json().has("errors")).isFalse();
  }

  @Test
  void somethingCanHappenInTheMiddleOfARequest() {
    SimulatedPull pull = hub.pull();
    SimulatedReview review = pull.approve("eve");
    hub.github.faults().onRequest("GET .*/reviews", () -> pull.dismiss(review, "bob"));

    assertThat(hub.get("/repos/acme/shop/pulls/1/reviews").json().get(0).path("state").asText())
        .isEqualTo("DISMISSED");
  }
}

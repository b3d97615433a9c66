package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the simulated GitHub shows to a browser.
class PagesTest {

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private String page(String path) {
    Hub.Got got = hub.send("GET", hub.github.web() + path, "", Map.of());
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("Content-Type")).startsWith("text/html");
    return got.raw().body();
  }

  @Test
  void everyPageSaysThatItIsSimulated() {
    hub.pull();

    assertThat(page("/")).contains("simulated: this is not GitHub", "#1 feat: lamps");
    assertThat(page("/acme/shop/pull/1"))
        .contains("simulated: this is not GitHub", "bob wants change-1 in main");
  }

  @Test
  void theCheckIsShownAsAPersonReadsIt() {
    SimulatedPull pull = hub.pull();
    hub.ask(
        "POST",
        "/repos/acme/shop/check-runs",
        """
        {"name":"countersign","head_sha":"%s","conclusion":"action_required","details_url":"http://localhost:8080/x",
         "output":{"title":"Add a rollback plan","summary":"**One thing** to do\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"}}
        """
            .formatted(pull.head()));

    assertThat(page("/acme/shop/pull/1"))
        .contains(
            "countersign: action_required",
            "Add a rollback plan",
            "<strong>One thing</strong>",
            "<td>1</td>",
            "href=\"http://localhost:8080/x\"");
  }

  @Test
  void whatPeopleWriteCannotBecomeCode() {
    SimulatedPull pull =
        hub.shop.open(
            Proposal.by("bob", "<script>alert(1)</script>", Files.of("<img src=x>", "x\n"))
                .saying("<script>alert(2)</script>\n\n[x](javascript:alert(3))"));
    pull.comment("eve", "<iframe src=//evil>");
    pull.label("bob", "<b>");

    assertThat(page("/acme/shop/pull/1"))
        .doesNotContain("<script", "<iframe", "<img", "href=\"javascript", "<b>");
    assertThat(page("/")).doesNotContain("<script");
  }

  @Test
  void thereIsNoPageOfWhatIsNotThere() {
    assertThat(hub.send("GET", hub.github.web() + "/acme/shop/pull/9", "", Map.of()).status())
        .isEqualTo(404);
  }
}

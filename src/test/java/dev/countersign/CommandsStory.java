package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.Delivery;
import dev.countersign.sandbox.Fault;
import dev.countersign.sandbox.Reaction;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedComment;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.wording.CheckText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What people say in comments, what is answered, and what the check says then.
class CommandsStory {
  private static final String POLICY =
      TownPolicy.USUAL
              .replace("because: it must work", "because: it must work\n    waivable_by: [owner]")
              .replace(
                  "teams: [security-leads]}",
                  "teams: [security-leads]}\n  owner: {title: ISMS Owner, users: [ines, bob]}")
          + "may_lower: [owner]\n";

  private static String answer(Town town, SimulatedComment comment) {
    town.settle();
    return String.join(" ", comment.reactions().stream().map(Reaction::content).toList());
  }

  private static List<String> said(SimulatedPull pull) {
    return pull.comments().stream()
        .filter(comment -> comment.author().login().equals("countersign[bot]"))
        .map(comment -> comment.body().replaceFirst("\n\n<!-- countersign answer \\d+ -->$", ""))
        .toList();
  }

  private static SimulatedPull approved(Town town) {
    SimulatedPull pull = TownPolicy.plain(town);
    pull.approve("eve");
    assertThat(town.check(pull)).isEqualTo("in_progress: Waiting for lint");
    return pull;
  }

  @Test
  void aWaiverByWhoMayOpensTheCheckAndSaysWhoAndWhy() throws Exception {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      SimulatedComment comment =
          pull.comment("ines", "Alas.\n\n/waive CI passes because the *runner* is down");
      assertThat(answer(town, comment)).isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(town.summary(pull))
          .contains("| ~ | CI passes | waived: by @ines because the runner is down |");
      assertThat(said(pull)).isEmpty();
      assertThat(page(town, pull))
          .contains("@ines waived CI passes because the runner is down", "the runner is down");
    }
  }

  private static String page(Town town, SimulatedPull pull)
      throws IOException, InterruptedException {
    SimulatedCheckRun check = pull.check("countersign").orElseThrow();
    URI link = URI.create(Objects.requireNonNull(check.detailsUrl()));
    URI page =
        URI.create(
            "http://127.0.0.1:%d%s?%s"
                .formatted(town.port(), link.getRawPath(), link.getRawQuery()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    }
  }

  @Test
  void whoMayNotIsToldInOneSentence() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      assertThat(answer(town, pull.comment("kim", "/waive CI passes because I wish")))
          .isEqualTo("-1");
      assertThat(answer(town, pull.comment("bob", "/waive CI passes because it is mine")))
          .isEqualTo("-1");
      assertThat(answer(town, pull.comment("mallory", "/recheck"))).isEqualTo("-1");
      assertThat(town.check(pull)).isEqualTo("in_progress: Waiting for lint");
      assertThat(said(pull)).noneMatch(text -> text.matches("(?s).*@[a-z].*"));
      assertThat(said(pull).stream().map(CheckText::read))
          .containsExactly(
              "CI passes is not waived: @kim is not in the role ISMS Owner. Who may: ISMS Owner (@ines).",
              "CI passes is not waived: @bob is the author. Who may: ISMS Owner (@ines).",
              "Only the author, people with write access and people in a role of the policy can ask for that.");
    }
  }

  @Test
  void editedCommentsQuotesCodeAndBotsDoNothing() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      town.github.bot("helper[bot]");
      town.github.forgetRequests();
      SimulatedComment comment = pull.comment("ines", "Hm.");
      pull.editComment(comment, "ines", "/waive CI passes because the runner is down");
      pull.comment("ines", "> /waive CI passes because the runner is down");
      pull.comment("ines", "```\n/waive CI passes because the runner is down\n```");
      pull.comment("helper[bot]", "/recheck");
      pull.comment("ines", "/lgtm");
      town.settle();
      assertThat(town.requests()).isEmpty();
      assertThat(pull.comments()).allMatch(each -> each.reactions().isEmpty());
    }
  }

  @Test
  void aCommentThatIsDeliveredAgainIsNotAnsweredAgain() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      town.github.deliveries().repeat(2);
      pull.comment("eve", "/help");
      town.settle();
      Delivery heard =
          town.github.deliveries().log().stream()
              .filter(each -> each.name().equals("issue_comment.created"))
              .findFirst()
              .orElseThrow();
      town.github.deliveries().redeliver(heard);
      town.settle();
      assertThat(said(pull)).hasSize(1);
    }
  }

  @Test
  void anAnswerThatWasCutOffIsGivenOnce() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      town.github
          .faults()
          .fail("POST .*/issues/[0-9]+/comments", new Fault.CutBody(), 1)
          .fail("POST .*/reactions", new Fault.CutBody(), 1);
      SimulatedComment comment =
          pull.comment("ines", "/waive CI passes because the runner is down\n/explain");
      town.settle();
      assertThat(answer(town, comment)).isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("success: Ready");
      assertThat(said(pull)).hasSize(1);
    }
  }

  @Test
  void helpAndExplanationsAreCommentsThatMentionNobody() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      pull.comment("bob", "/help");
      // Two comments are two pieces of work, and either may be answered first.
      town.settle();
      pull.comment("eve", "/explain");
      town.settle();
      assertThat(said(pull).getFirst())
          .contains("| `/waive CI passes because <reason>` | waives the rule")
          .contains("ISMS Owner |");
      assertThat(said(pull).getLast())
          .startsWith("**Waiting for lint**")
          .contains("*CI passes*: it must work");
      assertThat(said(pull)).noneMatch(text -> text.matches("(?s).*@[a-z].*"));
    }
  }

  @Test
  void aPushTakesAWaiverBack() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      pull.comment("ines", "/waive CI passes because the runner is down");
      assertThat(town.check(pull)).startsWith("success");
      town.pass(Duration.ofSeconds(2));
      pull.push("bob", "src/app.txt", "three\n");
      pull.approve("eve");
      assertThat(town.check(pull)).isEqualTo("in_progress: Waiting for lint");
      assertThat(town.summary(pull)).contains("waiver of CI passes does not count");
    }
  }

  @Test
  void aCommandThatCrossedAPushCountsForWhatWasBeforeWhoGaveIt() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      town.pass(Duration.ofSeconds(2));
      town.github.deliveries().hold();
      pull.comment("ines", "/waive CI passes because the runner is down");
      town.pass(Duration.ofSeconds(2));
      pull.push("bob", "src/app.txt", "three\n");
      pull.approve("eve");
      town.github.deliveries().release(List::reversed);
      assertThat(town.check(pull)).isEqualTo("in_progress: Waiting for lint");
    }
  }

  @Test
  void aWaiverEndsAtItsTime() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      pull.comment("ines", "/waive CI passes until 2026-03-03 because the runner is down");
      assertThat(town.check(pull)).startsWith("success");
      town.pass(Duration.ofHours(12));
      town.untilAsked("graphql");
      assertThat(town.check(pull)).isEqualTo("in_progress: Waiting for lint");
    }
  }

  @Test
  void aTypeIsRaisedByThoseWithWriteAndLoweredByWhoMay() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      pull.checksPass("lint");
      assertThat(answer(town, pull.comment("kim", "/type significant because it is big")))
          .isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("success: Ready: significant");
      assertThat(answer(town, pull.comment("kim", "/type standard because it is small")))
          .isEqualTo("-1");
      assertThat(answer(town, pull.comment("ines", "/type standard because it is small")))
          .isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("success: Ready: standard");
      assertThat(CheckText.read(town.summary(pull))).contains("@ines set it: it is small");
    }
  }

  @Test
  void whatWasRuledOutlivesARestart() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = approved(town);
      pull.comment("ines", "/waive CI passes because the runner is down");
      assertThat(town.check(pull)).startsWith("success");
      town.restart(false);
      pull.comment("eve", "/recheck");
      assertThat(town.check(pull)).startsWith("success");
    }
  }
}

package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ledger.Chain;
import dev.countersign.sandbox.Reaction;
import dev.countersign.sandbox.SimulatedComment;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.store.Store;
import dev.countersign.wording.CheckText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An emergency from its declaration to its end, as people see it on GitHub.
class EmergencyTownStory {
  private static final String POLICY =
      TownPolicy.USUAL
              .replace(
                  "teams: [security-leads]}",
                  "teams: [security-leads]}\n  owner: {title: ISMS Owner, users: [ines]}")
              .replace("  standard: {}\n", "  standard: {}\n  emergency: {}\n")
          + """
          emergency:
            type: emergency
            declare: {labels: [emergency], severities: [P0, P1], reasons: [outage]}
            authorise:
              - {by: owner, when: {severity: P0}}
              - {by: security-lead, unavailable: [owner], confirm: {by: owner, within: 24h}}
          """;

  private static String answer(Town town, SimulatedComment comment) {
    town.settle();
    return String.join(" ", comment.reactions().stream().map(Reaction::content).toList());
  }

  private static String summary(Town town, SimulatedPull pull) {
    return CheckText.read(town.summary(pull));
  }

  @Test
  void anEmergencyIsDeclaredAuthorisedAndPassesAndAPushHoldsItAgain() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = TownPolicy.plain(town);
      assertThat(answer(town, pull.comment("bob", "/emergency P0 outage nobody can log in")))
          .isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for the ISMS Owner (@ines)");
      assertThat(summary(town, pull))
          .contains("An emergency is declared by @bob on ")
          .contains(": P0, outage – nobody can log in.");
      assertThat(answer(town, pull.comment("kim", "/authorise go"))).isEqualTo("-1");
      assertThat(answer(town, pull.comment("ines", "/authorise phone go"))).isEqualTo("+1");
      assertThat(town.check(pull)).startsWith("success: Ready: emergency");
      assertThat(summary(town, pull)).contains("in force, authorised by @ines on ");
      town.pass(Duration.ofSeconds(2));
      pull.push("bob", "src/app.txt", "three\n");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for the ISMS Owner (@ines)");
      assertThat(summary(town, pull)).contains("only one of the newest commit does");
    }
  }

  @Test
  void whereTheOwnerIsUnavailableTheSecurityLeadsApprovalDoesUntilItIsStoodDown() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.label("bob", "emergency");
      pull.approve("dana");
      assertThat(town.check(pull)).startsWith("in_progress");
      assertThat(summary(town, pull)).doesNotContain("in force");
      pull.comment("kim", "/unavailable ISMS Owner because she is on a plane");
      assertThat(town.check(pull)).startsWith("success: Ready: emergency");
      assertThat(summary(town, pull))
          .contains("in force, authorised by @dana on ")
          .contains("Afterwards the ISMS Owner must confirm it by ");
      town.pass(Duration.ofSeconds(2));
      pull.comment("bob", "/stand-down it was the cable");
      assertThat(town.check(pull)).startsWith("in_progress: Waiting for lint");
      assertThat(summary(town, pull)).contains("@bob stood the emergency down: it was the cable.");
    }
  }

  @Test
  void everyStepIsInTheLedger() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = TownPolicy.plain(town);
      for (String[] said :
          List.of(
              new String[] {"bob", "/emergency P0 outage nobody can log in"},
              new String[] {"bob", "/authorised-verbally by @ines via phone she said go"},
              new String[] {"ines", "/deny-authorisation nobody called me"},
              new String[] {"ines", "/authorise now I looked at it"},
              new String[] {"bob", "/unavailable owner because she sleeps"},
              new String[] {"bob", "/stand-down it was the cable"})) {
        assertThat(answer(town, pull.comment(said[0], said[1]))).isEqualTo("+1");
      }
      town.stop();
      assertThat(steps(town))
          .containsExactly(
              "emergency: @bob declared an emergency (P0, outage): nobody can log in",
              "claim: @bob said that the emergency was authorised by @ines via phone: she said go",
              "denial: @ines denied having authorised the emergency because nobody called me",
              "authorisation: @ines authorised the emergency: now I looked at it",
              "unavailable: @bob said that nobody is available as owner because she sleeps",
              "stand_down: @bob stood the emergency down because it was the cable");
      town.start();
    }
  }

  private static List<String> steps(Town town) {
    List<String> steps = new ArrayList<>();
    try (Store store = Store.open("jdbc:sqlite:" + town.folder.resolve("town.db"))) {
      Chain chain = store.chain();
      chain.read(
          0,
          Long.MAX_VALUE,
          link -> {
            if (link.entry().detail().contains("\"ruling\"")) {
              steps.add(link.entry().kind() + ": " + link.entry().title());
            }
          });
    }
    return steps;
  }

  @Test
  void theHelpTellsWhoMayDoWhat() {
    try (Town town = Town.with(POLICY)) {
      SimulatedPull pull = TownPolicy.plain(town);
      pull.comment("bob", "/help");
      town.settle();
      String help =
          String.join(
              "",
              pull.comments().stream()
                  .filter(each -> each.author().login().equals("countersign[bot]"))
                  .map(SimulatedComment::body)
                  .toList());
      assertThat(help)
          .contains("| `/emergency <severity> <reason> <what happened>` | declares an emergency |")
          .contains("ISMS Owner or Security Lead |")
          .contains("/unavailable <role> because <reason>");
    }
  }
}

package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What commands come to, and what a judgement makes of what was ruled by them.
class CommandStory {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dana | /waive CI because the runner is down                     | WAIVER CI: the runner is down
          ines | /WAIVE ci Because down                                   | WAIVER CI: down
          dana | /waive CI until 2026-03-05 because down                  | WAIVER CI: down until 2026-03-05T13:00:00Z
          dana | /waive CI until 2026-03-05T10:00 because down            | WAIVER CI: down until 2026-03-04T23:00:00Z
          dana | /waive CI until 2026-03-05T10:00Z because down           | WAIVER CI: down until 2026-03-05T10:00:00Z
          dana | /waive CI until 2026-03-05t10:00+01:00 because down      | WAIVER CI: down until 2026-03-05T09:00:00Z
          dana | /waive Plan, because of it because so                    | WAIVER Plan, because of it: so
          dana | /waive Plan, because of it                               | No rule of the policy is called Plan,; there are CI, Plan, because of it, Two, Never.
          dana | /waive CI until Friday because down                      | Friday is no day: write it as in until 2026-03-05.
          dana | /waive CI until 2026-03-02 because down                  | A waiver cannot end before it begins.
          dana | /waive nothing until 2026-03-05 because down             | No rule of the policy is called nothing until 2026-03-05; there are CI, Plan, because of it, Two, Never.
          dana | /waive CI                                                | A waiver needs its reason: /waive <rule> because <reason>.
          dana | /waive CI because …                                      | A waiver needs its reason: /waive <rule> because <reason>.
          dana | /waive because so                                        | A waiver needs its rule: /waive <rule> because <reason>.
          eve  | /waive CI because down                                   | CI is not waived: @eve is not in the role Security Lead or ISMS Owner. Who may: Security Lead or ISMS Owner (@dana, @ines).
          bob  | /waive CI because down                                   | CI is not waived: @bob is the author. Who may: Security Lead or ISMS Owner (@dana, @ines).
          dana | /waive Never because down                                | Never is not waived: @dana may not: nobody may. The policy lets nobody do it.
          dana | /waive Two because down                                  | Two is not waived: @dana cannot be seen to be in the role Hidden. Who may: Hidden, and there is nobody of them who could.
          dana | /type standard because only comments                     | TYPE standard: only comments
          eve  | /type standard because only comments                     | It stays significant: @eve is not in the role Security Lead or ISMS Owner. Who may: Security Lead or ISMS Owner (@dana, @ines).
          eve  | /type significant because so                             | TYPE significant: so
          ines | /type significant because so                             | Only the author and people with write access can set that.
          dana | /type huge because so                                    | The policy knows no huge; there are standard, usual, significant.
          dana | /type because so                                         | The policy knows no empty name; there are standard, usual, significant.
          dana | /type standard                                           | It needs a reason: /type <name> because <reason>.
          dana | /type standard until 2026-03-05 because so               | What is set by a command has no end of its own: leave out until.
          dana | /type standard until then because so                     | then is no day: write it as in until 2026-03-05.
          dana | /type emergency because so                               | An emergency is declared, not set: /emergency <severity> <reason> <what happened>.
          dana | /risk low because so                                     | RISK low: so
          bob  | /risk low because so                                     | It stays high: @bob is the author. Who may: Security Lead or ISMS Owner (@dana, @ines).
          bob  | /risk high because so                                    | RISK high: so
          dana | /risk                                                    | It needs a reason: /risk <level> because <reason>.
          dana | /risk emergency because so                               | The policy knows no emergency; there are low, medium, high.
          bob  | /help                                                    | asked: HELP
          ines | /explain                                                 | asked: EXPLAIN
          eve  | /recheck                                                 | asked: RECHECK
          zoe  | /recheck                                                 | Only the author, people with write access and people in a role of the policy can ask for that.
          dana | /lgtm                                                    | unknown
          """)
  void aCommandComesTo(String who, String comment, String answer) {
    assertThat(CommandScene.usual().says(who, comment)).isEqualTo(answer);
  }

  @Test
  void aPolicyWithoutRisksHasNoneToSet() {
    String policy =
        """
        policy: p
        title: P
        types: {standard: {}}
        rules: [{rule: CI, require: {checks: [build]}, because: x}]
        """;
    assertThat(new CommandScene(policy).says("eve", "/risk low because so"))
        .isEqualTo("This policy rates no risks.");
    assertThat(new CommandScene(policy).says("eve", "/type emergency because so"))
        .isEqualTo("The policy knows no emergency; there are standard.");
  }

  @Test
  void outsideOfScopeNothingIsLooserThanNothing() {
    assertThat(
            CommandScene.with("scope: {except_paths: [\"src/**\"]}\n")
                .says("eve", "/type standard because so"))
        .isEqualTo("TYPE standard: so");
  }

  @Test
  void whoWroteACommitLiftsNothing() {
    assertThat(CommandScene.usual().commit("b", "dana").says("dana", "/waive CI because down"))
        .startsWith("CI is not waived: @dana wrote commit bbbbbbb.");
    assertThat(CommandScene.usual().commitsCut().says("dana", "/waive CI because down"))
        .startsWith("CI is not waived: @dana may have written a commit");
  }

  @Test
  void wherePeopleWhoWorkedOnItMayApproveTheyMayLiftToo() {
    String may = "approvals: {contributors: true}\n";
    assertThat(CommandScene.with(may).commit("b", "dana").says("dana", "/waive CI because down"))
        .isEqualTo("WAIVER CI: down");
    assertThat(
            CommandScene.with(may)
                .by("renovate[bot]")
                .commit("b", "dana")
                .says("dana", "/waive CI because down"))
        .startsWith("CI is not waived: @dana wrote commit");
  }

  @Test
  void aWaivedRuleAsksNothingMoreAndOthersStand() {
    assertThat(
            CommandScene.usual()
                .after("dana", "/waive CI because the runner is down")
                .verdictText())
        .contains("WAIVED CI\nWAITING Plan, because of it\n");
  }

  @Test
  void aWaiverSaysWhoAndWhyAndUntilWhenAndTheChangeIsJudgedAgainThen() {
    CommandScene scene =
        CommandScene.usual().after("dana", "/waive CI until 2026-03-05 because down");
    assertThat(scene.verdict().rules().getFirst().findings())
        .hasToString("[Waived[state=WAIVED, by=dana, because=down, until=2026-03-05T13:00:00Z]]");
    assertThat(scene.verdict().again()).isEqualTo("2026-03-05T13:00:00Z");
    assertThat(scene.at("2026-03-05T13:00:00Z").verdictText())
        .contains("WAITING CI\n")
        .contains("note: @dana's waiver of CI does not count: it ended 2026-03-06 00:00.\n");
  }

  @Test
  void aPushTakesAWaiverBackAsItTakesAnApproval() {
    CommandScene scene =
        CommandScene.usual()
            .after("dana", "/waive CI because down")
            .push("b", "src/app.rs", "+two");
    assertThat(scene.verdictText())
        .contains("WAITING CI\n")
        .contains("note: @dana's waiver of CI does not count: src/app.rs changed since.\n");
    assertThat(scene.after("dana", "/waive CI because down").verdictText()).contains("WAIVED CI\n");
  }

  @Test
  void whatApprovalsSurviveWaiversSurvive() {
    assertThat(pushed("never", "+two")).contains("WAIVED CI\n");
    assertThat(pushed("changed_diff", "+one")).contains("WAIVED CI\n");
    assertThat(pushed("changed_diff", "+two")).contains("WAITING CI\n");
  }

  private static String pushed(String stale, String lines) {
    return CommandScene.with("approvals: {stale: " + stale + "}\n")
        .after("dana", "/waive CI because down")
        .push("b", "src/app.rs", lines)
        .verdictText();
  }

  @Test
  void aTypeThatWasLoweredIsLowerAndSaysByWhom() {
    assertThat(
            CommandScene.usual()
                .after("dana", "/type standard because only comments")
                .verdictText())
        .contains("type standard: @dana set it: only comments\n");
  }

  @Test
  void aLoweredTypeCountsForWhatWasBeforeThem() {
    assertThat(
            CommandScene.usual()
                .after("dana", "/type standard because only comments")
                .push("b", "src/app.rs", "+two")
                .verdictText())
        .contains("type significant: src/app.rs is among src/**\n")
        .contains("note: @dana's /type standard does not count: src/app.rs changed since.\n");
  }

  @Test
  void whatWasMadeStricterStaysSo() {
    assertThat(
            CommandScene.usual()
                .touching("README.md")
                .after("eve", "/type significant because it is big")
                .after("eve", "/risk medium because it is big")
                .push("b", "README.md", "+two")
                .verdictText())
        .contains("type significant: @eve set it: it is big\n")
        .contains("risk medium: @eve set it: it is big\n");
  }

  @Test
  void ofSeveralTheStricterHoldsUntilOneWhoMayLowersIt() {
    CommandScene scene =
        CommandScene.usual()
            .touching("README.md")
            .after("eve", "/type significant because big")
            .after("eve", "/type standard because not so big");
    assertThat(scene.verdictText()).contains("type significant: @eve set it: big\n");
    assertThat(scene.after("dana", "/type standard because small").verdictText())
        .contains("type standard: @dana set it: small\n");
    assertThat(scene.after("eve", "/type significant because no").verdictText())
        .contains("type significant: @eve set it: no\n");
  }

  @Test
  void aRiskThatWasLoweredIsLower() {
    assertThat(CommandScene.usual().after("dana", "/risk low because only comments").verdictText())
        .contains("risk low: @dana set it: only comments\n");
  }

  @Test
  void whatThePolicyNoLongerKnowsIsPassedOver() {
    CommandScene scene = CommandScene.usual().after("dana", "/waive Gone because x");
    assertThat(scene.verdictText()).doesNotContain("WAIVED");
  }

  @Test
  void aWaiverOfARuleThatDoesNotApplySaysNothing() {
    String policy =
        CommandScene.POLICY.replace(
            "{rule: CI, require", "{rule: CI, when: {paths: [\"x/**\"]}, require");
    assertThat(new CommandScene(policy).after("dana", "/waive CI because down").verdictText())
        .doesNotContain("CI");
  }

  @Test
  void permissionsAreWantedWhereTheyDecideWhoMayLiftSomething() {
    String policy =
        """
        policy: p
        title: P
        roles: {writers: {permission: write}, lead: {users: [dana]}}
        types: {standard: {}}
        rules: [{rule: CI, require: {checks: [build]}, because: x%s}]
        """;
    assertThat(permissions(policy.formatted(""))).isFalse();
    assertThat(permissions(policy.formatted(", waivable_by: [writers]"))).isTrue();
    assertThat(permissions(policy.formatted("") + "may_lower: [writers]\n")).isTrue();
    assertThat(
            permissions(
                policy
                    .formatted(", waivable_by: [lead]")
                    .replace("writers: {permission: write}, ", "")))
        .isFalse();
  }

  private static boolean permissions(String policy) {
    return Interests.of(new CommandScene(policy).policy()).permissions();
  }

  private static final String FROZEN =
      CommandScene.POLICY
          + """
          calendar:
            freezes:
              - {name: Release, from: 2026-03-01, to: 2026-03-04, exceptions_by: [lead]}
              - {name: Long, from: 2026-03-04, to: 2026-03-20, exceptions_by: [owner]}
              - {name: Later, from: 2026-05-01, to: 2026-05-02}
              - {name: Papers, from: 2026-03-01, to: 2026-05-02, except: [significant]}
              - {name: Listed, ics: .github/listed.ics, exceptions_by: [lead]}
          """;

  private static CommandScene frozen() {
    String rule = "  - {rule: Calm, require: {no_freeze: true}, because: holidays}\n";
    String policy =
        FROZEN
            .replace("may_lower", rule + "may_lower")
            .replace("    - {name: Listed, ics: .github/listed.ics, exceptions_by: [lead]}\n", "");
    return new CommandScene(policy);
  }

  private static String calm(CommandScene scene) {
    return scene.verdict().rules().stream()
        .filter(found -> found.rule().name().equals("Calm"))
        .map(found -> found.state() + " " + found.findings())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dana | 2026-03-03T01:00:00Z | /except freeze because customers wait | EXCEPTION freeze: customers wait
          dana | 2026-03-03T01:00:00Z | /except freeze until 2026-03-03 because customers wait | EXCEPTION freeze: customers wait until 2026-03-03T13:00:00Z
          dana | 2026-03-03T01:00:00Z | /except freeze until now because customers wait | now is no day: write it as in until 2026-03-05.
          dana | 2026-03-03T01:00:00Z | /except freeze                        | An exception needs its reason: /except freeze because <reason>.
          dana | 2026-03-03T01:00:00Z | /except CI because customers wait     | Only from a freeze can an exception be made: /except freeze because <reason>.
          bob  | 2026-03-03T01:00:00Z | /except freeze because customers wait | Release holds it still: @bob is the author. Who may: Security Lead (@dana).
          ines | 2026-03-03T01:00:00Z | /except freeze because customers wait | Release holds it still: @ines is not in the role Security Lead. Who may: Security Lead (@dana).
          ines | 2026-03-04T01:00:00Z | /except freeze because customers wait | EXCEPTION freeze: customers wait
          dana | 2026-04-04T01:00:00Z | /except freeze because customers wait | No freeze is in force, so there is nothing to except this from.
          dana | 2026-05-01T01:00:00Z | /except freeze because customers wait | Later holds it still: @dana may not: nobody may. The policy lets nobody do it.
          """)
  void anExceptionFromAFreezeComesTo(String who, String at, String comment, String answer) {
    assertThat(frozen().at(at).says(who, comment)).isEqualTo(answer);
  }

  @Test
  void whatIsOutOfScopeHasNoTypeThatAFreezeCouldSpare() {
    CommandScene scene =
        new CommandScene(
            FROZEN.replace("may_lower", "scope: {except_paths: [\"src/**\"]}\nmay_lower"));
    assertThat(scene.says("dana", "/except freeze because so")).isEqualTo("EXCEPTION freeze: so");
  }

  @Test
  void anExceptionSaysFromWhatAndByWhom() {
    assertThat(calm(frozen().after("dana", "/except freeze because customers wait")))
        .isEqualTo("MET [Excepted[state=MET, freeze=Release, by=dana, because=customers wait]]");
  }

  @Test
  void anExceptionIsFromTheFreezesInForceAndNotFromTheNext() {
    CommandScene scene = frozen().after("dana", "/except freeze because customers wait");
    assertThat(calm(scene.at("2026-03-04T01:00:00Z")))
        .startsWith("WAITING [Frozen[state=WAITING, names=[Long]")
        .contains("Excepted[state=MET, freeze=Release, by=dana");
    assertThat(calm(scene.after("ines", "/except freeze because customers wait")))
        .startsWith("MET [Excepted");
    assertThat(calm(scene.at("2026-05-01T01:00:00Z"))).startsWith("WAITING");
  }

  @Test
  void anExceptionCountsForWhatTheChangeWasThen() {
    CommandScene scene =
        frozen()
            .after("dana", "/except freeze because customers wait")
            .push("b", "src/app.rs", "+two");
    assertThat(calm(scene)).startsWith("WAITING");
    assertThat(scene.verdictText())
        .contains(
            "note: @dana's exception from Release does not count: src/app.rs changed since.\n");
  }

  @Test
  void permissionsAreWantedWhereTheyDecideWhoMayExcept() {
    String policy =
        FROZEN
            .replace("exceptions_by: [owner]", "exceptions_by: [writers]")
            .replace("roles:", "roles:\n  writers: {permission: write}");
    assertThat(permissions(policy)).isTrue();
  }
}

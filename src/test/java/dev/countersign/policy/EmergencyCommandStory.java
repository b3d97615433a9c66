package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Review.Opinion;
import dev.countersign.policy.EmergencyStand.Answer;
import dev.countersign.policy.EmergencyStand.Claim;
import dev.countersign.policy.EmergencyStand.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The steps of an emergency by commands, on a change of bob's: dana is the Security Lead, eve the
/// ISMS Owner, kim a manager, ines may only read.
class EmergencyCommandStory {
  private static final String POLICY =
      """
      policy: p
      title: P
      time_zone: Australia/Sydney
      roles:
        lead: {title: Security Lead, users: [dana, bob]}
        owner: {title: ISMS Owner, users: [eve, ines]}
        manager: {title: Line Manager, users: [kim]}
      types: {standard: {}, emergency: {}}
      rules:
        - {rule: CI, require: {checks: [build]}, because: it works}
      emergency:
        type: emergency
        declare: {labels: [urgent], severities: [P0, P1], reasons: [data loss, outage]}
        authorise:
          - {by: owner, complete_within: 24h}
          - {by: lead, when: {severity: P0}, confirm: {by: owner, within: 2h}}
          - {by: manager, unavailable: [owner, lead]}
          - {by: manager, when: {business_hours: true}}
      """;

  private static CommandScene scene() {
    return new CommandScene(POLICY).writing("kim").at("2026-03-02T20:00:00Z");
  }

  private static CommandScene claiming() {
    return new CommandScene(POLICY + "  accept_claims: true\n")
        .writing("kim")
        .at("2026-03-02T20:00:00Z");
  }

  private static CommandScene declared(CommandScene scene) {
    return scene.after("bob", "/emergency P0 outage nobody can log in");
  }

  private static EmergencyStand stand(CommandScene scene) {
    Verdict.TypeFound type = scene.verdict().type();
    assertThat(type).isNotNull();
    EmergencyStand stand = type.emergency();
    assertThat(stand).isNotNull();
    return stand;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bob  | /emergency P0 outage nobody can log in             | EMERGENCY P0, outage: nobody can log in
          eve  | /emergency p1 Data Loss because rows are gone      | EMERGENCY P1, data loss: rows are gone
          bob  | /emergency outage nobody can log in                | A declaration needs its severity, one of P0, P1: /emergency <severity> <reason> <what happened>.
          bob  | /emergency P0 boredom                              | A declaration needs one of the policy's reasons, which are data loss, outage: /emergency <severity> <reason> <what happened>.
          bob  | /emergency P0 outage                               | A declaration needs to say what happened: /emergency <severity> <reason> <what happened>.
          ines | /emergency P0 outage nobody can log in             | Only people with write access can say that.
          eve  | /authorise go                                      | No emergency is declared on this change.
          bob  | /authorised-verbally by @eve via phone go          | No emergency is declared on this change.
          bob  | /stand-down nothing                                | No emergency is declared on this change.
          eve  | /deny-authorisation no                             | Nobody says that @eve authorised an emergency here.
          bob  | /unavailable owner because she sleeps              | No emergency is declared on this change.
          bob  | /unavailable owner                                 | It needs a reason: /unavailable <role> because <reason>.
          bob  | /unavailable manager because he sleeps             | Nothing turns on whether manager is unavailable; there are owner, lead.
          bob  | /unavailable because he sleeps                     | Nothing turns on whether nobody is unavailable; there are owner, lead.
          bob  | /unavailable owner until 2026-04-01 because so     | It holds until the emergency is stood down or declared anew: leave out until.
          bob  | /unavailable owner until then because so           | then is no day: write it as in until 2026-03-05.
          """)
  void beforeItIsDeclaredACommandComesTo(String who, String comment, String answer) {
    assertThat(scene().says(who, comment)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bob  | /unavailable owner because she sleeps              | UNAVAILABLE owner: she sleeps
          bob  | /unavailable security lead because she sleeps      | UNAVAILABLE lead: she sleeps
          ines | /unavailable owner because she sleeps              | Only people with write access can say that.
          eve  | /authorise in person go                            | AUTHORISATION in person: go
          dana | /authorize I saw it                                | AUTHORISATION : I saw it
          bob  | /authorise go                                      | It is not authorised: @bob is the author. Who may: ISMS Owner or Security Lead (@eve, @dana).
          kim  | /authorise go                                      | It is not authorised: @kim is not in the role ISMS Owner or Security Lead. Who may: ISMS Owner or Security Lead (@eve, @dana).
          ines | /authorise go                                      | It is not authorised: @ines has no write access. Who may: ISMS Owner or Security Lead (@eve, @dana).
          bob  | /authorised-verbally by @eve via phone she said go | CLAIM eve via phone: she said go
          bob  | /authorized-verbally eve in person                 | CLAIM eve via in person:
          bob  | /authorised-verbally by @eve via pigeon go         | It needs who, and how, one of phone, chat, in person: /authorised-verbally by @name via phone <note>.
          bob  | /authorised-verbally by @kim via phone go          | It is not authorised: @kim is not in the role ISMS Owner or Security Lead. Who may: ISMS Owner or Security Lead (@eve, @dana).
          eve  | /authorised-verbally by @eve via phone go          | What you authorise yourself is /authorise.
          ines | /authorised-verbally by @eve via phone go          | Only people with write access can say that.
          kim  | /stand-down                                        | It needs a reason: /stand-down <reason>.
          kim  | /stand-down because it was the cable               | STAND_DOWN emergency: it was the cable
          ines | /stand-down it was the cable                       | Only the author and people with write access can set that.
          """)
  void onceItIsDeclaredACommandComesTo(String who, String comment, String answer) {
    assertThat(declared(scene()).says(who, comment).strip()).isEqualTo(answer);
  }

  @Test
  void aPolicyWithoutEmergenciesHasNoneOfTheCommands() {
    String policy =
        """
        policy: p
        title: P
        types: {standard: {}}
        rules: [{rule: CI, require: {checks: [build]}, because: x}]
        """;
    assertThat(new CommandScene(policy).says("bob", "/emergency P0 outage help"))
        .isEqualTo("This policy knows no emergencies.");
  }

  @Test
  void aPolicyWithoutSeveritiesAndReasonsAsksOnlyWhatHappened() {
    String policy =
        """
        policy: p
        title: P
        roles: {owner: {users: [eve]}}
        types: {standard: {}, emergency: {}}
        rules: [{rule: CI, require: {checks: [build]}, because: x}]
        emergency: {type: emergency, authorise: [{by: owner}]}
        """;
    CommandScene scene = new CommandScene(policy);
    assertThat(scene.says("bob", "/unavailable owner because so"))
        .isEqualTo("Under this policy nothing turns on who is unavailable.");
    assertThat(scene.says("bob", "/emergency")).endsWith("/emergency <what happened>.");
    assertThat(scene.says("bob", "/emergency the house burns"))
        .isEqualTo("EMERGENCY emergency: the house burns");
    assertThat(stand(scene).declared().severity()).isNull();
  }

  @Test
  void theDeclarationSaysWhoWhenAndWhyAndTheLastHolds() {
    CommandScene scene = declared(scene());
    assertThat(stand(scene).declared())
        .extracting(Declaration::severity, Declaration::reason, Declaration::because)
        .containsExactly("P0", "outage", "nobody can log in");
    scene.after("dana", "/authorise go");
    assertThat(stand(scene).inForce()).isTrue();
    scene.at("2026-03-02T20:05:00Z").after("kim", "/emergency P1 outage some cannot log in");
    assertThat(stand(scene).declared().severity()).isEqualTo("P1");
    assertThat(stand(scene).inForce()).isFalse();
  }

  @Test
  void whoAuthorisesIsNamedWithTheirWords() {
    EmergencyStand stand = stand(declared(scene()).after("eve", "/authorise chat go on"));
    assertThat(stand.authorised())
        .singleElement()
        .hasToString(
            "Authorisation[by=eve, at=2026-03-02T20:00:00Z, how=chat, note=go on, claimedBy=null]");
    assertThat(stand.owed())
        .singleElement()
        .hasToString(
            "Owed[what=COMPLETION, roles=[], people=[], since=2026-03-02T20:00:00Z, within=24 hours]");
  }

  @Test
  void whatAnotherMustConfirmIsOwed() {
    CommandScene scene = declared(scene()).after("dana", "/authorise go");
    assertThat(stand(scene).owed())
        .singleElement()
        .hasToString(
            "Owed[what=CONFIRMATION, roles=[owner], people=[], since=2026-03-02T20:00:00Z, within=2 hours]");
    scene.after("eve", "/authorise so be it");
    assertThat(stand(scene).authorisedBy()).extracting(Object::toString).contains("eve");
  }

  @Test
  void aPushTakesAnAuthorisationBackAndLeavesTheDeclaration() {
    CommandScene scene =
        declared(scene()).after("eve", "/authorise go").push("b", "src/app.rs", "+two");
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(scene.verdictText())
        .contains("@eve's authorisation of aaaaaaa does not count: only one of the newest commit");
    assertThat(scene.saysOf("a", "eve", "/authorise go"))
        .startsWith("It is not authorised: a newer commit was pushed;");
  }

  @Test
  void theManagerMayOnceNobodyElseCanBeReached() {
    CommandScene scene = declared(scene()).after("bob", "/unavailable owner because she sleeps");
    assertThat(scene.says("kim", "/authorise go")).startsWith("It is not authorised");
    scene.after("bob", "/unavailable lead because she sleeps").after("kim", "/authorise go");
    assertThat(stand(scene).authorisedBy()).hasToString("[kim]");
    assertThat(stand(scene).owed()).isEmpty();
  }

  @Test
  void whoMayByTheHourAuthorisedForLater() {
    CommandScene scene = declared(scene()).at("2026-03-03T05:59:00Z");
    assertThat(scene.says("kim", "/authorise go")).isEqualTo("AUTHORISATION : go");
    assertThat(stand(scene.at("2026-03-03T09:00:00Z")).authorisedBy()).hasToString("[kim]");
    CommandScene late = declared(scene()).at("2026-03-03T09:00:00Z");
    assertThat(late.says("kim", "/authorise go")).startsWith("It is not authorised");
  }

  @Test
  void anApprovalFromBeforeTheDeclarationCountsForTheHourOfTheDeclaration() {
    CommandScene early = scene().at("2026-03-03T05:00:00Z").reviewed("kim", Opinion.APPROVED);
    early.at("2026-03-03T09:00:00Z");
    assertThat(stand(declared(early)).inForce()).isFalse();
    CommandScene night = scene().at("2026-03-02T12:00:00Z").reviewed("kim", Opinion.APPROVED);
    declared(night.at("2026-03-03T05:00:00Z"));
    assertThat(stand(night).authorisedBy()).hasToString("[kim]");
    assertThat(stand(night.at("2026-03-03T09:00:00Z")).authorisedBy()).hasToString("[kim]");
  }

  @Test
  void whatALabelDeclaresIsAuthorisedByWhoMayNow() {
    CommandScene scene = scene().at("2026-03-03T05:00:00Z").label("urgent");
    scene.reviewed("kim", Opinion.APPROVED);
    assertThat(stand(scene).authorisedBy()).hasToString("[kim]");
    assertThat(stand(scene.at("2026-03-03T09:00:00Z")).inForce()).isFalse();
  }

  @Test
  void whoWasUnavailableForAnotherDeclarationIsNotForThis() {
    CommandScene scene =
        declared(scene())
            .after("bob", "/unavailable owner because she sleeps")
            .after("bob", "/unavailable lead because she sleeps");
    scene.at("2026-03-02T20:05:00Z").after("bob", "/emergency P0 outage again");
    assertThat(scene.says("kim", "/authorise go")).startsWith("It is not authorised");
    assertThat(scene.verdictText())
        .contains(
            "@bob's /unavailable owner does not count: the emergency was declared anew since.")
        .contains("@bob's /unavailable lead does not count");
    scene
        .after("bob", "/unavailable owner because she sleeps")
        .after("bob", "/unavailable lead because she sleeps");
    assertThat(scene.verdictText()).doesNotContain("/unavailable");
    assertThat(scene.says("kim", "/authorise go")).isEqualTo("AUTHORISATION : go");
    assertThat(stand(scene).authorisedBy()).hasToString("[kim]");
  }

  @Test
  void nothingIsSaidOfWordsOfWhoCanNoLongerWrite() {
    CommandScene scene = declared(scene()).after("kim", "/unavailable owner because she sleeps");
    scene.at("2026-03-02T20:05:00Z").after("bob", "/emergency P0 outage again");
    assertThat(scene.verdictText()).contains("/unavailable");
    assertThat(scene.reading("kim").verdictText()).doesNotContain("/unavailable");
  }

  @Test
  void afterItWasStoodDownOnlyACommandDeclaresItAgain() {
    CommandScene scene = scene().label("urgent");
    assertThat(stand(scene).declared().severity()).isNull();
    scene.after("bob", "/stand-down it was the cable").at("2026-03-02T20:05:00Z");
    assertThat(scene.verdictText())
        .doesNotContain("emergency awaits")
        .contains("The label urgent declares no emergency: @bob stood it down;")
        .contains("@bob stood the emergency down: it was the cable.");
    assertThat(stand(declared(scene)).inForce()).isFalse();
  }

  @Test
  void somebodyElsesWordLetsNothingPassAndAsksThePersonNamed() {
    CommandScene scene =
        declared(scene()).after("bob", "/authorised-verbally by @dana via phone she said go");
    EmergencyStand stand = stand(scene);
    assertThat(stand.inForce()).isFalse();
    assertThat(stand.claims()).extracting(Claim::answer).containsExactly(Answer.NONE);
    assertThat(stand.owed())
        .singleElement()
        .hasToString(
            "Owed[what=ANSWER_TO_CLAIM, roles=[], people=[dana], since=2026-03-02T20:00:00Z, within=24 hours]");
    assertThat(scene.verdict().ask().getFirst()).hasToString("User[login=dana]");
  }

  @Test
  void whereClaimsAreAcceptedItPassesUntilThePersonNamedDeniesIt() {
    CommandScene scene =
        declared(claiming()).after("bob", "/authorised-verbally by @dana via phone she said go");
    assertThat(stand(scene).authorised())
        .singleElement()
        .hasToString(
            "Authorisation[by=dana, at=2026-03-02T20:00:00Z, how=phone, note=she said go, claimedBy=bob]");
    assertThat(stand(scene).owed())
        .extracting(Owed::what)
        .containsExactly(Owed.What.CONFIRMATION, Owed.What.ANSWER_TO_CLAIM);
    assertThat(stand(scene).owed()).extracting(Owed::within).allMatch(each -> each.amount() == 2);
    scene.at("2026-03-02T20:10:00Z").after("dana", "/deny-authorisation nobody called me");
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.DENIED);
    scene.at("2026-03-02T20:20:00Z").after("kim", "/authorised-verbally by @dana via chat she did");
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.DENIED);
    scene.at("2026-03-02T20:30:00Z").after("dana", "/authorise so I did");
    assertThat(stand(scene).inForce()).isTrue();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.CONFIRMED);
  }

  @Test
  void aRequestForChangesDeniesAClaimAndAnApprovalConfirmsIt() {
    CommandScene scene =
        declared(claiming())
            .after("bob", "/authorised-verbally by @dana via phone she said go")
            .at("2026-03-02T20:10:00Z")
            .reviewed("dana", Opinion.COMMENTED);
    assertThat(stand(scene).inForce()).isTrue();
    scene.reviewed("dana", Opinion.CHANGES_REQUESTED);
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.DENIED);
    scene.at("2026-03-02T20:20:00Z").reviewed("dana", Opinion.APPROVED);
    assertThat(stand(scene).inForce()).isTrue();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.CONFIRMED);
  }

  @Test
  void aClaimWeighsNothingAgainstAnEarlierRequestForChanges() {
    CommandScene scene =
        declared(claiming())
            .reviewed("dana", Opinion.CHANGES_REQUESTED)
            .at("2026-03-02T20:10:00Z")
            .after("bob", "/authorised-verbally by @dana via phone she said go");
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(stand(scene).claims()).extracting(Claim::answer).containsExactly(Answer.NONE);
    scene.at("2026-03-02T20:05:00Z").reviewed("dana", Opinion.DISMISSED);
    assertThat(stand(scene).inForce()).isTrue();
    scene.at("2026-03-02T20:20:00Z").reviewed("dana", Opinion.DISMISSED);
    assertThat(stand(scene).inForce()).isFalse();
    assertThat(stand(scene).claims()).extracting(Claim::counts).containsExactly(false);
  }

  @Test
  void anApprovalBeforeItWasStoodDownCountsNoMore() {
    CommandScene scene = declared(scene()).reviewed("eve", Opinion.APPROVED);
    assertThat(stand(scene).inForce()).isTrue();
    scene.at("2026-03-02T20:10:00Z").after("bob", "/stand-down it was the cable");
    assertThat(stand(declared(scene.at("2026-03-02T20:20:00Z"))).inForce()).isFalse();
  }

  @Test
  void whatIsOwedIsAnObligationFromTheMergeOnButForTheCompletion() {
    CommandScene claimed =
        declared(claiming()).after("bob", "/authorised-verbally by @dana via phone she said go");
    assertThat(OwedPromises.of(stand(claimed).owed()))
        .extracting(promise -> promise.obligation().name())
        .containsExactly(
            "Confirm the emergency authorisation", "Say whether dana authorised the emergency")
        .allMatch(Owed::isName);
    CommandScene owners = declared(scene()).after("eve", "/authorise go");
    assertThat(OwedPromises.of(stand(owners).owed())).isEmpty();
    assertThat(Owed.isName("Retrospective")).isFalse();
  }

  @Test
  void aClaimIsOfOneCommitToo() {
    CommandScene scene =
        declared(claiming())
            .after("bob", "/authorised-verbally by @dana via phone she said go")
            .push("b", "src/app.rs", "+two");
    assertThat(stand(scene).inForce()).isFalse();
  }

  @Test
  void whoAuthorisedMayTakeItBack() {
    CommandScene scene = declared(scene()).after("eve", "/authorise go");
    assertThat(scene.at("2026-03-02T20:10:00Z").says("eve", "/deny-authorization I was wrong"))
        .isEqualTo("DENIAL authorisation: I was wrong");
    assertThat(stand(scene).inForce()).isFalse();
  }

  @Test
  void whatIsSaidByWhoCanNoLongerWriteDeclaresNothing() {
    CommandScene scene = declared(scene()).after("kim", "/emergency P1 data loss rows are gone");
    assertThat(stand(scene).declared().severity()).isEqualTo("P1");
    assertThat(stand(scene.reading("kim")).declared().severity()).isEqualTo("P0");
  }
}

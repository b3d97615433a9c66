package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as an answer.
class BodyAnswerTest {
  private static final String TEMPLATE =
      """
      How to return to the previous state, who does it, how long it takes.

      **Owner:**
      - [ ] Revert commit is enough
      - [x] Checked by the author
      <!-- be brief -->
      """;
  private static final Asked ROLLBACK =
      new Asked(List.of("Rollback plan", "Rollback"), 3, List.of(), List.of(), TEMPLATE);

  private static Reply rollback(String text) {
    return Body.of("## Rollback plan\n\n" + text).answer(ROLLBACK);
  }

  private static Reply chosen(String text) {
    Asked asked =
        new Asked(
            List.of("Strategy"),
            3,
            List.of("none", "n/a"),
            List.of("blue/green", "1. canary", "5 minutes"),
            null);
    return Body.of("## Strategy\n" + text).answer(asked);
  }

  @Test
  void anAnswerHasWordsEnough() {
    assertThat(rollback("Revert the merge.")).isEqualTo(new Reply.Answered("Revert the merge."));
    assertThat(rollback("Revert it 🎉 --- !")).isEqualTo(new Reply.TooShort(2, 3));
    assertThat(rollback("\u3164 \u3164 \u3164 \u200B")).isInstanceOf(Reply.Empty.class);
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(Body.of("## Tests\nRan them all.").answer(ROLLBACK)).isEqualTo(new Reply.Missing());
  }

  @Test
  void theTemplatesOwnTextIsNoAnswer() {
    assertThat(rollback(TEMPLATE)).isEqualTo(new Reply.Empty("only the template's text"));
    assertThat(rollback(TEMPLATE.replace("\n", "\r\n")))
        .isEqualTo(new Reply.Empty("only the template's text"));
    assertThat(rollback(TEMPLATE.toUpperCase(java.util.Locale.ROOT).replace(",", ";")))
        .isEqualTo(new Reply.Empty("only the template's text"));
    assertThat(
            rollback(
                "How to return to the previous state,\nwho does it, how long it takes.\n**Owner:**\n- [ ] Revert commit is enough\n- [x] Checked by the author"))
        .isEqualTo(new Reply.Empty("only the template's text"));
    assertThat(
            rollback(
                "How to return to the previous state, who does it, how long it takes.\n"
                    + "- [x] Checked by the author"))
        .isEqualTo(new Reply.Empty("only the template's text"));
  }

  @Test
  void aBoxOfTheTemplateThatIsTickedIsAnAnswer() {
    assertThat(rollback(TEMPLATE.replace("[ ]", "[X]")))
        .isEqualTo(new Reply.Answered("Revert commit is enough"));
    assertThat(rollback("- [x] Revert commit is enough"))
        .isEqualTo(new Reply.Answered("Revert commit is enough"));
  }

  @Test
  void aTemplatesLineThatIsCarriedOnCountsFromThere() {
    assertThat(rollback("**Owner:** dana, on call")).isEqualTo(new Reply.Answered("dana, on call"));
    assertThat(
            rollback(
                "How to return to the previous state, who does it, how long it takes: dana, quickly"))
        .isEqualTo(new Reply.TooShort(2, 3));
    assertThat(rollback("Who: dana, on call, at once")).isInstanceOf(Reply.Answered.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n/a",
        "N/A.",
        "na",
        "none",
        "None!",
        "*Not applicable*",
        "TBD",
        "to be determined",
        "TODO",
        "todo: todo",
        "later",
        "See above.",
        "tbd tbd\n\ntbd",
        "- n/a\n- none",
        "none - see above",
        "to be done",
        "wip",
        "don't know",
        "will be added later"
      })
  void phrasesThatSayNothingAreNoAnswer(String text) {
    assertThat(rollback(text)).isInstanceOf(Reply.Empty.class);
  }

  @Test
  void theReasonSaysWhatStandsThere() {
    assertThat(rollback("TBD")).isEqualTo(new Reply.Empty("says only 'TBD'"));
    assertThat(rollback("\\-")).isEqualTo(new Reply.Empty("says only '-'"));
    assertThat(rollback("...")).isEqualTo(new Reply.Empty("says only '...'"));
    assertThat(rollback("tbd\n\ntbd")).isEqualTo(new Reply.Empty("says only 'tbd tbd'"));
    assertThat(rollback("tbd ".repeat(30)))
        .extracting(Object::toString)
        .asString()
        .hasSizeLessThan(80);
    assertThat(rollback("<!-- x -->")).isEqualTo(new Reply.Empty("no text"));
    assertThat(rollback("[Describe]")).isEqualTo(new Reply.Empty("only a placeholder"));
  }

  @Test
  void noneOfTheServicesIsAnAnswer() {
    assertThat(rollback("None of the services keep state.")).isInstanceOf(Reply.Answered.class);
  }

  @Test
  void anyOfTwoPlacesMayAnswer() {
    assertThat(
            Body.of(
                    "Rollback: tbd\n\n**Rollback:** two words\n\n## Rollback plan\nRevert the merge.")
                .answer(ROLLBACK))
        .isEqualTo(new Reply.Answered("Revert the merge."));
    assertThat(Body.of("Rollback: tbd\n\n**Rollback:** two words").answer(ROLLBACK))
        .isEqualTo(new Reply.TooShort(2, 3));
  }

  @Test
  void choicesCompareAsNamesDoAndAskNoLength() {
    assertThat(chosen("Blue-Green 🎉")).isEqualTo(new Reply.Answered("Blue-Green 🎉"));
    assertThat(chosen("canary")).isEqualTo(new Reply.Answered("canary"));
    assertThat(chosen("3 minutes"))
        .isEqualTo(
            new Reply.NotOneOf("3 minutes", List.of("blue/green", "1. canary", "5 minutes")));
    assertThat(chosen("2\\. canary")).isInstanceOf(Reply.NotOneOf.class);
    assertThat(chosen("N/A")).isEqualTo(new Reply.Answered("N/A"));
    assertThat(chosen("None.")).isEqualTo(new Reply.Answered("None."));
    assertThat(chosen("tbd")).isEqualTo(new Reply.Empty("says only 'tbd'"));
    assertThat(chosen("canary, because it is small")).isInstanceOf(Reply.NotOneOf.class);
  }

  @Test
  void ofChoicesWithBoxesTheTickedOneCounts() {
    assertThat(chosen("- [x] blue/green\n- [ ] canary"))
        .isEqualTo(new Reply.Answered("blue/green"));
    assertThat(chosen("- [x] blue/green\n- [x] canary")).isInstanceOf(Reply.NotOneOf.class);
    assertThat(chosen("- [ ] blue/green\n- [ ] canary")).isInstanceOf(Reply.NotOneOf.class);
  }

  @Test
  void aChoiceStandsBesideNoOtherQuestion() {
    Asked asked = new Asked(List.of("Impact"), 3, List.of("none"), List.of(), null);
    assertThat(Body.of("Impact: none").answer(asked)).isEqualTo(new Reply.Answered("none"));
    assertThat(Body.of("Impact: nil").answer(asked)).isEqualTo(new Reply.Empty("says only 'nil'"));
    assertThat(Body.of("Impact: The search is slow.").answer(asked))
        .isEqualTo(new Reply.Answered("The search is slow."));
  }

  @Test
  void aChecklistHasItemsThatAreTickedOrNot() {
    Body body =
        Body.of(
            """
            ## Self-review
            - [x] Tests pass
            - [ ] No secrets in the
              diff
              - [X] `cargo audit` is clean
            1. [x] Docs
            - plain

            ## Other
            * [x] Elsewhere
            ```
            - [x] code
            ```
            <!-- - [x] hidden -->
            """);
    assertThat(body.checklist(List.of("self review")))
        .containsExactly(
            new Tick(true, "Tests pass"),
            new Tick(false, "No secrets in the diff"),
            new Tick(true, "cargo audit is clean"),
            new Tick(true, "Docs"));
    assertThat(body.checklist()).hasSize(5).endsWith(new Tick(true, "Elsewhere"));
    assertThat(body.checklist(List.of("nowhere"))).isEmpty();
  }

  @Test
  void itemsCompareByTheirWords() {
    assertThat(new Tick(true, "**Tests** pass!").sameWords("tests pass")).isTrue();
    assertThat(new Tick(true, "Tests pass").sameWords("test spass")).isFalse();
  }
}

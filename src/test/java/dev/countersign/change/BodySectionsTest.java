package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a section is found, and what belongs to it.
class BodySectionsTest {
  private static final List<String> ROLLBACK = List.of("Rollback plan", "Back-out plan");

  private static List<String> rollback(String body) {
    return Body.of(body).sections(ROLLBACK).stream().map(Answer::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Rollback plan\nRevert it.",
        "###### ROLLBACK PLAN ##\n\nRevert it.",
        "Rollback plan\n===\nRevert it.",
        "Rollback plan\n---\n\nRevert it.",
        "## 3.1 Rollback plan:\nRevert it.",
        "## 2) Rollback plan\nRevert it.",
        "## 🔄 1. Rollback-Plan!\nRevert it.",
        "## 1️⃣ Rollback plan\nRevert it.",
        "## :rewind: Rollback plan\nRevert it.",
        "## **Rollback plan** <!-- required -->\nRevert it.",
        "## [Rollback plan](https://example.com)\nRevert it.",
        "## Back-out plan\nRevert it.",
        "**Rollback plan**: Revert it.",
        "**Rollback plan:** Revert it.",
        "__Rollback plan__ : Revert it.",
        "**Rollback plan:**\n\nRevert it.",
        "**Rollback plan**:\nRevert it.",
        "🔄 **Rollback plan:** Revert it.",
        "**Rollback plan: Revert it.**",
        "Some prose.\n**Rollback plan:** Revert it.",
        "Rollback plan: Revert it.",
        "rollback plan:Revert it.",
        "Rollback plan：Revert it.",
        ":rewind: Rollback plan: Revert it.",
        "*Rollback plan*: Revert it.",
        "- Rollback plan: Revert it.",
        "* **Rollback plan:** Revert it.",
        "1. **Rollback plan**: Revert it.",
        "- Risk: low\n- Rollback plan: Revert it.\n- Type: normal",
        "- Rollback plan:\n  - Revert it.",
        "- Rollback plan:\n\n  Revert it.",
        "1. **Rollback plan:**\n\nRevert it.\n\n2. **Tests:** none",
        "- Details:\n  - Rollback plan: Revert it.",
        "| Rollback plan | Revert it. |\n|---|---|\n",
        "| Field | Value |\n|---|---|\n| Risk | low |\n| **Rollback plan** | Revert it. |",
        "<!-- how? -->Rollback plan: Revert it.",
      })
  void aSectionIsFoundInAllItsForms(String body) {
    assertThat(rollback(body)).containsExactly("Revert it.");
    assertThat(rollback(body.replace("\n", "\r\n"))).containsExactly("Revert it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Revert it.",
        "#Rollback plan\nRevert it.",
        "```\n## Rollback plan\nRevert it.\n```",
        "~~~md\n**Rollback plan:** Revert it.",
        "    ## Rollback plan\n    Revert it.",
        "<!--\n## Rollback plan\nRevert it.\n-->",
        "<!-- ## Rollback plan -->",
        "<div>\n## Rollback plan\nRevert it.\n</div>",
        "> ## Rollback plan\n> Revert it.",
        "> Rollback plan: Revert it.",
        "## Rollback plan for the database\nRevert it.",
        "Our Rollback plan: Revert it.",
        "`Rollback plan`: Revert it.",
        "| Rollback plan | Revert | it. |\n|---|---|---|\n",
        "| Rollback plan |\n|---|\n| Revert it. |",
        "[//]: # (Rollback plan: Revert it.)",
        "**Rollback plan** Revert it.",
        "**:** Rollback plan",
      })
  void whatOnlyLooksLikeASectionIsNone(String body) {
    assertThat(rollback(body)).isEmpty();
  }

  @Test
  void aHeadingsTextRunsToTheNextOfItsLevel() {
    assertThat(
            rollback(
                """
                ## Rollback plan

                Revert the merge.

                ### Steps

                - first
                - **Owner:** dana

                ## Tests
                Ran them.
                """))
        .containsExactly("Revert the merge.\nfirst\nOwner: dana");
    assertThat(rollback("## Rollback plan\nRevert.\n# Tests\nRan.")).containsExactly("Revert.");
  }

  @Test
  void aLabelAloneTakesAllUpToTheNextLabelFieldOrHeading() {
    String start =
        "**Rollback plan:** <!-- how -->\n\nRevert the merge.\n\n1. Deploy.\n\n```\nrun: x\n```\n";
    String text = "Revert the merge.\nDeploy.\nrun: x";
    assertThat(rollback(start)).containsExactly(text);
    assertThat(rollback(start + "## Tests\nran")).containsExactly(text);
    assertThat(rollback(start + "\n**Tests:** ran")).containsExactly(text);
    assertThat(rollback(start + "\n**Who checked it, and when?**: dana")).containsExactly(text);
    assertThat(rollback(start + "\nRisk: low")).containsExactly(text);
    assertThat(rollback(start + "- 2. Risk (1-3): low")).containsExactly(text);
    assertThat(rollback("Rollback plan:\nRevert.\n\nAgain.\nRisk:\nlow"))
        .containsExactly("Revert.\nAgain.");
  }

  @Test
  void proseThatHoldsAColonEndsNothing() {
    String body =
        "**Rollback plan:**\nRevert it, then watch: errors.\nSee https://example.com\nat 10:30 we look.";
    assertThat(rollback(body))
        .containsExactly(
            "Revert it, then watch: errors.\nSee https://example.com\nat 10:30 we look.");
  }

  @Test
  void aLabelWithTextEndsAtABlankLineToo() {
    assertThat(rollback("**Rollback plan:** Revert it\nand deploy.\n\nThanks!"))
        .containsExactly("Revert it\nand deploy.");
    assertThat(rollback("Rollback plan: Revert it\n- one\n- two\n\nThanks!"))
        .containsExactly("Revert it\none\ntwo");
    assertThat(rollback("Rollback plan: Revert it\n\n| a | b |\n|---|---|\n"))
        .containsExactly("Revert it");
    assertThat(rollback("Rollback plan: Revert it\n**Tests:** ran")).containsExactly("Revert it");
  }

  @Test
  void aListFieldKeepsToItsItemAndTheListBelowIt() {
    assertThat(
            rollback(
                """
                - Rollback plan: as follows
                  and quickly

                  - Code: revert
                  - Data: restore

                  Something else.
                - [x] I tested this thoroughly
                """))
        .containsExactly("as follows\nand quickly\nCode: revert\nData: restore");
    assertThat(rollback("- Rollback plan:\n- [x] I tested this")).containsExactly("");
    assertThat(
            rollback("1. **Rollback plan:** <!-- how -->\n\n- revert\n- deploy\n\n2. Tests: ran"))
        .containsExactly("revert\ndeploy");
    assertThat(rollback("- Rollback plan: revert\n  Owner: dana")).containsExactly("revert");
    assertThat(rollback("- Rollback plan:\n  Owner: dana")).containsExactly("");
  }

  @Test
  void whatIsFoundTwiceIsThereTwice() {
    assertThat(rollback("Rollback plan: tbd\n\n## Back-out plan\nRevert it."))
        .containsExactly("tbd", "Revert it.");
  }

  @Test
  void aSectionKeepsTheNameItIsFoundBy() {
    assertThat(Body.of("## 1. Back-out plan\nRevert").sections(ROLLBACK))
        .containsExactly(new Answer("1. Back-out plan", "Revert"));
    assertThat(Body.of("## !\nRevert").sections(List.of("?", ""))).isEmpty();
  }

  @Test
  void whatNobodySeesIsNotText() {
    assertThat(rollback("## Rollback plan\n<!-- one\n\ntwo -->")).containsExactly("");
    assertThat(rollback("## Rollback plan\n<!-- never closed\n\ntext")).containsExactly("");
    assertThat(rollback("## Rollback plan\n<!--> a\nb -->")).containsExactly("a\nb -->");
    assertThat(rollback("## Rollback plan\nOne <!-- two\nthree --> four"))
        .containsExactly("One  four");
    assertThat(rollback("## Rollback plan\n<img src=x alt=y>\n\n![](a.png) ![image](b.png)"))
        .containsExactly("");
    assertThat(rollback("## Rollback plan\n![Screenshot 2026-01-02 at 10.00.00](a.png)"))
        .containsExactly("");
    assertThat(rollback("## Rollback plan\n![The revert button](a.png)"))
        .containsExactly("The revert button");
    assertThat(
            rollback(
                "## Rollback plan\n<details>\n<summary>Steps&nbsp;now</summary>\n\nRevert\n</details>"))
        .containsExactly("Steps now\nRevert");
    assertThat(rollback("## Rollback plan\n<script>\nlet x\n</script>\n")).containsExactly("");
    assertThat(rollback("## Rollback plan\n[ref]: https://example.com\n***\n")).containsExactly("");
  }

  @Test
  void bracketedPlaceholdersAreNotText() {
    assertThat(rollback("## Rollback plan\n[Description]")).containsExactly("");
    assertThat(rollback("## Rollback plan\n<describe>")).containsExactly("");
    assertThat(rollback("## Rollback plan\n<describe the plan, please>")).containsExactly("");
    assertThat(rollback("## Rollback plan\n[Describe\nthe plan [briefly]] now"))
        .containsExactly("now");
    assertThat(rollback("## Rollback plan\n**[who]** and ] or [ and 1 < 2 > 0 <"))
        .containsExactly("and ] or [ and 1 < 2 > 0 <");
    assertThat(rollback("## Rollback plan\n[" + "long ".repeat(80) + "]"))
        .allMatch(text -> text.length() > 300);
    assertThat(rollback("**Rollback plan:** [describe]\n\nRevert it."))
        .containsExactly("Revert it.");
  }

  @Test
  void codeAndLinksAreText() {
    assertThat(
            rollback(
                "## Rollback plan\nRun `x <version> [y]` and [the runbook](r.md), <https://a.b>"))
        .containsExactly("Run x <version> [y] and the runbook, https://a.b");
    assertThat(rollback("## Rollback plan\n```sh\nwrangler rollback [id]\n\n# not a heading\n```"))
        .containsExactly("wrangler rollback [id]\n# not a heading");
    assertThat(rollback("## Rollback plan\n\n    wrangler rollback\n"))
        .containsExactly("wrangler rollback");
    assertThat(rollback("## Rollback plan\n> # quoted\n> text<br>more\\\nlast"))
        .containsExactly("quoted\ntext more\nlast");
    assertThat(rollback("## Rollback plan\n\n| step | who |\n|---|---|\n| revert | dana |"))
        .containsExactly("step who\nrevert dana");
  }

  @Test
  void aFieldSaysWhatItSaysWhereverItStands() {
    assertThat(Body.of("Category: normal\n\n**Category:**\n\n## Category\n").field("category"))
        .containsExactly("normal");
    assertThat(Body.of("| Category | standard |\n|---|---|").field("Category"))
        .containsExactly("standard");
    assertThat(Body.of("## Category\n- [ ] standard\n- [x] significant\n").field("Category"))
        .containsExactly("significant");
    assertThat(Body.of("Tests: not needed because it is prose").field("Tests"))
        .containsExactly("not needed because it is prose");
  }
}

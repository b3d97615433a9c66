package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies written to hurt their reader.
class BodyHostileTest {
  private static final Asked ASKED =
      new Asked(List.of("Rollback plan"), 3, List.of(), List.of(), "a: b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "# ",
        "\n",
        "\r",
        ">",
        "> ",
        "- ",
        "* a\n",
        "1. ",
        "  - a\n",
        "[",
        "![",
        "]",
        "](",
        "<",
        "<!--",
        "<a ",
        "<script ",
        "<style>",
        "`",
        "``` ",
        "**",
        "*a _b ",
        "_",
        "|",
        "|a|b\n|-|-\n",
        "a|",
        "\u0000",
        "\\",
        "&amp;",
        "a:",
        "**a:**",
        "[a]: b\n",
        "- [x] ",
        "## Rollback plan\n",
        "**Rollback plan:**\n\n",
        "- Rollback plan:\n",
        "<x",
        "😀",
        "1️⃣",
        ":a:",
        "\t",
        "===\n",
        "Rollback plan: x\n",
        "~~~\n\n",
        "[[a]",
        "<!-->",
        "::"
      })
  void aMegabyteOfAnythingTakesBoundedTime(String part) {
    String body = part.repeat(1_048_576 / part.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Body read = Body.of(body);
          assertThat(read.partial()).isTrue();
          assertThat(read.answer(ASKED)).isNotInstanceOf(Reply.NotOneOf.class);
          assertThat(read.checklist().size()).isNotNegative();
          assertThat(
                  BodyEdit.withSections(
                      body.substring(0, 20_000), List.of(new SectionTemplate("Z", List.of(), "z"))))
              .isNotNull();
        });
  }

  @Test
  void emphasisAndListsNestWithoutEnd() {
    String deep = "*a ".repeat(20_000) + "b*".repeat(20_000);
    assertThat(Body.of("## Rollback plan\n" + deep).answer(ASKED))
        .isInstanceOf(Reply.Answered.class);
    String lists = "- ".repeat(30_000) + "Rollback plan: revert the merge";
    assertThat(Body.of(lists).partial()).isFalse();
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      stairs.append(" ".repeat(i)).append("- a\n");
    }
    assertThat(Body.of(stairs.toString()).checklist()).isEmpty();
  }

  @Test
  void whatIsPastTheEndOfReadingIsNotFoundAndTheBodyIsPartial() {
    String body = "x".repeat(Body.MOST_READ) + "\n\n## Rollback plan\nRevert the merge.";
    assertThat(Body.of(body).partial()).isTrue();
    assertThat(Body.of(body).answer(ASKED)).isEqualTo(new Reply.Unread());
  }
}

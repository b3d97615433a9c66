package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Putting missing sections in.
class BodyEditTest {
  private static final SectionTemplate ROLLBACK =
      new SectionTemplate("Rollback plan", List.of("Rollback"), "How to go back.\nWho does it.\n");
  private static final SectionTemplate TESTS =
      new SectionTemplate("Tests", List.of(), "[What was tested]");
  private static final SectionTemplate HIDDEN =
      new SectionTemplate("Risk", List.of(), "<!-- low? -->");
  private static final SectionTemplate BLANK = new SectionTemplate("Links", List.of(), "");
  private static final List<SectionTemplate> ALL = List.of(ROLLBACK, TESTS, HIDDEN, BLANK);

  private static String edited(String body, SectionTemplate... sections) {
    return switch (BodyEdit.withSections(body, List.of(sections))) {
      case BodyEdit.Edited(String text) -> text;
      case BodyEdit.Refused(String why) -> "refused: " + why;
    };
  }

  @Test
  void missingSectionsComeAtTheEnd() {
    assertThat(edited("What it does.", ROLLBACK, TESTS))
        .isEqualTo(
            "What it does.\n\n## Rollback plan\n\nHow to go back.\nWho does it.\n\n## Tests\n\n[What was tested]\n");
    assertThat(edited("One.\n", TESTS)).isEqualTo("One.\n\n## Tests\n\n[What was tested]\n");
    assertThat(edited("One.\n\n", TESTS)).isEqualTo("One.\n\n## Tests\n\n[What was tested]\n");
    assertThat(edited("", TESTS)).isEqualTo("## Tests\n\n[What was tested]\n");
  }

  @Test
  void theBodysLineBreaksAreKept() {
    assertThat(edited("One.\r\nTwo.", ROLLBACK))
        .isEqualTo(
            "One.\r\nTwo.\r\n\r\n## Rollback plan\r\n\r\nHow to go back.\r\nWho does it.\r\n");
    assertThat(edited("## Rollback\r\n\r\n## Next\r\ntext", ROLLBACK))
        .isEqualTo("## Rollback\r\n\r\nHow to go back.\r\nWho does it.\r\n\r\n## Next\r\ntext");
  }

  @Test
  void anEmptyHeadingGetsTheTemplateUnderIt() {
    assertThat(edited("## Rollback\n<!-- how -->\n\n## Next\ntext", ROLLBACK))
        .isEqualTo("## Rollback\n\nHow to go back.\nWho does it.\n\n<!-- how -->\n\n## Next\ntext");
    assertThat(edited("Rollback\n---", ROLLBACK, TESTS))
        .isEqualTo(
            "Rollback\n---\n\nHow to go back.\nWho does it.\n\n## Tests\n\n[What was tested]\n");
  }

  @Test
  void aNewSectionIsNoPartOfASectionAtTheTop() {
    assertThat(edited("# Rollback\nRevert.", ROLLBACK, TESTS))
        .isEqualTo("# Rollback\nRevert.\n\n# Tests\n\n[What was tested]\n");
    assertThat(edited("# Rollback\nRevert.\n# More", ROLLBACK, TESTS))
        .endsWith("# More\n\n## Tests\n\n[What was tested]\n");
  }

  @Test
  void whatIsThereIsLeftAlone() {
    assertThat(edited("## Rollback plan\nRevert.", ROLLBACK))
        .isEqualTo("## Rollback plan\nRevert.");
    assertThat(edited("**Rollback:**", ROLLBACK)).isEqualTo("**Rollback:**");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Text\n\n```\ncode",
        "Text\n\n~~~~\n```",
        "Text\n\n<!-- never closed\n\n",
        "Text\n\n- item\n  ```\n  x",
        "```\nx",
        "<!--",
        "Text\n\n````\n```\n"
      })
  void nothingIsPutIntoWhatIsNotClosed(String body) {
    String edited = edited(body, ROLLBACK);
    assertThat(Body.of(edited).sections(List.of("Rollback plan")))
        .extracting(Answer::text)
        .containsExactly("How to go back.\nWho does it.");
    assertThat(edited(edited, ROLLBACK)).isEqualTo(edited);
    assertThat(isWithin(body, edited)).isTrue();
  }

  @Test
  void whatIsNotClosedIsClosedFirst() {
    assertThat(edited("~~~~ sh\nx", TESTS))
        .isEqualTo("~~~~ sh\nx\n~~~~\n\n## Tests\n\n[What was tested]\n");
    assertThat(edited("<!-- x\n", TESTS))
        .isEqualTo("<!-- x\n-->\n\n## Tests\n\n[What was tested]\n");
    assertThat(edited("<script>\nx\n", TESTS))
        .startsWith("refused: The description holds something unclosed");
  }

  @Test
  void aTemplateThatSwallowsWhatFollowsIsRefused() {
    SectionTemplate open = new SectionTemplate("Log", List.of(), "```\nunclosed");
    assertThat(edited("## Log\n## Next\ntext", open))
        .startsWith("refused: The description holds something unclosed");
  }

  @Test
  void aBodyThatWouldBeTooLongIsRefused() {
    String full = "x".repeat(BodyEdit.MOST_CHARACTERS);
    assertThat(edited(full)).isEqualTo(full);
    assertThat(edited(full, TESTS))
        .startsWith("refused: With the missing sections the description would be longer");
    assertThat(edited(full + "x", TESTS)).startsWith("refused: With the missing sections");
  }

  @Test
  void editingTwiceIsEditingOnceAndTakesNothingAway() {
    List<String> parts =
        List.of(
            "## Rollback\n",
            "Text.\n",
            "\n",
            "```\n",
            "- a\n",
            "<!-- c -->\n",
            "## Tests\n",
            "Rollback: x\n",
            "> q\n",
            "<!--\n",
            "    code\n",
            "|a|b|\n|-|-|\n",
            "Risk\n---\n",
            "## Links");
    Random random = new Random(11);
    for (int round = 0; round < 600; round++) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(9); i > 0; i--) {
        body.append(parts.get(random.nextInt(parts.size())));
      }
      String before =
          random.nextBoolean() ? body.toString() : body.toString().replace("\n", "\r\n");
      String once = edited(before, ALL.toArray(SectionTemplate[]::new));
      assertThat(edited(once, ALL.toArray(SectionTemplate[]::new))).as(before).isEqualTo(once);
      assertThat(isWithin(before, once)).as(before).isTrue();
      assertThat(missing(once)).as(before).isEmpty();
      assertThat(said(once)).as(before).containsAll(said(before));
    }
  }

  private static List<String> missing(String body) {
    List<String> missing = new ArrayList<>();
    for (SectionTemplate each : ALL) {
      if (Body.of(body).sections(each.names()).isEmpty()) {
        missing.add(each.title());
      }
    }
    return missing;
  }

  private static List<Answer> said(String body) {
    return ALL.stream()
        .flatMap(each -> Body.of(body).sections(each.names()).stream())
        .filter(answer -> !answer.text().isEmpty())
        .toList();
  }

  private static boolean isWithin(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }
}

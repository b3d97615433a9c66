package dev.countersign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text from a change is data: it cannot close a table, mention anybody, bring HTML or hide what
/// stands beside it.
class HarmlessTest {
  private static final List<String> PIECES =
      List.of(
          "|",
          "\n",
          "`",
          "<script>",
          "@dana",
          "*",
          "_",
          "[x](http://evil)",
          "![i](u)",
          "\u202E",
          "\u0000",
          "&#64;eve",
          "# ",
          "- ",
          "1. ",
          "\\",
          "<!--",
          "-->",
          "😀",
          "a",
          " ",
          "https://evil.example",
          "~~",
          "=");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void aNumberAtTheStartMakesNoList() {
    assertThat(Harmless.text("1. Propose: a branch", 80)).isEqualTo("1\\. Propose\\: a branch");
    assertThat(Harmless.text("- item", 80)).isEqualTo("\\- item");
  }

  @Test
  void marksThatTurnOrHideTextAreTakenOut() {
    assertThat(Harmless.plain("a\u202Eb\u200Bc\nd", 80)).isEqualTo("a b c d");
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(Harmless.text("😀".repeat(100), 10)).isEqualTo("😀".repeat(9) + "…");
  }

  @Test
  void codeStaysInItsSpan() {
    assertThat(Harmless.code("a`b|c\n")).isEqualTo("`a'b\u2223c`");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverItHoldsItStaysOneCellOfATable(long seed) {
    Random random = new Random(seed);
    StringBuilder hostile = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      hostile.append(PIECES.get(random.nextInt(PIECES.size())));
    }

    String html =
        html("| a | b |\n|---|---|\n| " + Harmless.text(hostile.toString(), 200) + " | end |\n");

    assertThat(html)
        .containsOnlyOnce("<td>end</td>")
        .doesNotContain("<script", "<a ", "<img", "<li", "<h1");
    assertThat(Harmless.text(hostile.toString(), 200))
        .doesNotContainPattern("@\\w")
        .doesNotContain("\n", "\u202E");
  }

  private static String html(String markdown) {
    List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }
}

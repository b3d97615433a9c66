package dev.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void markdownOfALineIsShown() {
    assertThat(Sentence.html("Add *it* to `a.txt`"))
        .isEqualTo("Add <em>it</em> to <code>a.txt</code>");
  }

  @Test
  void aLineIsNeverAListOrAHeading() {
    assertThat(Sentence.html("5. Review: CI must pass")).isEqualTo("5. Review: CI must pass");
    assertThat(Sentence.html("# not a heading")).isEqualTo("# not a heading");
    assertThat(Sentence.html("- not a list")).isEqualTo("- not a list");
  }

  @Test
  void htmlAndScriptsAreText() {
    assertThat(Sentence.html("<script>x</script> [a](javascript:alert)"))
        .doesNotContain("<script", "href=\"javascript");
    assertThat(Sentence.html("<div onclick=x>\nmore")).doesNotContain("<div");
  }
}

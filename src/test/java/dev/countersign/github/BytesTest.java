package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Texts cut to a number of bytes.
class BytesTest {
  @Test
  void aTextThatFitsIsLeftAlone() {
    assertThat(Bytes.atMost(8, "ab\ncd")).isEqualTo("ab\ncd");
    assertThat(Bytes.prefix(2, "ab")).isEqualTo("ab");
  }

  @Test
  void aLongTextEndsAtALineAndSaysThatItWasCut() {
    String cut = Bytes.atMost(100, "line of text\n".repeat(50));

    assertThat(cut).startsWith("line of text\n").contains("text\n\n… (cut");
    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(100);
  }

  @Test
  void noCharacterIsCutInTwo() {
    for (int most = 60; most < 70; most++) {
      String cut = Bytes.atMost(most, "\uD83D\uDD12".repeat(200));

      assertThat(cut).doesNotContain("\uFFFD");
      assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
    }
  }
}

package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How one text becomes another.
class LineChangesTest {
  @Test
  void linesThatStayAreNeitherAddedNorRemoved() {
    assertThat(LineChanges.hunks("a\nb\nc\nd\n", "a\nc\nx\nd\n"))
        .isEqualTo("@@ -1 +1 @@\n a\n-b\n c\n+x\n d");
  }

  @Test
  void theSameTextHasNoHunks() {
    assertThat(LineChanges.hunks("a\nb\n", "a\nb\n")).isEmpty();
  }

  @Test
  void aNewAndAGoneTextAreAllAddedOrRemoved() {
    assertThat(LineChanges.hunks("", "a\nb\n")).isEqualTo("@@ -1 +1 @@\n+a\n+b");
    assertThat(LineChanges.hunks("a\nb\n", "")).isEqualTo("@@ -1 +1 @@\n-a\n-b");
  }

  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    String before = numbers(1, 20);
    String after = before.replace("\n4\n", "\nfour\n").replace("\n17\n", "\nseventeen\n");
    assertThat(LineChanges.hunks(before, after))
        .contains("@@ -1 +1 @@\n 1\n", "\n@@ -14 +14 @@\n 14\n", "-17\n+seventeen")
        .doesNotContain(" 10\n");
  }

  @Test
  void textsTooLongToCompareAreReplacedWhole() {
    String hunks =
        LineChanges.hunks(numbers(0, 2100), numbers(1, 2100).replace("9", "8") + "end\n");
    assertThat(hunks.lines().filter(line -> line.startsWith("-"))).hasSize(2101);
  }

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}

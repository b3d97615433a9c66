package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static String in(String markdown) {
    return Command.in(markdown).stream()
        .map(command -> command.name() + "(" + command.words() + ")")
        .collect(Collectors.joining(" "));
  }

  @Test
  void aLineThatBeginsWithASlashAndAWordIsACommand() {
    assertThat(in("/waive CI passes because the runner is down"))
        .isEqualTo("waive(CI passes because the runner is down)");
    assertThat(in("/recheck")).isEqualTo("recheck()");
    assertThat(in("   /Recheck  \r\n")).isEqualTo("recheck()");
  }

  @Test
  void severalCommandsStandOnLinesOfTheirOwn() {
    assertThat(in("Sorry.\n/type standard because x\n/recheck\n\nThen\\\n/explain"))
        .isEqualTo("type(standard because x) recheck() explain()");
  }

  @Test
  void wordsAreWhatPeopleRead() {
    assertThat(in("/waive *CI* `passes` because [it](http://x) is <b>down</b>"))
        .isEqualTo("waive(CI passes because it is down)");
  }

  @Test
  void theMiddleOfALineIsNoCommand() {
    assertThat(in("Use /recheck, please. See src/app and http://x/recheck")).isEmpty();
  }

  @Test
  void quotesAndCodeAndListsAndTablesAndHeadingsGiveNoCommand() {
    assertThat(in("> /recheck")).isEmpty();
    assertThat(in("> quoted\n/recheck")).isEmpty();
    assertThat(in("```\n/recheck\n```")).isEmpty();
    assertThat(in("    /recheck")).isEmpty();
    assertThat(in("`/recheck`")).isEmpty();
    assertThat(in("`a\n/recheck`")).isEmpty();
    assertThat(in("- /recheck")).isEmpty();
    assertThat(in("# /recheck")).isEmpty();
    assertThat(in("/recheck\n---")).isEmpty();
    assertThat(in("~~~\n/recheck")).isEmpty();
  }

  @Test
  void whatHtmlHidesGivesNoCommand() {
    assertThat(in("<!--\n/recheck\n-->")).isEmpty();
    assertThat(in("see <!--\n/recheck\n--> here")).isEmpty();
    assertThat(in("<details>\n/recheck\n</details>")).isEmpty();
    assertThat(in("<b>/recheck</b>")).isEmpty();
  }

  @Test
  void aLineThatBeginsInsideEmphasisOrALinkIsNone() {
    assertThat(in("*a\n/recheck*")).isEmpty();
    assertThat(in("*a\nb*\n/recheck")).isEmpty();
    assertThat(in("[a\n/recheck](http://x)")).isEmpty();
    assertThat(in("*/recheck*")).isEmpty();
  }

  @Test
  void aPathOrANumberIsNone() {
    assertThat(in("/src/app.txt is wrong")).isEmpty();
    assertThat(in("/1 of them")).isEmpty();
    assertThat(in("/")).isEmpty();
    assertThat(in("//recheck")).isEmpty();
  }

  @Test
  void noMoreThanTenAreRead() {
    assertThat(Command.in("/recheck\n".repeat(50))).hasSize(10);
    assertThat(Command.in("/waive " + "x".repeat(9_000)).getFirst().words()).hasSize(2_000);
  }

  @Test
  void aDeepOrLongCommentIsReadInTime() {
    assertThat(in(">".repeat(50_000) + "/recheck")).isEmpty();
    assertThat(in("[".repeat(60_000) + "\n/recheck")).isEqualTo("recheck()");
  }
}

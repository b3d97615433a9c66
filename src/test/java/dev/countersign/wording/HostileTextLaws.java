package dev.countersign.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Guidance;
import dev.countersign.policy.Place;
import dev.countersign.policy.Rule;
import dev.countersign.policy.State;
import dev.countersign.policy.Verdict;
import dev.countersign.policy.Verdict.ApprovalNote;
import dev.countersign.policy.Verdict.AreaFound;
import dev.countersign.policy.Verdict.FactorFound;
import dev.countersign.policy.Verdict.Outcome;
import dev.countersign.policy.Verdict.Reason;
import dev.countersign.policy.Verdict.RiskFound;
import dev.countersign.policy.Verdict.RuleFound;
import dev.countersign.policy.Verdict.TypeFound;
import dev.countersign.wording.Account.Standing;
import dev.countersign.wording.Circumstances.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a change says of itself, the check stays what it is: its tables whole, nobody
/// mentioned, no HTML, no link, no picture, and never too long.
class HostileTextLaws {
  private static final List<String> PIECES =
      List.of(
          "|",
          "||",
          "\n",
          "\r\n",
          "\n\n",
          "`",
          "``",
          "```",
          "~~~",
          "<script>alert(1)</script>",
          "<b>",
          "<!--",
          "-->",
          "@mallory",
          "@acme/owners",
          "*",
          "**",
          "_",
          "__",
          "[x](http://evil.example)",
          "![i](http://evil.example/i)",
          "[x]: http://evil.example\n",
          "\u202E",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\u2028",
          "\u0000",
          "\u0007",
          "\uD800",
          "&#64;mallory",
          "&lt;script&gt;",
          "&#x3c;b&#x3e;",
          "# ",
          "## ",
          "- ",
          "+ ",
          "1. ",
          "1) ",
          "> ",
          "    ",
          "\t",
          "\\",
          "\\\\",
          "|---|---|\n",
          "---\n",
          "===\n",
          "😀",
          "👩‍👩‍👧",
          "é",
          "日本",
          "a",
          "B",
          " ",
          "https://evil.example",
          "www.evil.example",
          "mailto:m@evil.example",
          "m@evil.example",
          "~~",
          "=",
          "$1",
          "%s",
          ":smile:",
          "#12",
          ".");

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(TABLES).build();

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 10);
    for (int i = 0; i < parts; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Account saying(Random random) {
    Told told = Told.of("body: \"\"", Told.ONE);
    State state = random.nextBoolean() ? State.UNMET : State.WAITING;
    List<RuleFound> rules =
        Findings.saying(state, hostile(random), told.at()).stream()
            .map(finding -> new RuleFound(rule(hostile(random)), state, List.of(finding)))
            .toList();
    Verdict verdict = verdict(told.verdict(), rules, () -> hostile(random));
    Circumstances about =
        new Circumstances(
            told.at(),
            List.of(hostile(random)),
            trial(random),
            List.of(hostile(random)),
            Map.of(),
            null,
            hostile(random));
    return told.account(verdict, about);
  }

  private static Trial trial(Random random) {
    return random.nextBoolean()
        ? new Trial.Decides(
            hostile(random), Standing.SUCCESS, hostile(random), hostile(random), List.of())
        : new Trial.Broken(
            hostile(random),
            List.of(new Account.Remark(hostile(random), 1, 1, "failure", hostile(random))));
  }

  private static Rule rule(String name) {
    return new Rule(
        name,
        Condition.always(),
        List.of(),
        name,
        List.of(),
        false,
        List.of(),
        false,
        false,
        new Place("p.yml", 1, 1));
  }

  private static Verdict verdict(
      Verdict bare, List<RuleFound> rules, java.util.function.Supplier<String> words) {
    Reason reason = new Reason(words.get(), List.of(words.get(), words.get()), 5);
    Login eve = new Login("eve");
    return new Verdict(
        bare.head(),
        Outcome.AUTHOR_MUST_ACT,
        false,
        new TypeFound(words.get(), List.of(reason), words.get(), null),
        new RiskFound(
            words.get(),
            3,
            List.of(new FactorFound(words.get(), 1, words.get())),
            List.of(reason),
            words.get()),
        List.of(new AreaFound(words.get(), reason)),
        rules,
        List.of(new ApprovalNote(eve, null, "@eve's approval (" + words.get() + ")")),
        List.of(new ApprovalNote(eve, null, words.get())),
        bare.ask(),
        bare.labels(),
        List.of(new Guidance(Condition.always(), false, words.get())),
        List.of(words.get()),
        List.of(words.get()),
        List.of(),
        null);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itMentionsNobodyBringsNoHtmlAndBreaksNoTable(long seed) {
    Account account = saying(new Random(seed));
    CheckText text = CheckText.of(account, null);
    String html = HTML.render(PARSER.parse(text.summary()));

    assertThat(html)
        .doesNotContain("<script", "<a ", "<img", "<h1", "<h2", "<hr", "<blockquote", "<pre", "<ol")
        .doesNotContain("<b>", "<!--");
    assertThat(html.replaceAll("<code>[^<]*</code>", ""))
        .doesNotContainPattern("(?<!@)@(?!bob|eve)\\w");
    assertThat(count(html, "<table>")).isEqualTo(2);
    assertThat(count(html, "<tr>")).isEqualTo(account.rules().size() + 1 + 2);
    assertThat(count(html, "<td>")).isEqualTo(3 * (account.rules().size() + 1));
    assertThat(text.summary())
        .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069\u0000\uFEFF\u2028]");
    assertThat(account.title()).doesNotContainPattern("\\p{Cc}|\\p{Cf}").hasSizeLessThan(250);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatPeopleReadIsWhatWasWritten(long seed) {
    String hostile = hostile(new Random(seed));

    assertThat(Harmless.read(Harmless.text(hostile, 10_000)))
        .isEqualTo(Harmless.plain(hostile, 10_000));
  }

  @Test
  void aTextOfAnyLengthIsCutAtARowWithTheNumberLeftOut() {
    Account account = Told.of("body: \"\"", Told.ONE).account();
    List<Account.RuleLine> rules =
        IntStream.range(0, 2_000)
            .mapToObj(i ->
                new Account.RuleLine("✗", "Rule " + i, "unmet", "😀".repeat(20), null, List.of()))
            .toList();
    CheckText text = CheckText.of(ruled(account, rules), "https://cs.example/x");
    long shown = text.summary().lines().filter(line -> line.startsWith("| ✗ ")).count();

    assertThat(text.summary().getBytes(StandardCharsets.UTF_8).length).isBetween(64_000, 65_535);
    assertThat(text.summary())
        .contains(
            "\n\n" + (2_000 - shown) + " more rules are left out; the page below shows all.\n")
        .endsWith("[everything about this change](https://cs.example/x)");
  }

  private static Account ruled(Account account, List<Account.RuleLine> rules) {
    Draft draft = Draft.of(account);
    draft.rules = rules;
    return draft.account();
  }

  @Test
  void evenWhereEveryListIsEndlessAllPartsAreThereAndSayWhatIsLeftOut() {
    List<String> endless = new ArrayList<>();
    IntStream.range(0, 1_000).forEach(i -> endless.add("日本".repeat(50) + i));
    Draft draft = Draft.of(Told.of("body: \"\"", Told.ONE).account());
    draft.alerts = endless;
    draft.todo = endless;
    draft.awaited = endless;
    draft.why = endless;
    draft.approvals = endless;
    draft.guidance = endless;
    draft.gaps = endless;
    draft.notes = endless;
    draft.factors = endless.stream().map(each -> new Account.FactorLine(each, 1, each)).toList();
    String summary = CheckText.of(draft.account(), null).summary();

    assertThat(summary.getBytes(StandardCharsets.UTF_8).length).isLessThan(65_535);
    assertThat(summary)
        .contains(
            "**@bob, 1000 things to do.**", "**Waiting for** ", "| … | One reviewer | 0 of 1 |")
        .contains("more factors are left out.")
        .containsPattern("and \\d+ more are left out\\.")
        .contains("Policy *Change Management Procedure*");
    assertThat(count(summary, "more are left out.")).isEqualTo(8);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}

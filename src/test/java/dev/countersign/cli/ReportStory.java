package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.cli.Shell.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures that were computed by hand, against those of the report.
class ReportStory {
  private static final Instant SEALED = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path folder;
  private Shell shell;
  private Month month;

  @BeforeEach
  void aLedger() {
    shell = new Shell(folder);
    month = new Month(folder);
    shell.environment("COUNTERSIGN_DATABASE_URL", month.url());
  }

  private String report(String... words) {
    List<String> all = new ArrayList<>(List.of("audit", "report"));
    all.addAll(List.of(words));
    Said said = shell.types(all.toArray(String[]::new));
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    return said.out();
  }

  private static String figures(String report) {
    int from = report.indexOf("| figure |");
    return report.substring(from, report.indexOf("\n\n", from) + 1);
  }

  @Test
  void theFiguresOfAMonthAreThoseComputedByHand() {
    month.write(OCTOBER + Month.NOVEMBER).seal(SEALED);
    assertThat(figures(report("--month", "2026-11")))
        .isEqualTo(
            """
            | figure | value | target |  | before | trend |
            | --- | --- | --- | --- | --- | --- |
            | Changes merged | 4 |  |  | 1 | up |
            | Deployment frequency | 0.7 a week |  |  | 0.0 a week | up |
            | Lead time, median | 35 min |  |  | 2 h | down |
            | Successful changes | 75.0 % (3 of 4) | over 95 % | missed | 100.0 % (1 of 1) | down |
            | Change failure rate | 25.0 % (1 of 4) | under 5 % | missed | 0.0 % (0 of 1) | up |
            | Rollbacks | 25.0 % (1 of 4) | under 3 % | missed | 0.0 % (0 of 1) | up |
            | Changes with trouble within 24 hours | 25.0 % (1 of 4) | under 5 % | missed | 0.0 % (0 of 1) | up |
            | Time to restore, median | 30 min | under 1 h | met | not known: no trouble that was put right in the period |  |
            | Compliant changes | 75.0 % (3 of 4) |  |  | 100.0 % (1 of 1) | down |
            | Emergency changes | 25.0 % (1 of 4) | under 5 % | missed | 0.0 % (0 of 1) | up |
            | Obligations answered in time | 100.0 % (1 of 1) |  |  | not known: no obligation that ended in the period |  |
            """);
  }

  private static final String OCTOBER =
      """
      2026-09-30T09:00:00Z 7 verdict {"account":{"type":"Normal","risk":"LOW"}}
      2026-10-01T09:00:00Z 8 verdict {"account":{"type":"Normal","risk":"LOW"}}
      2026-10-01T11:00:00Z 8 merge {"compliant":true}
      """;

  @Test
  void whatWasNeverWrittenIsNotKnownAndNotZero() {
    month.write(OCTOBER);
    assertThat(figures(report("--month", "2026-10")))
        .contains(
            "| Changes merged | 1 |",
            "| Deployment frequency | not known: no deployment was ever recorded |",
            "| Change failure rate | not known: the ledger does not say of each merge which change it"
                + " undoes | under 5 % | not known |",
            "| Time to restore, median | not known: no deployment and no declaration of an"
                + " emergency was ever recorded |",
            "| Obligations answered in time | not known: no obligation was ever recorded |",
            "| not known: the ledger does not reach back over the whole period before |");
  }

  @Test
  void theTablesSayWhatHappened() {
    month.write(Month.NOVEMBER).seal(SEALED);
    assertThat(report("--quarter", "2026-Q4"))
        .contains(
            "| Normal | high | 1 | 0 |",
            "| high | 2 | 35 min | 1 d |",
            "| acme/shop#3 | 2026-11-10T10:35:00Z | Emergency change | yes | retrospective: done |",
            "1 of 4 changes whose last verdict is known had none.",
            "| waiver | acme/shop#1 | 2026-11-02T09:30:00Z | bob | Tests | only words \\| nothing else |",
            "| SOC 2 CC8.1 | Changes are authorised, tested, approved and documented before they are"
                + " put into use | verdict 4, merge 4, waiver 1 | exception, deployment-decision |",
            "| merge, not compliant | acme/shop#2 | 4 | Two approvals |",
            "| unrecorded-commit | acme/shop | 16 | unrecorded-commit was written |");
  }

  @Test
  void anObligationThatIsLateIsAnException() {
    month.write(
        """
        2026-11-02T09:00:00Z 5 obligation-opened {"obligation":"review","due":"2026-11-03T09:00:00Z"}
        2026-11-02T09:00:00Z 6 obligation-opened {"obligation":"review","due":"2026-11-03T09:00:00Z"}
        2026-11-02T09:00:00Z 7 obligation-opened {"obligation":"review","due":"2026-11-03T09:00:00Z"}
        2026-11-03T09:00:01Z 6 obligation-overdue {"obligation":"review"}
        2026-11-04T09:00:00Z 5 obligation-done {"obligation":"review","by":"ann"}
        """);
    assertThat(report("--month", "2026-11"))
        .contains(
            "| Obligations answered in time | 0.0 % (0 of 2) |",
            "| obligation, done late | acme/shop#5 | 0 | review |",
            "| obligation, overdue | acme/shop#6 | 1 | review |",
            "| acme/shop#7 | review | - | - | 2026-11-02T09:00:00Z | 2026-11-03T09:00:00Z | open | - | - |");
  }

  @Test
  void theSampleCanBeDrawnAgainFromTheSeedThatWasSigned() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      many.append("2026-11-%02dT09:00:00Z %d merge {}\n".formatted(1 + i % 28, i));
    }
    month.write(many.toString());
    assertThat(report("--month", "2026-11"))
        .contains("Not drawn: no signed checkpoint has every change of the period yet.");
    month.seal(SEALED);
    JsonNode tables =
        new ObjectMapper()
            .readTree(report("--month", "2026-11", "--format", "json"))
            .path("tables");
    String checkpoint = shell.types("audit", "export", "--format", "checkpoint").out();
    TreeMap<String, String> ranked = new TreeMap<>();
    for (JsonNode change : tables.path("population").path("rows")) {
      byte[] text =
          (checkpoint.lines().toList().get(2) + change.path("leaf").asText())
              .getBytes(StandardCharsets.US_ASCII);
      ranked.put(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)),
          change.path("change").asText());
    }
    assertThat(tables.path("sample").path("rows").findValuesAsText("change"))
        .hasSize(25)
        .isEqualTo(ranked.values().stream().limit(25).toList());
  }

  @Test
  void asJsonWhatIsNotKnownIsNull() throws IOException {
    month.write(OCTOBER);
    JsonNode json = new ObjectMapper().readTree(report("--year", "2026", "--format", "json"));
    assertThat(json.path("from").asText()).isEqualTo("2026-01-01");
    assertThat(json.path("figures").get(1).path("value").isNull()).isTrue();
    assertThat(json.path("figures").get(1).path("not_known").asText())
        .isEqualTo("no deployment was ever recorded");
    assertThat(json.path("figures").get(2).path("value").asDouble()).isEqualTo(7200);
  }

  @Test
  void aTextOfAStrangerIsNeitherAFormulaNorMarkup() throws IOException {
    month.write(
        """
        2026-11-02T09:00:00Z 1 waiver {"ruling":{"by":"eve","subject":"=1+1","because":"<script>alert(1)</script> [x](https://evil.example) @ann"}}
        """);
    assertThat(report("--month", "2026-11"))
        .contains(
            "&lt;script>alert(1)&lt;/script> \\[x\\](https&#8203;://evil.example) @&#8203;ann");
    assertThat(report("--month", "2026-11", "--format", "csv")).contains(",eve,'=1+1,<script>");
    report("--month", "2026-11", "--format", "html", "--out", "report.html");
    assertThat(Files.readString(folder.resolve("report.html")))
        .startsWith("<!doctype html>")
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script", "href=", "src=");
  }

  @Test
  void theFileOfHtmlHasTheFiguresTheChartsAndNothingFromElsewhere() {
    month.write(Month.NOVEMBER).seal(SEALED);
    assertThat(report("--month", "2026-11", "--format", "html"))
        .contains("<td>25.0 % (1 of 4)</td>", "class=\"tone bad\">missed", "<svg role=\"img\"")
        .contains("Normal, high</text>")
        .doesNotContain("<script", "<link", "@import", "url(");
  }

  @Test
  void ofOneRepositoryOnlyItsEntriesAreCounted() {
    month.write(Month.NOVEMBER);
    assertThat(report("--from", "2026-11-01", "--to", "2026-11-03", "--repo", "acme/shop"))
        .contains("acme/shop, 2026-11-01 to 2026-11-03", "| Changes merged | 1 |");
    assertThat(report("--month", "2026-11", "--repo", "acme/other"))
        .contains(
            "The ledger has no entries of this repository.",
            "| Changes merged | not known: no merge was ever recorded |");
  }

  @Test
  void withoutAPeriodItIsThisMonth() {
    month.write(OCTOBER);
    assertThat(report()).startsWith("# Changes, 2026-03");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--month 2026-13",
        "--month november",
        "--quarter 2026-Q5",
        "--year 26",
        "--from 2026-11-24 --to 2026-11-01",
        "--to 2026-11-01",
        "--month 2026-11 --year 2026",
        "--format pdf",
        "--repo acme",
        "--out none/file"
      })
  void whatCannotBeReportedIsSaidInASentence(String words) {
    month.write(OCTOBER);
    Said said = shell.types(("audit report " + words).split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isNotBlank().doesNotContain("\tat ", "Countersign failed");
  }
}

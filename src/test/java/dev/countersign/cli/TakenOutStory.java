package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.cli.Shell.Said;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.TakenOut;
import dev.countersign.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries lose what they said when their retention is over, or when a person is to be forgotten,
/// and everything else is still found. The clock is at 3 March 2026, 01:00 UTC.
class TakenOutStory {
  private static final String POLICY =
      """
      policy: kept
      title: Kept
      retention: {change: 3y, approval: 3y, deployment: 1y}
      types:
        normal: {}
      rules:
        - {rule: One, require: {approvals: {count: 1}}}
      """;

  private static final String LEDGER =
      """
      2023-03-02T09:00:00Z 1 verdict {"author":"ann","title":"A change","approvers":["bob"]}
      2023-03-02T10:00:00Z 1 waiver {"ruling":{"by":"bob","subject":"Tests"}}
      2023-03-03T00:59:59Z 1 merge {"compliant":true,"account":{"type":"Normal"}}
      2023-03-03T01:00:00Z 2 verdict {"author":"eve","approvers":["Ann"]}
      2023-03-03T01:00:01Z 2 merge {"compliant":true,"by":"eve"}
      2025-03-02T09:00:00Z 0 deployment {"environment":"production","state":"success"}
      2025-03-04T09:00:00Z 0 deployment {"environment":"production","state":"success"}
      2020-01-01T09:00:00Z 0 policy {"text":"kept for ever"}
      2026-03-01T09:00:00Z 3 verdict {"author":"eve","account":{"notes":["Ask @ann, please"]}}
      2026-03-01T09:10:00Z 4 verdict {"author":"eve","title":"ann is a word","account":{"notes":["@anna"]}}
      """;

  @TempDir Path folder;
  private Shell shell;
  private Month books;
  private String key = "";

  @BeforeEach
  void aLedgerOfYears() throws IOException {
    shell = new Shell(folder);
    books = new Month(folder).write(LEDGER).seal(Instant.parse("2026-03-02T00:00:00Z"));
    shell.environment("COUNTERSIGN_DATABASE_URL", books.url());
    shell.file("kept.yml", POLICY);
    key = shell.types("audit", "keys").out().strip();
  }

  private String purge(String... more) {
    List<String> words =
        new ArrayList<>(List.of("audit", "purge", "--policy", "kept.yml", "--repo", "acme/shop"));
    words.addAll(List.of(more));
    return done(words.toArray(String[]::new));
  }

  private String done(String... words) {
    Said said = shell.types(words);
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    return said.out();
  }

  private String verified(String... more) {
    List<String> words = new ArrayList<>(List.of("audit", "verify", "--key", key));
    words.addAll(List.of(more));
    return shell.types(words.toArray(String[]::new)).out();
  }

  @Test
  void whatItsRetentionIsOverForIsToldFirstAndNothingIsDone() {
    assertThat(purge())
        .isEqualTo(
            """
                 1 deployment
                 1 merge
                 2 verdict
                 1 waiver
            5 entries would lose what they say, for ever. Nothing was done; say --yes to do it.
            """);
    assertThat(verified()).startsWith("✓ ledger.example/main: 10 entries verified");
    assertThat(done("audit", "export", "--format", "csv")).contains("A change");
  }

  @Test
  void afterItTheEntriesAreGoneTheNextSecondsAreKeptAndTheLedgerIsVerified() {
    assertThat(purge("--yes")).endsWith("What 5 entries said was taken out.\n");
    assertThat(verified())
        .startsWith("✓ ledger.example/main: 11 entries verified, 2 checkpoints.")
        .contains("What 5 entries said was taken out, as later entries say: 0, 1, 2, 3, 5.");
    assertThat(done("audit", "export", "--format", "csv"))
        .doesNotContain("A change", "bob")
        .contains(",merge,Taken out,{},", "kept for ever")
        .contains(
            "retired,\"What 5 entries said was taken out: retention is over: approval 3 years,");
    assertThat(purge("--yes")).endsWith("What 0 entries said was taken out.\n");
  }

  @Test
  void evidenceIsTakenOutWhenItsOwnRetentionIsOver() throws IOException {
    shell.file("kept.yml", POLICY.replace("deployment: 1y", "deployment: 9y, evidence: 1y"));
    books.write(
        """
        2025-03-01T09:00:00Z 0 unrecorded-commit {"by":"eve"}
        2025-03-01T09:00:01Z 0 fence {"branch":"main"}
        2025-03-01T09:00:02Z 0 fence-mended {"branch":"main"}
        2025-03-01T09:00:03Z 0 evidence {"collector":"branch-protection"}
        2025-03-03T09:00:00Z 0 evidence {"collector":"branch-protection"}
        """);
    books.seal(Instant.parse("2026-03-02T01:00:00Z"));
    assertThat(purge())
        .startsWith(
            """
                 1 evidence
                 1 fence
                 1 fence-mended
                 1 merge
                 1 unrecorded-commit
            """);
  }

  @Test
  void anExportOfAllAndOfOneRecordIsVerifiedWithoutTheDatabase() throws IOException {
    purge("--yes");
    done("audit", "export", "--out", "all.jsonl");
    done("audit", "export", "--pull", "acme/shop#1", "--out", "one.jsonl");
    assertThat(verified("all.jsonl")).startsWith("✓ ledger.example/main: 11 entries verified");
    assertThat(verified("one.jsonl"))
        .startsWith("✓ ledger.example/main: 4 entries verified")
        .contains("What 3 entries said was taken out");
  }

  @Test
  void whatIsTakenOutOfARecordIsExplainedOnlyByAnEntryThatIsProvedItself() throws IOException {
    purge("--yes");
    List<String> lines = done("audit", "export", "--pull", "acme/shop#1").lines().toList();
    assertThat(lines.getLast()).contains("\"kind\":\"retired\"");
    List<String> stripped = new ArrayList<>(lines.subList(0, lines.size() - 1));
    stripped.add(lines.getLast().replaceFirst(",\"proof\":\\[[^]]*]", ""));
    shell.file("stripped.jsonl", String.join("\n", stripped) + "\n");
    Said said = shell.types("audit", "verify", "stripped.jsonl", "--key", key);
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).startsWith("✗ Entry 0 (verdict").doesNotContain("later entries say");
    stripped.set(lines.size() - 1, stripped.getLast().replaceFirst("}$", ",\"proof\":[]}"));
    shell.file("altered.jsonl", String.join("\n", stripped) + "\n");
    assertThat(verified("altered.jsonl")).startsWith("✗ Entry 10 (retired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE ledger SET title = 'Taken out', detail = '{}' WHERE place = 6 | Entry 6 (",
        "UPDATE ledger SET title = 'Never mind' WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET detail = '{\"compliant\":true}' WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET at = at + 1 WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET kind = 'verdict' WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET number = 9 WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET leaf = (SELECT leaf FROM ledger WHERE place = 3) WHERE place = 2 | Entry 2 (",
        "UPDATE ledger SET detail = replace(detail, '\"place\":5', '\"place\":6') WHERE place = 10 | Entry 5 (",
        "UPDATE ledger SET kind = 'note' WHERE place = 10 | Entry 0 (",
        "DELETE FROM ledger WHERE place = 2 | Entry 2 is missing",
        "DELETE FROM ledger WHERE place = 10 | Entry 0 ("
      })
  void everythingElseIsStillFound(String change, String named) throws SQLException {
    purge("--yes");
    tamper(change);
    Said said = shell.types("audit", "verify", "--key", key);
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).startsWith("✗ " + named);
  }

  @Test
  void anEntryThatSaysSoWithoutAPlaceInTheTreeLetsNothingPass() throws SQLException {
    purge("--yes");
    tamper(
        "UPDATE ledger SET detail = replace(detail, '{', '{ ') WHERE place = 99",
        "INSERT INTO ledger (at, repo, number, head, kind, title, detail, place, leaf) SELECT at,"
            + " repo, number, head, kind, title, detail, 11, leaf FROM ledger WHERE place = 10");
    assertThat(verified()).startsWith("✗ Entry 11 (retired");
  }

  @Test
  void aPersonIsForgottenAndTheLedgerIsVerified() {
    assertThat(done("audit", "erase", "ann"))
        .isEqualTo(
            """
                 3 verdict
            3 entries would lose what they say, for ever. Nothing was done; say --yes to do it.
            """);
    assertThat(done("audit", "erase", "ann", "--yes"))
        .endsWith("Beside the ledger 0 rows name them no more.\n");
    assertThat(verified())
        .startsWith("✓ ledger.example/main: 11 entries verified")
        .contains("as later entries say: 0, 3, 8.");
    assertThat(done("audit", "export", "--format", "csv"))
        .doesNotContain("@ann,", "\"\"ann\"\"", "\"\"Ann\"\"")
        .contains("@anna", "ann is a word", "What 3 entries said was taken out: to erase");
  }

  @Test
  void whatWasWrittenSinceTheLastCheckpointIsSignedFirstAndTakenOutToo() {
    books.write("2026-03-02T01:00:00Z 5 merge {\"by\":\"ann\"}");
    try (Store store = Store.open(books.url())) {
      store.ledger().append(entry("{\"by\":\"Ann\"}"));
    }
    assertThat(done("audit", "erase", "ann", "--yes"))
        .contains("What 5 entries said was taken out.")
        .doesNotContain("not signed yet");
    assertThat(verified())
        .startsWith("✓ ledger.example/main: 13 entries verified")
        .contains("as later entries say: 0, 3, 8, 10, 11.");
  }

  @Test
  void withoutTheKeyItIsSaidHowManyEntriesThatAreNotSignedYetNameThePerson() throws IOException {
    books.write("2026-03-02T01:00:00Z 5 merge {\"by\":\"ann\"}");
    try (Store store = Store.open(books.url())) {
      store.ledger().append(entry("{\"by\":\"Ann\"}"));
      store.ledger().append(entry("{\"by\":\"eve\"}"));
    }
    Files.delete(folder.resolve("data/ledger-key.pem"));
    assertThat(done("audit", "erase", "ann"))
        .contains("3 entries would lose what they say")
        .contains("2 more name them and are not signed yet: they stay.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"audit purge --policy kept.yml --repo acme/shop --yes", "audit erase ann --yes"})
  void withoutTheKeyNothingIsTakenOutSoTheLedgerIsVerifiedAsBefore(String line) throws IOException {
    Files.delete(folder.resolve("data/ledger-key.pem"));
    Said said = shell.types(line.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("The signing key is not at hand")
        .contains("Nothing was done; run it as the server's user");
    assertThat(verified()).startsWith("✓ ledger.example/main: 10 entries verified, 1 checkpoint.");
    assertThat(done("audit", "export", "--format", "csv")).contains("A change", "@ann,");
  }

  @Test
  void whoseLoginBeginsWithTheirsIsSomebodyElse() {
    books.write(
        """
        2026-03-02T01:00:00Z 5 verdict {"title":"@ann_acme @ann-b @anna @ann[bot] x@ann.example","by":"ann_acme"}
        2026-03-02T01:00:01Z 5 verdict {"approvers":["ann[bot]","anna"],"title":"@ann_"}
        2026-03-02T01:00:02Z 6 verdict {"title":"(@ANN)","score":6.50}
        2026-03-02T01:00:03Z 6 verdict {"by":{"login":"ann"},"score":6.50}
        2026-03-02T01:00:04Z 6 verdict {"title":"\\u0040ann"}
        """);
    done("audit", "erase", "ann", "--yes");
    assertThat(verified()).contains("as later entries say: 0, 3, 8, 12, 13, 14.");
  }

  private static Entry entry(String detail) {
    Instant at = Instant.parse("2026-03-02T02:00:00Z");
    return new Entry(
        at, Repo.of("acme/shop"), 9, new Sha("9".repeat(40)), "merge", "merged", detail);
  }

  @Test
  void aChangeWhoseRecordIsGoneIsCountedAndTheRestOfItIsNotKnown() {
    purge("--yes");
    assertThat(done("audit", "report", "--month", "2023-03"))
        .contains(
            "| Changes merged | 2 |",
            "| Successful changes | not known: the ledger does not say of each merge",
            "| Emergency changes | not known: no change whose type is known in the period |",
            "| not known | not known | 2 | 1 |",
            "0 of 0 changes whose last verdict is known had none.")
        .contains("merge, verdict not known");
  }

  @Test
  void whatIsNotSignedYetIsLeft() {
    books.write("2023-01-01T09:00:00Z 9 merge {\"by\":\"ann\"}");
    try (Store store = Store.open(books.url())) {
      assertThat(purge()).contains("5 entries would");
      store.chain().read(10, 11, link -> assertThat(TakenOut.gone(link.entry())).isFalse());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit purge",
        "audit purge --policy none.yml --repo acme/shop",
        "audit purge --policy kept.yml --repo shop",
        "audit purge --policy preset/starter --repo acme/shop",
        "audit erase",
        "audit erase @ann!"
      })
  void whatCannotBeDoneIsSaidInASentence(String line) {
    Said said = shell.types(line.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isNotBlank().doesNotContain("\tat ", "Countersign failed");
  }

  private void tamper(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(books.url());
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}

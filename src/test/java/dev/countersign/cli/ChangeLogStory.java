package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.proof.Envelope;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.ledger.proof.VerifierKey;
import dev.countersign.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Merged changes come out of the ledger as a log that auditors know.
class ChangeLogStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DECIDED =
      """
      {"account": {"type": "normal", "rules": [{"rule": "Security Lead approval", "state": "met"}]},
       "title": "Add FIPS 140-3 support", "author": "dev", "approvers": ["ada", "eve"],
       "files": 15, "linesAdded": 500, "linesRemoved": 100, "checks": {"build": "success"}}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.environment("COUNTERSIGN_DATABASE_URL", url());
    try (Store store = Store.open(url())) {
      for (int i = 0; i < 3; i++) {
        String at = i < 2 ? "2026-12-31T23:59:5" + i + "Z" : "2027-01-01T00:00:00Z";
        write(store, 400 + i, Instant.parse(at), "verdict", DECIDED);
        write(store, 400 + i, Instant.parse(at), "merge", "{\"compliant\": true}");
      }
      write(store, 500, Instant.parse("2027-01-02T00:00:00Z"), "verdict", DECIDED);
      write(store, 501, Instant.parse("2027-01-03T00:00:00Z"), "merge", "{}");
      new Sealing(store.chain(), keys(), "ledger.example/main").seal(Instant.EPOCH);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("data/countersign.db");
  }

  private List<SigningKey> keys() {
    return SigningKeyFile.beside(folder.resolve("data/countersign.db")).readOrMake();
  }

  private static void write(Store store, int number, Instant at, String kind, String detail) {
    Sha head = new Sha("%040x".formatted(number));
    store.ledger().append(new Entry(at, Repo.of("acme/shop"), number, head, kind, "title", detail));
  }

  private List<String> exported(String format, String... more) {
    List<String> words = new ArrayList<>(List.of("audit", "export", "--format", format));
    words.addAll(List.of(more));
    return shell.types(words.toArray(String[]::new)).out().lines().toList();
  }

  @Test
  void ofOnePullRequestOrEntryOnlyItsChangesAreHandedOutUnderTheNumbersThatTheyHaveInAll()
      throws Exception {
    List<String> all = exported("changes");
    assertThat(exported("changes", "--pull", "acme/shop#401")).containsExactly(all.get(1));
    assertThat(exported("changes", "--entry", "5", "--entry", "1"))
        .containsExactly(all.get(0), all.get(2));
    List<String> envelopes = exported("in-toto", "--pull", "acme/shop#402");
    assertThat(envelopes).hasSize(1);
    JsonNode statement = JSON.readTree(Envelope.read(envelopes.getFirst()).payload());
    assertThat(statement.at("/predicate/change/pr_number").asInt()).isEqualTo(402);
    assertThat(exported("csv", "--pull", "acme/shop#401"))
        .filteredOn(line -> line.contains(",acme/shop,"))
        .hasSize(2)
        .allMatch(line -> line.contains(",acme/shop,401,"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changes --pull acme/shop#500 | No merge is among these entries",
        "in-toto --entry 0 | No merge is among these entries",
        "changes --pull acme/other#401 | The ledger has nothing of acme/other#401",
        "changes --since kept | --since goes with --format jsonl alone",
        "in-toto --since kept | --since goes with --format jsonl alone",
        "csv --since kept | --since goes with --format jsonl alone",
        "checkpoint --since kept | --since goes with --format jsonl alone",
        "checkpoint --pull acme/shop#401 | A checkpoint is of all entries",
        "checkpoint --entry 1 | A checkpoint is of all entries",
        "csv --pull acme/shop#401 --entry 1 | Give --pull or --entry, not both"
      })
  void anOptionThatCannotBeKeptToIsRefusedAndNotPassedOver(String words, String why) {
    Shell.Said said = shell.types(("audit export --format " + words).split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith(why);
  }

  @Test
  void aRecordHasTheFieldsOfTheChangeLog() {
    assertThat(exported("changes").getFirst())
        .isEqualTo(
            "{\"change_id\":\"CHG-2026-0001\",\"timestamp\":\"2026-12-31T23:59:50Z\",\"type\":\"normal\",\"description\":\"Add"
                + " FIPS 140-3 support\",\"requestor\":\"dev\",\"approvers\":[\"ada\",\"eve\"],"
                + "\"commit\":\"0000000000000000000000000000000000000190\",\"pr_number\":400,"
                + "\"files_changed\":15,\"lines_added\":500,\"lines_removed\":100,"
                + "\"test_results\":\"passed\",\"security_review\":\"approved\"}");
  }

  @Test
  void idsHaveNoGapInAYearAndOnlyWhatWasMergedHasOne() {
    assertThat(exported("changes"))
        .extracting(line -> JSON.readTree(line).path("change_id").asText())
        .containsExactly("CHG-2026-0001", "CHG-2026-0002", "CHG-2027-0001", "CHG-2027-0002");
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() throws Exception {
    JsonNode last = JSON.readTree(exported("changes").getLast());
    assertThat(last.path("type").asText()).isEqualTo("unknown");
    assertThat(last.path("test_results").asText()).isEqualTo("unknown");
    assertThat(last.path("security_review").asText()).isEqualTo("unknown");
    assertThat(last.path("files_changed").isNull()).isTrue();
  }

  @Test
  void aStatementNamesTheCommitAndIsVerifiedWithThePublicKeyAlone() throws Exception {
    VerifierKey key = VerifierKey.read(shell.types("audit", "keys").out());
    List<String> envelopes = exported("in-toto");
    assertThat(envelopes).hasSize(4);
    Envelope first = Envelope.read(envelopes.getFirst());
    assertThat(first.signed(key)).isTrue();
    assertThat(first.type()).isEqualTo("application/vnd.in-toto+json");
    JsonNode statement = JSON.readTree(first.payload());
    assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.at("/subject/0/digest/gitCommit").asText()).endsWith("190");
    assertThat(statement.at("/predicate/change/change_id").asText()).isEqualTo("CHG-2026-0001");
    assertThat(statement.at("/predicate/place").asInt()).isEqualTo(1);
  }

  @Test
  void withoutTheKeyNoStatementIsSigned() throws Exception {
    Files.delete(folder.resolve("data/ledger-key.pem"));
    Shell.Said said = shell.types("audit", "export", "--format", "in-toto");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).startsWith("in-toto statements are signed now, and the signing key");
  }
}

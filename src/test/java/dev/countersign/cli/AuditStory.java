package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.cli.Shell.Said;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.Hash;
import dev.countersign.ledger.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An auditor takes records out of the ledger and verifies them; whatever somebody changes is
/// found.
class AuditStory {
  @TempDir Path folder;
  private Shell shell;
  private Books books;
  private String key;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    books = Books.in(folder);
    shell.environment("COUNTERSIGN_DATABASE_URL", books.url());
    key = shell.types("audit", "keys").out().strip();
  }

  private List<String> exported(String... options) {
    List<String> command = new ArrayList<>(List.of("audit", "export"));
    command.addAll(List.of(options));
    Said said = shell.types(command.toArray(String[]::new));
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    return said.out().lines().toList();
  }

  private Said verified(List<String> lines, String... options) throws IOException {
    shell.file("export.jsonl", String.join("\n", lines) + "\n");
    List<String> command = new ArrayList<>(List.of("audit", "verify", "export.jsonl"));
    command.addAll(List.of(options));
    return shell.types(command.toArray(String[]::new));
  }

  private static void assertBad(Said said) {
    assertThat(said.status()).as(said.out() + said.err()).isEqualTo(1);
    assertThat(said.out()).startsWith("✗ ");
  }

  @Test
  void theWholeLedgerIsVerifiedInTheDatabaseAndInAnExport() throws IOException {
    assertThat(shell.types("audit", "verify", "--key", key).out())
        .startsWith("✓ ledger.example/main: 12 entries verified, 3 checkpoints.\nSigned by " + key);
    Said said = verified(exported(), "--key", key);
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .startsWith("✓ ledger.example/main: 12 entries verified, 3 checkpoints.\n");
  }

  @Test
  void oneRecordIsVerifiedByItselfAndWithoutTheDatabase() throws IOException {
    List<String> lines = exported("--pull", "acme/shop#2");
    assertThat(lines).hasSize(2 + 4);
    Files.delete(folder.resolve("data/countersign.db"));
    assertThat(verified(lines, "--key", key).out())
        .startsWith("✓ ledger.example/main: 4 entries verified, 1 checkpoint.\n");
  }

  @Test
  void withoutAKeyFromElsewhereItIsSaidWhoseWordIsTaken() throws IOException {
    assertThat(verified(exported()).out()).contains("that the file itself tells; give --key");
    assertThat(shell.types("audit", "verify").out()).contains("that the database itself tells");
    assertThat(verified(exported(), "--key", key).out()).doesNotContain("give --key");
  }

  @Test
  void asJsonTheFirstBadEntryIsANumber() throws IOException {
    List<String> lines = new ArrayList<>(exported());
    lines.remove(4 + 6);
    JsonNode json = new ObjectMapper().readTree(verified(lines, "--json").out());
    assertThat(json.path("verified").asBoolean()).isFalse();
    assertThat(json.path("findings").path(0).path("place").asInt()).isEqualTo(6);
    assertThat(json.path("findings").path(0).path("message").asText())
        .startsWith("Entry 6 is missing");
  }

  @Test
  void noByteOfAnExportMayChange() throws IOException {
    List<String> lines = exported();
    for (int line : List.of(0, 2, 4, 9, 15)) {
      String text = lines.get(line);
      for (int i = 0; i < text.length(); i++) {
        List<String> altered = new ArrayList<>(lines);
        altered.set(
            line, text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1));
        assertBad(verified(altered, "--key", key));
      }
    }
  }

  @Test
  void noByteOfARecordMayChange() throws IOException {
    List<String> lines = exported("--entry", "5");
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      for (int i = 0; i < text.length(); i++) {
        List<String> altered = new ArrayList<>(lines);
        altered.set(
            line, text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1));
        assertBad(verified(altered, "--key", key));
      }
    }
  }

  @Test
  void anInventedEntryWithoutAProofIsFoundBesideASignedCheckpoint() throws IOException {
    List<String> lines = new ArrayList<>(exported("--entry", "5"));
    String invented =
        lines
            .removeLast()
            .replaceFirst(",\"proof\":\\[[^]]*]", "")
            .replace("decided, no. 5", "approved by everybody");
    String entry = new ObjectMapper().readTree(invented).path("entry").toString();
    Hash leaf = Hash.ofLeaf(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    lines.add(invented.replaceFirst("\"leaf\":\"[^\"]*\"", "\"leaf\":\"" + leaf + "\""));
    Said said = verified(lines, "--key", key);
    assertBad(said);
    assertThat(said.out()).startsWith("✗ Entry 5 (verdict of acme/shop#3").contains("be proved");
  }

  @Test
  void aProofThatIsTakenOffEmptiedShortenedOrOfAnotherEntryIsFound() throws IOException {
    List<String> lines = exported("--entry", "5");
    String last = lines.getLast();
    String proof = last.substring(last.indexOf(",\"proof\":"), last.length() - 1);
    List<String> others =
        List.of(
            "",
            ",\"proof\":[]",
            proof.replaceFirst("\"[^\"]*\",", ""),
            proof.replaceFirst("\\[(\"[^\"]*\"),(\"[^\"]*\")", "[$2,$1"),
            proof.replaceFirst("\\[(\"[^\"]*\")", "[$1,$1"),
            exported("--entry", "7").getLast().replaceFirst(".*(,\"proof\":.*)}$", "$1"));
    for (String other : others) {
      assertThat(other).isNotEqualTo(proof);
      List<String> altered = new ArrayList<>(lines.subList(0, lines.size() - 1));
      altered.add(last.replace(proof, other));
      Said said = verified(altered, "--key", key);
      assertBad(said);
      assertThat(said.out()).startsWith("✗ Entry 5 (");
    }
  }

  @Test
  void whatIsWrittenOtherwiseThanItWasIsRefusedThoughItMeansTheSame() throws IOException {
    List<String> lines = new ArrayList<>(exported());
    lines.set(8, lines.get(8).replace("\"leaf\":", "\"leaf\": "));
    assertBad(verified(lines));
    lines.set(8, exported().get(8).replaceFirst("\\{", "{\"also\":1,"));
    assertBad(verified(lines));
  }

  @Test
  void removalSwapInsertionAndTruncationNameTheFirstBadEntry() throws IOException {
    List<String> all = exported();
    List<String> removed = new ArrayList<>(all);
    removed.remove(4 + 7);
    assertThat(verified(removed).out()).startsWith("✗ Entry 7 is missing: entry 8");
    List<String> swapped = new ArrayList<>(all);
    swapped.set(4 + 2, all.get(4 + 3));
    swapped.set(4 + 3, all.get(4 + 2));
    assertThat(verified(swapped).out()).startsWith("✗ Entry 2 is missing: entry 3");
    List<String> twice = new ArrayList<>(all);
    twice.add(4 + 5, all.get(4 + 4));
    assertThat(verified(twice).out()).startsWith("✗ Entry 5 is not there: in its place is entry 4");
    assertThat(verified(all.subList(0, 4 + 11)).out())
        .startsWith("✗ Entry 11 is missing, and all after it");
    assertThat(verified(all.subList(0, 4)).out()).startsWith("✗ Entry 0 is missing");
    assertBad(verified(all.subList(0, 1)));
    assertBad(verified(List.of("")));
    assertBad(verified(all.subList(1, 16)));
  }

  @Test
  void anExportThatEndsAtAnEarlierCheckpointShowsAgainstALaterOneThatWasKept() throws IOException {
    shell.file(
        "kept", exported("--format", "checkpoint").stream().reduce("", (a, b) -> a + b + "\n"));
    List<String> shorter = new ArrayList<>(exported().subList(0, 4 + 8));
    shorter.remove(3);
    assertThat(verified(shorter, "--key", key).status()).isZero();
    assertThat(verified(shorter, "--key", key, "--checkpoint", "kept").out())
        .startsWith("✗ Entry 8 is missing, and all after it");
  }

  @Test
  void aCheckpointThatSomebodyElseSignedIsForged() throws IOException {
    List<String> lines = new ArrayList<>(exported());
    Checkpoint other = new Checkpoint(Books.ORIGIN, 12, Hash.EMPTY);
    String forged = other.sign(List.of(SigningKey.make(new SecureRandom()))).toString();
    lines.set(3, new ObjectMapper().createObjectNode().put("checkpoint", forged).toString());
    assertThat(verified(lines).out()).contains("is forged, or by a key that is not known");
  }

  @Test
  void whoeverReplacesKeysAndCheckpointsIsFoundByTheKeyThatWasPublished() throws IOException {
    Shell theirs = new Shell(folder.resolve("theirs"));
    Books forged = Books.in(folder.resolve("theirs"));
    theirs.environment("COUNTERSIGN_DATABASE_URL", forged.url());
    List<String> lines = theirs.types("audit", "export").out().lines().toList();
    assertThat(verified(lines).status()).isZero();
    assertBad(verified(lines, "--key", key));
  }

  @Test
  void ofTwoHistoriesWithTheSameKeyTheOtherIsFoundByACheckpointThatWasKept() throws Exception {
    Books other = books.copy(folder.resolve("other"));
    books.write(12, "this happened");
    books.seal(12);
    other.write(12, "this did not");
    other.seal(12);
    shell.file(
        "kept", exported("--format", "checkpoint").stream().reduce("", (a, b) -> a + b + "\n"));
    Shell theirs = new Shell(folder.resolve("other"));
    theirs.environment("COUNTERSIGN_DATABASE_URL", other.url());
    List<String> whole = theirs.types("audit", "export").out().lines().toList();
    List<String> record = theirs.types("audit", "export", "--entry", "3").out().lines().toList();
    assertThat(verified(whole, "--key", key).status()).isZero();
    assertThat(verified(whole, "--key", key, "--checkpoint", "kept").out())
        .startsWith("✗ Entry 12 is not what the checkpoint for the first 13 says.");
    assertThat(verified(record, "--key", key, "--checkpoint", "kept").out())
        .contains("there are two histories");
  }

  @Test
  void aRecordIsProvedToStandInALedgerThatBeginsWithTheCheckpointThatWasKept() throws IOException {
    shell.file(
        "kept", exported("--format", "checkpoint").stream().reduce("", (a, b) -> a + b + "\n"));
    books.write(12, "later");
    books.seal(12);
    List<String> lines = exported("--entry", "12", "--since", "kept");
    Said said = verified(lines, "--key", key, "--checkpoint", "kept");
    assertThat(said.out()).startsWith("✓ ledger.example/main: 1 entry verified, 2 checkpoints.");
    assertThat(verified(exported("--entry", "12"), "--checkpoint", "kept").out())
        .contains("have the file made with --since");
    String proof = lines.get(2);
    List<String> altered = new ArrayList<>(lines);
    altered.set(2, proof.replaceFirst("\"consistency\":\\[\"[^\"]+\",?", "\"consistency\":["));
    assertThat(altered.get(2)).isNotEqualTo(proof);
    assertThat(verified(altered).out()).contains("two histories, or a false proof");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title = 'x' WHERE place = 6 | Entry 6 (verdict of acme/shop#1",
        "detail = '{\"standing\": \"FAILURE\", \"score\": 6.50}' WHERE place = 6 | Entry 6 (",
        "kind = 'merge' WHERE place = 6 | Entry 6 (merge",
        "at = at + 1 WHERE place = 6 | Entry 6 (",
        "repo = 'acme/shoq' WHERE place = 6 | Entry 6 (",
        "number = number + 1 WHERE place = 6 | Entry 6 (",
        "head = replace(head, '6', '7') WHERE place = 6 | Entry 6 (",
        "head = 'no commit' WHERE place = 6 | Entry 6 (unreadable",
        "repo = '' WHERE place = 6 | Entry 6 (unreadable",
        "leaf = NULL WHERE place = 6 | Entry 6 (",
        "leaf = (SELECT leaf FROM ledger WHERE place = 5) WHERE place = 6 | Entry 6 (",
        "place = NULL WHERE place = 6 | Entry 6 is missing",
        "place = 99 WHERE place = 6 | Entry 6 is missing"
      })
  void whatIsChangedInTheDatabaseIsNamed(String change, String named) throws Exception {
    books.tamper("UPDATE ledger SET " + change);
    Said said = shell.types("audit", "verify", "--key", key);
    assertBad(said);
    assertThat(said.out()).startsWith("✗ " + named);
  }

  @Test
  void removalSwapAndInsertionInTheDatabaseAreNamed() throws Exception {
    books.tamper(
        "UPDATE ledger SET place = -1 WHERE place = 4",
        "UPDATE ledger SET place = 4 WHERE place = 5",
        "UPDATE ledger SET place = 5 WHERE place = -1");
    assertThat(shell.types("audit", "verify").out()).startsWith("✗ Entry 4 (");
    books.tamper("DELETE FROM ledger WHERE place = 2");
    assertThat(shell.types("audit", "verify").out()).startsWith("✗ Entry 2 is missing");
    books.tamper("DELETE FROM ledger WHERE place >= 2");
    assertThat(shell.types("audit", "verify").out())
        .startsWith("✗ Entry 2 is missing, and all after it");
  }

  @Test
  void anEntryThatIsPutInAtTheEndWithAHashOfItsOwnIsNotInTheTree() throws Exception {
    books.tamper(
        "INSERT INTO ledger (at, repo, number, head, kind, title, detail, place, leaf) SELECT at,"
            + " repo, number, head, kind, title, detail, 12, leaf FROM ledger WHERE place = 3");
    assertThat(shell.types("audit", "verify").out()).startsWith("✗ Entry 12 (");
  }

  @Test
  void whoeverChangesAnEntryAndItsHashIsFoundByTheNextCheckpoint() throws Exception {
    Path other = folder.resolve("other");
    books.copy(other).tamper("UPDATE ledger SET title = 'x' WHERE place = 6");
    Shell theirs = new Shell(other);
    theirs.environment(
        "COUNTERSIGN_DATABASE_URL", "jdbc:sqlite:" + other.resolve("data/countersign.db"));
    String line = theirs.types("audit", "export").out().lines().toList().get(4 + 6);
    String entry = new ObjectMapper().readTree(line).path("entry").toString();
    Hash hash = Hash.ofLeaf(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    books.tamper("UPDATE ledger SET title = 'x', leaf = '" + hash + "' WHERE place = 6");
    assertThat(shell.types("audit", "verify", "--key", key).out())
        .startsWith("✗ The entries from 4 to 7 are not what the checkpoint for the first 8 says.");
  }

  @Test
  void aKeyThatSomebodyPutsInTheDatabaseIsNotTheOneThatWasPublished() throws Exception {
    SigningKey own = SigningKey.make(new SecureRandom());
    Checkpoint forged = new Checkpoint(Books.ORIGIN, 12, Hash.EMPTY);
    books.tamper(
        "INSERT INTO ledger_key (name, at) VALUES ('" + own.verifier(Books.ORIGIN) + "', 0)",
        "UPDATE ledger_checkpoint SET note = '" + forged.sign(List.of(own)) + "' WHERE size = 12");
    assertThat(shell.types("audit", "verify", "--key", key).out())
        .contains("is forged, or by a key");
    assertBad(shell.types("audit", "verify"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit verify none.jsonl",
        "audit verify --key nonsense",
        "audit verify --checkpoint none",
        "audit export --format xml",
        "audit export --pull acme",
        "audit export --pull acme/shop#99",
        "audit export --entry 99",
        "audit export --entry -1",
        "audit export --out none/file",
        "audit"
      })
  void whatCannotBeDoneIsSaidInASentence(String line) {
    Said said = shell.types(line.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).isNotBlank().doesNotContain("\tat ", "Countersign failed");
  }

  @Test
  void whereThereIsNoDatabaseNoneIsMadeAndNothingIsVerified() {
    shell.environment("COUNTERSIGN_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("none.db"));
    Said said = shell.types("audit", "verify");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).startsWith("There is no database at ");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Test
  void aTableTakesNoTextForAFormula() {
    books.write(13, "=HYPERLINK(\"http://evil\")");
    List<String> rows = exported("--format", "csv");
    assertThat(rows.getFirst()).isEqualTo("place,at,repo,number,head,kind,title,detail,leaf");
    assertThat(rows.get(1))
        .startsWith("0,2026-11-24T12:00:00Z,acme/shop,1,0000")
        .contains("verdict,\"decided, no. 0\",\"{\"\"standing\"\"");
    assertThat(rows.getLast()).contains("verdict,\"'=HYPERLINK(\"\"http://evil\"\")\",");
    assertThat(rows).hasSize(14);
  }

  @Test
  void anExportIntoAFileIsThatWhichIsPrinted() throws IOException {
    List<String> printed = exported();
    exported("--out", "ledger.jsonl");
    assertThat(Files.readAllLines(folder.resolve("ledger.jsonl"))).isEqualTo(printed);
  }
}

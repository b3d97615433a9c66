package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.audit.DatabaseVerification;
import dev.countersign.ledger.audit.FileVerification;
import dev.countersign.ledger.audit.Finding;
import dev.countersign.ledger.audit.Report;
import dev.countersign.ledger.audit.Tombstones;
import dev.countersign.ledger.audit.Trust;
import dev.countersign.ledger.proof.VerifierKey;
import dev.countersign.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `countersign audit verify`.
@Command(
    name = "verify",
    description = {
      "Verifies that nothing was changed, removed, put in or reordered, in an export or, without"
          + " FILE, in the database.",
      "Exit status: 0 nothing was, 1 something was (the first bad entry is named), 2 it cannot be"
          + " verified."
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "What `audit export` wrote.")
  private @Nullable String file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A public key that may have signed, as `audit keys` prints it. Repeatable.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint that you kept: the ledger must still begin with it. Repeatable.")
  private List<String> checkpoints = new ArrayList<>();

  @Option(names = "--json", description = "Print what was found as JSON.")
  private boolean json;

  AuditVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Trust trust = trust();
    String named = file;
    Report report = named == null ? database(trust) : file(named, trust);
    if (json) {
      terminal.out().println(Json.print(tree(report)));
    } else {
      print(report);
    }
    return report.good() ? 0 : 1;
  }

  private Trust trust() {
    try {
      return new Trust(
          keys.stream().map(VerifierKey::read).toList(),
          checkpoints.stream().map(each -> Texts.read(terminal.resolve(each), each)).toList());
    } catch (IllegalArgumentException no) {
      throw new CannotDo(
          "--key is no public key: %s; give it as `audit keys` prints it."
              .formatted(no.getMessage()),
          no);
    }
  }

  private Report database(Trust trust) {
    try (Store store = new Database(terminal).open()) {
      return new DatabaseVerification(store.chain(), trust).verify();
    }
  }

  private Report file(String name, Trust trust) {
    Path path = terminal.resolve(name);
    if (!Files.isRegularFile(path)) {
      throw new CannotDo("There is no file " + name + "; check the path.");
    }
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      return new FileVerification(trust, tombstones(path)).verify(lines.lines().iterator());
    } catch (IOException | UncheckedIOException failed) {
      throw new CannotDo(name + " cannot be read as UTF-8 text; check the file.", failed);
    }
  }

  private static Tombstones tombstones(Path path) throws IOException {
    Tombstones tombstones = new Tombstones();
    try (Stream<String> lines = Files.lines(path)) {
      lines.forEach(tombstones::line);
    }
    return tombstones;
  }

  private void print(Report report) {
    report.findings().forEach(each -> terminal.out().println(terminal.red("✗ " + each.sentence())));
    if (report.good()) {
      terminal
          .out()
          .println(
              terminal.green(
                  "✓ %s: %s verified, %s."
                      .formatted(
                          report.origin().isEmpty() ? "The ledger" : report.origin(),
                          count(report.entries(), "entry", "entries"),
                          count(report.checkpoints(), "checkpoint", "checkpoints"))));
    }
    report.signers().forEach(key -> terminal.out().println("Signed by " + key));
    report.notes().forEach(note -> terminal.out().println("Note: " + note));
  }

  private static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  private ObjectNode tree(Report report) {
    ObjectNode tree =
        Json.object()
            .put("verified", report.good())
            .put("origin", report.origin())
            .put("entries", report.entries())
            .put("signed", report.signed())
            .put("checkpoints", report.checkpoints())
            .put("keysGiven", !keys.isEmpty());
    tree.set("signers", Json.texts(report.signers().stream().map(VerifierKey::toString).toList()));
    var findings = tree.putArray("findings");
    for (Finding each : report.findings()) {
      ObjectNode finding = findings.addObject();
      if (each.place() >= 0) {
        finding.put("place", each.place());
      }
      finding.put("message", each.sentence());
    }
    tree.set("notes", Json.texts(report.notes()));
    return tree;
  }
}

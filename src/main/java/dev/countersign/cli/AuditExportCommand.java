package dev.countersign.cli;

import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.audit.Csv;
import dev.countersign.ledger.audit.Export;
import dev.countersign.ledger.audit.Statements;
import dev.countersign.ledger.proof.SigningKey;
import dev.countersign.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign audit export`.
@Command(
    name = "export",
    description = {
      "Takes the ledger, or the records of one pull request or place, out of the database.",
      "Signs what is there first, where the signing key is at hand; else the last checkpoint is"
          + " what counts.",
      "Exit status: 0 done, 2 it cannot be."
    })
final class AuditExportCommand implements Callable<Integer> {
  private static final Set<String> FORMATS =
      Set.of("jsonl", "checkpoint", "csv", "changes", "in-toto");

  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description =
          "jsonl (what `audit verify` verifies), checkpoint, csv, changes (a log of merged changes)"
              + " or in-toto; jsonl without it. A checkpoint is of all entries; of changes and"
              + " in-toto, --entry takes the place of a merge.")
  private String format = "jsonl";

  @Option(names = "--pull", paramLabel = "OWNER/REPO#N", description = "Only this pull request.")
  private @Nullable String pull;

  @Option(names = "--entry", paramLabel = "PLACE", description = "Only this entry. Repeatable.")
  private List<Long> entries = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "A checkpoint that you kept: prove that the ledger still begins with it.")
  private @Nullable String since;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write; else printed.")
  private @Nullable String out;

  AuditExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    fitting();
    Database database = new Database(terminal);
    try (Store store = database.open()) {
      List<SigningKey> keys = database.signingKeys();
      if (!keys.isEmpty() && store.chain().tip().isPresent()) {
        new Sealing(store.chain(), keys, "").seal(terminal.clock().instant());
      }
      write(store.chain());
      return 0;
    } catch (Export.NotSigned | IllegalArgumentException no) {
      throw new CannotDo(
          no.getMessage() + " Run `audit verify`, or again when the server has signed.", no);
    }
  }

  /// What is asked for is what is handed out: no option is passed over.
  private void fitting() {
    if (!FORMATS.contains(format)) {
      throw new CannotDo(
          "--format is jsonl, checkpoint, csv, changes or in-toto, not %s.".formatted(format));
    }
    if (pull != null && !entries.isEmpty()) {
      throw new CannotDo("Give --pull or --entry, not both.");
    }
    if (since != null && !format.equals("jsonl")) {
      throw new CannotDo("--since goes with --format jsonl alone; leave it out.");
    }
    if (format.equals("checkpoint") && !wanted().all()) {
      throw new CannotDo("A checkpoint is of all entries; leave out --pull and --entry.");
    }
  }

  private Wanted wanted() {
    return new Wanted(pull, entries);
  }

  private void write(Chain chain) {
    String file = out;
    if (file == null) {
      export(chain, terminal.out());
      return;
    }
    try (PrintStream stream =
        new PrintStream(
            Files.newOutputStream(terminal.resolve(file)), false, StandardCharsets.UTF_8)) {
      export(chain, stream);
      if (stream.checkError()) {
        throw new CannotDo(file + " cannot be written whole; check that there is room.");
      }
    } catch (IOException failed) {
      throw new CannotDo(file + " cannot be written; check its folder.", failed);
    }
  }

  private void export(Chain chain, PrintStream stream) {
    switch (format) {
      case "jsonl" -> lines(chain, line -> stream.print(line + "\n"));
      case "csv" -> table(chain, stream);
      case "checkpoint" -> stream.print(last(chain).note());
      case "changes" -> wanted().changes(chain, (_, change) -> stream.print(change + "\n"));
      case "in-toto" -> statements(chain, stream);
      default -> throw new IllegalStateException(format);
    }
  }

  private void statements(Chain chain, PrintStream stream) {
    List<SigningKey> keys = new Database(terminal).signingKeys();
    if (keys.isEmpty()) {
      throw new CannotDo(
          "in-toto statements are signed now, and the signing key is not at hand; run it as the"
              + " server's user.");
    }
    String origin = chain.tip().map(Chain.Tip::origin).orElse("");
    Statements statements = new Statements(origin, keys);
    wanted()
        .changes(chain, (merge, change) -> stream.print(statements.envelope(merge, change) + "\n"));
  }

  private static Signed last(Chain chain) {
    List<Signed> all = chain.checkpoints();
    if (all.isEmpty()) {
      throw new CannotDo("Nothing was signed yet; the server signs every hour and when it stops.");
    }
    return all.getLast();
  }

  private void lines(Chain chain, java.util.function.Consumer<String> lines) {
    Export export = new Export(chain, lines);
    if (wanted().all() && since == null) {
      export.whole();
    } else {
      String kept = since;
      export.records(
          wanted().places(chain), kept == null ? null : Texts.read(terminal.resolve(kept), kept));
    }
  }

  private void table(Chain chain, PrintStream stream) {
    stream.print(Csv.heading() + "\r\n");
    if (wanted().all()) {
      chain.read(0, Long.MAX_VALUE, link -> stream.print(Csv.row(link) + "\r\n"));
      return;
    }
    for (long place : wanted().places(chain)) {
      chain.read(place, place + 1, link -> stream.print(Csv.row(link) + "\r\n"));
    }
  }
}

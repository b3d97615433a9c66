package dev.countersign.cli;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.audit.Changes;
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
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern PULL = Pattern.compile("([^/\\s#]+/[^/\\s#]+)#([0-9]{1,9})");

  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description =
          "jsonl (what `audit verify` verifies), checkpoint, csv, changes (a log of merged changes)"
              + " or in-toto; jsonl without it.")
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
      case "changes" -> new Changes(chain).each((_, change) -> stream.print(change + "\n"));
      case "in-toto" -> statements(chain, stream);
      default ->
          throw new CannotDo(
              "--format is jsonl, checkpoint, csv, changes or in-toto, not %s.".formatted(format));
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
    new Changes(chain)
        .each((merge, change) -> stream.print(statements.envelope(merge, change) + "\n"));
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
    if (pull == null && entries.isEmpty() && since == null) {
      export.whole();
    } else {
      String kept = since;
      export.records(places(chain), kept == null ? null : Texts.read(terminal.resolve(kept), kept));
    }
  }

  private List<Long> places(Chain chain) {
    String named = pull;
    if (named == null) {
      return entries;
    }
    Matcher found = PULL.matcher(named);
    if (!found.matches()) {
      throw new CannotDo("--pull is written as OWNER/REPO#NUMBER, not %s.".formatted(named));
    }
    List<Long> places = chain.places(Repo.of(found.group(1)), Integer.parseInt(found.group(2)));
    if (places.isEmpty()) {
      throw new CannotDo("The ledger has nothing of %s; check its name.".formatted(named));
    }
    return places;
  }

  private void table(Chain chain, PrintStream stream) {
    stream.print(Csv.heading() + "\r\n");
    if (pull == null && entries.isEmpty()) {
      chain.read(0, Long.MAX_VALUE, link -> stream.print(Csv.row(link) + "\r\n"));
      return;
    }
    for (long place : places(chain)) {
      chain.read(place, place + 1, link -> stream.print(Csv.row(link) + "\r\n"));
    }
  }
}

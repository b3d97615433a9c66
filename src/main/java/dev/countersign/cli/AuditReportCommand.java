package dev.countersign.cli;

import dev.countersign.change.Repo;
import dev.countersign.ledger.report.Markdown;
import dev.countersign.ledger.report.Period;
import dev.countersign.ledger.report.Report;
import dev.countersign.ledger.report.ReportCsv;
import dev.countersign.ledger.report.ReportJson;
import dev.countersign.ledger.report.Reports;
import dev.countersign.ledger.report.Reports.Scope;
import dev.countersign.store.Store;
import dev.countersign.web.ReportPaper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `countersign audit report`.
@Command(
    name = "report",
    description = {
      "Computes figures, tables, controls and a sample from the ledger, for this month or the"
          + " period that is named.",
      "Exit status: 0 done, 2 it cannot be."
    })
final class AuditReportCommand implements Callable<Integer> {
  private static final Set<String> FORMATS = Set.of("md", "json", "csv", "html");

  private final Terminal terminal;

  @Option(names = "--month", paramLabel = "2026-11", description = "This month.")
  private @Nullable String month;

  @Option(names = "--quarter", paramLabel = "2026-Q4", description = "This quarter.")
  private @Nullable String quarter;

  @Option(names = "--year", paramLabel = "2026", description = "This year.")
  private @Nullable String year;

  @Option(names = "--from", paramLabel = "DAY", description = "From this day, as 2026-11-01.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "To this day; today without it.")
  private @Nullable String to;

  @Option(names = "--repo", paramLabel = "OWNER/REPO", description = "Only this repository.")
  private @Nullable String repo;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "md",
      description = "md, json, csv or html; md without it.")
  private String format = "md";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write; else printed.")
  private @Nullable String out;

  AuditReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!FORMATS.contains(format)) {
      throw new CannotDo("--format is md, json, csv or html, not %s.".formatted(format));
    }
    try (Store store = new Database(terminal).open()) {
      String only = repo;
      Scope scope = only == null ? Scope.ALL : Scope.of(Repo.of(only));
      write(written(new Reports(store.chain(), scope).on(period())));
      return 0;
    } catch (IllegalArgumentException no) {
      throw new CannotDo(no.getMessage() + ".", no);
    }
  }

  private Period period() {
    LocalDate today = terminal.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    List<Period> named = new ArrayList<>();
    for (String name : new @Nullable String[] {month, quarter, year}) {
      if (name != null) {
        named.add(Period.named(name));
      }
    }
    String first = from;
    String last = to;
    if (first != null) {
      named.add(Period.days(Period.day(first), last == null ? today : Period.day(last)));
    }
    if (named.size() > 1 || (first == null && last != null)) {
      throw new CannotDo("Name one period: --month, --quarter, --year, or --from with --to.");
    }
    return named.isEmpty() ? Period.month(today) : named.getFirst();
  }

  private String written(Report report) {
    return switch (format) {
      case "json" -> Json.print(ReportJson.of(report)) + "\n";
      case "csv" -> ReportCsv.of(report);
      case "html" -> ReportPaper.html(report);
      default -> Markdown.of(report);
    };
  }

  private void write(String text) {
    String file = out;
    if (file == null) {
      terminal.out().print(text);
      terminal.out().flush();
      return;
    }
    try {
      Files.write(terminal.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new CannotDo(file + " cannot be written; check its folder and the room.", failed);
    }
  }
}

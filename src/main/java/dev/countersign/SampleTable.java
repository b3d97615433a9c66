package dev.countersign;

import dev.countersign.change.Repo;
import dev.countersign.gate.Watchlist;
import dev.countersign.sandbox.Sample;
import dev.countersign.sandbox.SampleDeployment;
import dev.countersign.sandbox.SimulatedCheckRun;
import dev.countersign.sandbox.SimulatedRepository;
import dev.countersign.wording.Account;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of the sample pull requests, as a table.
final class SampleTable {
  private static final String ROW = "%-5s %-50s %-12s %-16s %s%n";

  private final SimulatedRepository repository;
  private final Watchlist watchlist;
  private final List<Sample> samples;

  SampleTable(SimulatedRepository repository, Watchlist watchlist, List<Sample> samples) {
    this.repository = repository;
    this.watchlist = watchlist;
    this.samples = samples;
  }

  /// Prints a row for each sample, and what is missing.
  ///
  /// @return whether each sample came out as documented; each that did not is said with what was
  ///   documented
  boolean print(PrintStream out) {
    out.println();
    out.printf(ROW, "PR", "What it shows", "Type", "Check", "Title");
    boolean all = true;
    for (Sample sample : samples) {
      all = row(out, sample) && all;
    }
    return all;
  }

  /// Prints a row for each sample by what was judged, whatever that is.
  ///
  /// @return whether each was judged
  boolean tell(PrintStream out) {
    out.println();
    out.printf(ROW, "PR", "What it shows", "Type", "Check", "Title");
    boolean all = true;
    for (Sample sample : samples) {
      Optional<Account> account = account(sample);
      out.printf(
          ROW,
          "#" + sample.number(),
          sample.name(),
          account.map(Account::type).orElse("not judged"),
          account.map(known -> known.standing().name().toLowerCase(Locale.ROOT)).orElse("none"),
          account.map(Account::title).orElse("no check was published"));
      account.ifPresent(known -> missing(out, known));
      all = account.isPresent() && all;
    }
    return all;
  }

  /// Prints a row for each run that asked whether it may deploy, and what was said to it.
  ///
  /// @return whether each was answered as documented
  static boolean print(PrintStream out, List<SampleDeployment> deployments) {
    out.println();
    out.printf("%-12s %-40s %s%n", "Environment", "What it shows", "Answer");
    boolean all = true;
    for (SampleDeployment each : deployments) {
      out.printf("%-12s %-40s %s%n", each.run().environment(), each.name(), each.run().state());
      each.last().lines().skip(1).forEach(line -> out.println("             " + line));
      if (!each.fits()) {
        out.printf("      NOT AS DOCUMENTED: wanted %s, \"%s\"%n", each.state(), each.says());
      }
      all = each.fits() && all;
    }
    return all;
  }

  private boolean row(PrintStream out, Sample sample) {
    Optional<SimulatedCheckRun> check = repository.pull(sample.number()).check("countersign: main");
    Optional<Account> account = account(sample);
    String type = account.map(Account::type).orElse("not judged");
    out.printf(
        ROW,
        "#" + sample.number(),
        sample.name(),
        type,
        check.map(SimulatedCheckRun::state).orElse("none"),
        check.map(SimulatedCheckRun::title).orElse("no check was published"));
    account.ifPresent(known -> missing(out, known));
    boolean fits = type.equals(sample.type()) && check.filter(sample::fits).isPresent();
    if (!fits) {
      out.printf(
          "      NOT AS DOCUMENTED: wanted %s, %s, \"%s\" in the title and %s in the summary%n",
          sample.type(), sample.state(), sample.title(), sample.missing());
    }
    return fits;
  }

  private Optional<Account> account(Sample sample) {
    return watchlist
        .page(Repo.of(repository.fullName()), sample.number())
        .map(Watchlist.Page::account);
  }

  private static void missing(PrintStream out, Account account) {
    Stream.concat(
            account.todo().stream(), account.awaited().stream().map(who -> "Waiting for " + who))
        .forEach(what -> out.printf("      %s%n", what.replace("\\", "")));
  }
}

package dev.countersign.ledger.report;

import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.report.Facts.Deployment;
import dev.countersign.ledger.report.Facts.Duty;
import dev.countersign.ledger.report.Facts.Extent;
import dev.countersign.ledger.report.Facts.Merge;
import dev.countersign.ledger.report.Facts.Ruled;
import dev.countersign.ledger.report.Facts.Seen;
import dev.countersign.ledger.report.Facts.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads facts out of the ledger, entry by entry, in their order. Verdicts are many and long: of
/// the last of each pull request that is not merged what is counted is kept, and no more.
public final class FactReader {
  private final Predicate<Repo> those;
  private final Map<Repo, Boolean> seen = new HashMap<>();
  private final Set<String> kinds = new HashSet<>();
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, Duty> duties = new LinkedHashMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<Ruled> rulings = new ArrayList<>();
  private final List<Seen> findings = new ArrayList<>();
  private final Map<LocalDate, Long> verdicts = new HashMap<>();
  private boolean undoing;

  /// Whether a merge undoes another and does not say which.
  private boolean blind;

  private long counted;
  private long last = -1;
  private @Nullable Instant begun;

  private FactReader(Predicate<Repo> those) {
    this.those = those;
  }

  /// A pull request that is not merged yet.
  ///
  /// @param verdict its last
  private record Open(Instant begun, Verdict verdict, boolean emergency) {}

  /// Reads what was recorded.
  ///
  /// @param those the repositories that are counted
  public static Facts read(Chain chain, Predicate<Repo> those) {
    FactReader reader = new FactReader(those);
    chain.read(0, Long.MAX_VALUE, reader::meet);
    return reader.facts();
  }

  private Facts facts() {
    return new Facts(
        merges,
        List.copyOf(duties.values()),
        deployments,
        rulings,
        findings,
        new Extent(kinds, undoing && !blind, counted, last, begun, verdicts));
  }

  private void meet(Link link) {
    Entry entry = link.entry();
    if (!seen.computeIfAbsent(entry.repo(), those::test)) {
      return;
    }
    counted++;
    last = link.place();
    begun = begun == null ? entry.at() : begun;
    kinds.add(entry.kind());
    Where where = new Where(link.place(), link.leaf(), entry.at(), entry.repo(), entry.number());
    take(where, entry);
  }

  private void take(Where where, Entry entry) {
    switch (entry.kind()) {
      case "verdict" -> {
        verdicts.merge(entry.at().atZone(ZoneOffset.UTC).toLocalDate(), 1L, Long::sum);
        open(where, Verdict.of(Detail.of(entry.detail())), false);
      }
      case "merge" -> merge(where, entry);
      case "deployment" -> deployment(where, Detail.of(entry.detail()), entry.head().value());
      case "obligation-opened", "obligation-done", "obligation-overdue" ->
          duty(where, entry.kind(), Detail.of(entry.detail()));
      case "obligation-reminded" -> {}
      default -> other(where, entry);
    }
  }

  private void open(Where where, @Nullable Verdict verdict, boolean emergency) {
    Open before = open.getOrDefault(where.pull(), new Open(where.at(), Verdict.NONE, false));
    open.put(
        where.pull(),
        new Open(
            before.begun(),
            verdict == null ? before.verdict() : verdict,
            before.emergency() || emergency));
  }

  private void merge(Where where, Entry entry) {
    Open before = open.remove(where.pull());
    Open known = before == null ? new Open(where.at(), Verdict.NONE, false) : before;
    Detail merge = Detail.of(entry.detail());
    Verdict verdict = known.verdict();
    String type = first(merge.text("/account/type"), verdict.type());
    undoing |= merge.has("/reverts");
    blind |= merge.has("/reverts/commit") && merge.text("/reverts/number").isEmpty();
    String undone = merge.text("/reverts/number");
    merges.add(
        new Merge(
            where,
            first(merge.text("/commit"), entry.head().value()),
            known.begun(),
            type,
            first(merge.text("/account/risk"), verdict.risk()).toLowerCase(Locale.ROOT),
            merge.truth("/compliant"),
            known.emergency() || type.toLowerCase(Locale.ROOT).contains("emergency"),
            first(verdict.author(), merge.text("/account/author")),
            merge.text("/by", "/by/login/value", "/mergedBy"),
            verdict.told(),
            verdict.approvers(),
            merge.notMet(),
            undone.matches("[0-9]{1,9}") ? Integer.parseInt(undone) : 0));
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private void deployment(Where where, Detail said, String head) {
    Boolean rollback = said.truth("/rollback");
    deployments.add(
        new Deployment(
            where,
            said.text("/environment"),
            first(said.text("/commit", "/sha"), head),
            said.text("/state", "/status"),
            rollback != null && rollback));
  }

  private void duty(Where where, String kind, Detail said) {
    String id = said.text("/obligation/id", "/obligation", "/id");
    String key = where.pull() + " " + first(said.text("/key"), id);
    Duty before = duties.get(key);
    Duty known = before == null ? new Duty(where, id, "", "", null, null, "", false) : before;
    boolean done = kind.equals("obligation-done");
    Boolean late = said.truth("/late");
    Instant due = said.moment("/due", "/obligation/due");
    Instant end = due == null ? known.due() : due;
    duties.put(
        key,
        new Duty(
            known.where(),
            first(known.obligation(), id),
            first(known.owner(), owner(said)),
            first(known.because(), said.text("/because", "/event", "/trigger")),
            end,
            done ? where.at() : known.done(),
            done ? said.text("/by") : known.by(),
            kind.equals("obligation-overdue")
                || known.late()
                || (late != null && late)
                || (done && end != null && where.at().isAfter(end))));
  }

  private static String owner(Detail said) {
    return first(said.text("/owner"), String.join(", ", said.texts("/owners")));
  }

  private void other(Where where, Entry entry) {
    Detail said = Detail.of(entry.detail());
    if (said.has("/ruling")) {
      String by = said.text("/ruling/by", "/ruling/by/value");
      String subject = said.text("/ruling/subject");
      rulings.add(new Ruled(where, entry.kind(), by, subject, said.text("/ruling/because")));
      if (entry.kind().startsWith("emergency")) {
        open(where, null, true);
      }
    } else {
      findings.add(new Seen(where, entry.kind(), entry.title()));
    }
  }
}

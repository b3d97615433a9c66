package dev.countersign.policy;

import dev.countersign.change.Check;
import dev.countersign.policy.Finding.Percentage;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What checks tell in percent.
///
/// The first line with a percentage counts, of the title before the summary; where it has several,
/// the least of them. One with a sign before it is a difference and counts for nothing.
final class CoverageFindings {
  private static final Pattern PERCENT =
      Pattern.compile("(?<![\\d.,+\\-−–±])(\\d{1,3}(?:[.,]\\d{1,9})?)\\s?%");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final Set<String> TELLING = Set.of("success", "failure", "neutral");

  private final List<Check> checks;

  CoverageFindings(List<Check> checks) {
    this.checks = checks.stream().filter(check -> !check.ours()).toList();
  }

  Finding of(Requirement.Coverage wanted) {
    List<Check> matching =
        checks.stream()
            .filter(check -> wanted.check().matches(check.name()))
            .sorted(Comparator.comparing(Check::name))
            .toList();
    List<Percentage> told =
        matching.stream()
            .map(check ->
                new Percentage(
                    check.name(),
                    check.running(),
                    percent(check).map(BigDecimal::toPlainString).orElse(null)))
            .toList();
    return new Finding.Coverage(
        state(matching, wanted.atLeast()),
        String.join(", ", wanted.check().patterns()),
        wanted.atLeast().toPlainString(),
        told);
  }

  private static State state(List<Check> matching, BigDecimal atLeast) {
    boolean low =
        matching.stream()
            .filter(check -> !check.running())
            .map(CoverageFindings::percent)
            .anyMatch(percent -> percent.filter(found -> atLeast.compareTo(found) <= 0).isEmpty());
    boolean waiting = matching.isEmpty() || matching.stream().anyMatch(Check::running);
    return low ? State.UNMET : waiting ? State.WAITING : State.MET;
  }

  private static Optional<BigDecimal> percent(Check check) {
    @Nullable String conclusion = check.conclusion();
    return conclusion != null && TELLING.contains(conclusion)
        ? percent(check.title()).or(() -> percent(check.summary()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> percent(String text) {
    return text.lines()
        .map(line -> PERCENT.matcher(line).results().map(CoverageFindings::number).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .flatMap(found -> found.stream().min(Comparator.naturalOrder()))
        .filter(found -> found.compareTo(ALL) <= 0);
  }

  private static BigDecimal number(MatchResult found) {
    return new BigDecimal(found.group(1).replace(',', '.'));
  }
}

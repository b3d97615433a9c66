package dev.countersign.wording;

import dev.countersign.change.Login;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import dev.countersign.policy.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Who or what is awaited: in a few words for the title, and in a phrase that says since when.
final class Waits {
  private static final int SHOWN = 4;

  private final Instant now;
  private final ZoneId zone;
  private final Map<String, Instant> askedSince;

  Waits(Instant now, ZoneId zone, Map<String, Instant> askedSince) {
    this.now = now;
    this.zone = zone;
    this.askedSince = askedSince;
  }

  /// A few words, as in `the Security Lead (@dana)`.
  List<String> brief(Finding finding) {
    if (finding.state() != State.WAITING) {
      return List.of();
    }
    return switch (finding) {
      case Finding.CheckRuns checks ->
          pending(checks).stream().map(name -> Harmless.plain(name, 40)).toList();
      case Finding.HeadCount count ->
          List.of(
              Lists.count((long) count.wanted() - count.given().size(), "more approval")
                  + by(count.from().stream().map(role -> Harmless.plain(role, 40)).toList()));
      case Finding.Seat seat -> List.of("the " + seat.title() + only(seat.awaited()));
      case Finding.Owned owned -> List.of("code owner " + Lists.or(owned.owners()));
      case Finding.InWindow window ->
          List.of(
              window.opens() == null
                  ? "a window that never opens"
                  : "the window at " + Times.at(window.opens(), now, zone));
      case Finding.Frozen frozen -> List.of(frozen(frozen, Waits::plain));
      case Finding.Age age -> age(age, plain(age.wanted()));
      case Finding.MergeMethods methods ->
          List.of("an administrator to allow only " + Duties.method(methods.wanted()));
      case Finding.VersionRaised raised -> List.of("the commits since the last release");
      case Finding.SizeWithin size -> List.of();
      case Finding.Messages messages -> List.of();
      case Finding.Migrations migrations -> List.of();
      case Finding.ChangelogEntry entry -> List.of();
      case Finding.Coverage coverage -> List.of(Harmless.plain(coverage.pattern(), 40));
      case Finding.Unknown(var state, String what) -> List.of("facts that GitHub does not tell");
      case Finding.Alternatives any ->
          any.alternatives().stream()
              .flatMap(List::stream)
              .flatMap(one -> brief(one).stream())
              .limit(2)
              .toList();
      case Finding.SectionReply section -> List.of();
      case Finding.Item item -> List.of();
      case Finding.FilesToo files -> List.of("the list of files");
      case Finding.BranchNamed branch -> List.of();
      case Finding.BasedOn base -> List.of();
      case Finding.Reference reference -> List.of();
      case Finding.Conversations talk -> List.of();
      case Finding.ChangesAsked asked -> List.of();
      case Finding.Excepted excepted -> List.of();
      case Finding.Waived waived -> List.of();
    };
  }

  /// Phrases that say who is awaited as what, and since when they were asked.
  List<String> phrases(Finding finding) {
    if (finding.state() != State.WAITING) {
      return List.of();
    }
    return switch (finding) {
      case Finding.CheckRuns checks ->
          pending(checks).stream()
              .map(name ->
                  "the check "
                      + Harmless.code(name)
                      + (checks.running().isEmpty() ? " (not reported yet)" : ""))
              .toList();
      case Finding.HeadCount count ->
          List.of(
              Lists.count((long) count.wanted() - count.given().size(), "more approval")
                  + by(count.from().stream().map(role -> Harmless.text(role, 80)).toList())
                  + people(count.awaited()));
      case Finding.Seat seat -> List.of(seat(seat));
      case Finding.Owned owned ->
          List.of(
              "a code owner of "
                  + Lists.files(owned.files(), owned.fileCount(), 2)
                  + ": "
                  + Duties.owners(owned)
                  + people(owned.awaited()));
      case Finding.Unknown(var state, String what) -> List.of(Harmless.text(what, 300));
      case Finding.Alternatives any ->
          any.alternatives().stream()
              .flatMap(List::stream)
              .flatMap(one -> phrases(one).stream())
              .toList();
      case Finding.InWindow window -> brief(window);
      case Finding.Frozen frozen -> List.of(frozen(frozen, name -> Harmless.text(name, 80)));
      case Finding.Age age -> age(age, Duties.wanted(age));
      case Finding.MergeMethods methods ->
          List.of("an administrator, to " + Duties.mergeMethods(methods));
      case Finding.VersionRaised raised ->
          List.of("what went in since the last release, which is not known");
      case Finding.SizeWithin size -> List.of();
      case Finding.Messages messages -> List.of();
      case Finding.Migrations migrations -> List.of();
      case Finding.ChangelogEntry entry -> List.of();
      case Finding.Coverage coverage -> List.of("the coverage: " + Faults.percentages(coverage));
      case Finding.SectionReply section -> List.of();
      case Finding.Item item -> List.of();
      case Finding.FilesToo files -> brief(files);
      case Finding.BranchNamed branch -> List.of();
      case Finding.BasedOn base -> List.of();
      case Finding.Reference reference -> List.of();
      case Finding.Conversations talk -> List.of();
      case Finding.ChangesAsked asked -> List.of();
      case Finding.Excepted excepted -> List.of();
      case Finding.Waived waived -> List.of();
    };
  }

  private String frozen(Finding.Frozen frozen, UnaryOperator<String> shown) {
    List<String> names = frozen.names().stream().map(shown).toList();
    String end =
        frozen.turns() == null
            ? "which does not end within a year"
            : "over at " + Times.at(frozen.turns(), now, zone);
    return "the end of the freeze " + Lists.and(names) + ", " + end;
  }

  private static String plain(String name) {
    return Harmless.plain(name, 40);
  }

  private List<String> age(Finding.Age age, String wanted) {
    return age.reached() == null
        ? List.of()
        : List.of(
            "it to have been ready for " + wanted + ", at " + Times.at(age.reached(), now, zone));
  }

  private String seat(Finding.Seat seat) {
    return switch (seat.awaited()) {
      case Awaited.AnyOf(List<Login> people, var asked) when people.size() == 1 ->
          Harmless.person(people.getFirst())
              + " ("
              + Duties.role(seat)
              + since(people.getFirst())
              + ")";
      case Awaited other -> "the " + Duties.role(seat) + people(other);
    };
  }

  private String people(Awaited awaited) {
    return switch (awaited) {
      case Awaited.AnyOf(List<Login> people, var asked) when people.isEmpty() -> "";
      case Awaited.AnyOf(List<Login> people, var asked) ->
          ", from " + Lists.first(named(people), people.size(), SHOWN);
      case Awaited.Nobody(String why, String wayOut) ->
          " (nobody can now: "
              + Harmless.text(why, 300)
              + "; the way out: "
              + Harmless.text(wayOut, 300)
              + ")";
      case Awaited.Done done -> "";
    };
  }

  private List<String> named(List<Login> people) {
    List<String> named = new ArrayList<>();
    for (Login person : people) {
      String since = since(person);
      named.add(Harmless.person(person) + (since.isEmpty() ? "" : " (" + since.substring(2) + ")"));
    }
    return named;
  }

  private String since(Login person) {
    Instant asked = askedSince.get("user:" + person.key());
    return asked == null ? "" : ", asked " + Times.ago(asked, now);
  }

  private static String by(List<String> roles) {
    return roles.isEmpty() ? "" : " by " + Lists.or(roles);
  }

  private static String only(Awaited awaited) {
    return awaited instanceof Awaited.AnyOf(List<Login> people, var asked) && people.size() == 1
        ? " (@" + people.getFirst() + ")"
        : "";
  }

  private static List<String> pending(Finding.CheckRuns checks) {
    return checks.running().isEmpty() && checks.passed().isEmpty() && checks.failed().isEmpty()
        ? List.of(checks.pattern())
        : checks.running();
  }
}

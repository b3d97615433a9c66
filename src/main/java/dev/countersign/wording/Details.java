package dev.countersign.wording;

import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How something stands, in a phrase for the table of rules.
final class Details {
  private final Instant now;
  private final ZoneId zone;

  Details(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /// How all findings of a rule stand: checks in one phrase, a section alone without its name.
  String of(List<Finding> findings) {
    if (findings.size() == 1
        && findings.getFirst()
            instanceof Finding.SectionReply(var state, var section, Reply reply)) {
      return reply(reply);
    }
    List<Finding.CheckRuns> checks =
        findings.stream()
            .filter(Finding.CheckRuns.class::isInstance)
            .map(Finding.CheckRuns.class::cast)
            .toList();
    return findings.stream()
        .map(finding -> finding instanceof Finding.CheckRuns ? checks(checks) : of(finding))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String of(Finding finding) {
    return switch (finding) {
      case Finding.SectionReply(var state, var section, Reply reply) ->
          Harmless.text(section.title(), 80) + ": " + reply(reply);
      case Finding.Item item ->
          Harmless.text(item.item(), 120)
              + (item.ticked() ? ": ticked" : item.present() ? ": not ticked" : ": missing");
      case Finding.CheckRuns checks -> checks(List.of(checks));
      case Finding.FilesToo files -> files(files);
      case Finding.BranchNamed branch -> "branch " + Harmless.code(branch.branch());
      case Finding.BasedOn base -> "base branch " + Harmless.code(base.branch());
      case Finding.Reference reference ->
          reference.found() == null ? "no reference" : Harmless.text(reference.found(), 80);
      case Finding.Conversations talk ->
          talk.open() == 0
              ? "all conversations resolved"
              : Lists.count(talk.open(), "conversation") + " open";
      case Finding.HeadCount count -> headCount(count);
      case Finding.Seat seat ->
          seat.filledBy() == null
              ? "nobody yet as " + Duties.role(seat) + nobody(seat.awaited())
              : Harmless.person(seat.filledBy()) + " as " + Duties.role(seat);
      case Finding.Owned owned -> owned(owned);
      case Finding.ChangesAsked asked -> Harmless.person(asked.by()) + " asks for changes";
      case Finding.InWindow window -> window(window);
      case Finding.Frozen frozen -> frozen(frozen);
      case Finding.Age age -> age(age);
      case Finding.Migrations migrations ->
          Lists.count(migrations.count(), "migration")
              + (migrations.faults().isEmpty()
                  ? ""
                  : ", " + Lists.count(migrations.faults().size(), "fault"));
      case Finding.Messages messages ->
          messages.faults().isEmpty()
              ? "titles and messages as asked"
              : Lists.count(messages.faults().size(), "message") + " not as asked";
      case Finding.ChangelogEntry entry ->
          Harmless.code(entry.file())
              + (entry.entries() ? " has a new entry" : " has no new entry")
              + (entry.faults().isEmpty()
                  ? ""
                  : ", " + Lists.count(entry.faults().size(), "fault"));
      case Finding.Coverage coverage ->
          Faults.percentages(coverage) + ", of " + coverage.atLeast() + " % wanted";
      case Finding.SizeWithin size -> Duties.counts(size);
      case Finding.MergeMethods methods -> mergeMethods(methods);
      case Finding.VersionRaised raised -> Versions.steps(raised) + Versions.demand(raised);
      case Finding.Excepted excepted ->
          "excepted from "
              + Harmless.text(excepted.freeze(), 80)
              + " by "
              + Harmless.person(excepted.by())
              + " because "
              + Harmless.text(excepted.because(), 300);
      case Finding.Waived waived -> waived(waived);
      case Finding.Alternatives any ->
          String.join(
              "; or ",
              any.alternatives().stream()
                  .map(one -> String.join(", ", one.stream().map(this::of).toList()))
                  .toList());
      case Finding.Unknown(var state, String what) -> Harmless.text(what, 300);
    };
  }

  private static String reply(Reply reply) {
    return switch (reply) {
      case Reply.Answered answered -> "answered";
      case Reply.Missing missing -> "missing";
      case Reply.Empty(String why) -> Harmless.text(why, 160);
      case Reply.TooShort(int words, int wanted) ->
          Lists.count(words, "word") + ", at least " + wanted + " wanted";
      case Reply.NotOneOf(String given, var wanted) -> "says " + Harmless.code(given);
      case Reply.Unread unread -> "not found in the part that could be read";
    };
  }

  private static String checks(List<Finding.CheckRuns> checks) {
    List<String> missing =
        checks.stream()
            .filter(
                one -> one.failed().isEmpty() && one.running().isEmpty() && one.passed().isEmpty())
            .map(Finding.CheckRuns::pattern)
            .toList();
    return Stream.of(
            join(checks.stream().flatMap(one -> one.failed().stream()).map(Details::failed), ""),
            names(checks, Finding.CheckRuns::running, " running"),
            join(missing.stream().map(Harmless::code), " not reported yet"),
            names(checks, Finding.CheckRuns::passed, " ✓"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String failed(Finding.Concluded check) {
    return Harmless.code(check.check()) + " " + Harmless.text(check.conclusion(), 40);
  }

  private static String names(
      List<Finding.CheckRuns> checks,
      Function<Finding.CheckRuns, List<String>> which,
      String standing) {
    return join(
        checks.stream().flatMap(one -> which.apply(one).stream()).map(Harmless::code), standing);
  }

  private static String join(Stream<String> words, String after) {
    String all = words.distinct().collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : all + after;
  }

  private static String files(Finding.FilesToo files) {
    if (files.reason() != null) {
      return "waived in the description: " + Harmless.text(files.reason(), 160);
    }
    return switch (files.state()) {
      case MET -> files.causes().isEmpty() ? "no changed file asks for it" : "changed too";
      case NOTED, WAIVED, WAITING, UNMET ->
          Lists.files(files.causes(), files.causes().size(), 3)
              + " changed, and nothing of "
              + Lists.or(Harmless.codes(files.wanted()));
    };
  }

  private static String headCount(Finding.HeadCount count) {
    String given = Lists.and(Harmless.people(count.given()));
    return Math.min(count.given().size(), count.wanted())
        + " of "
        + count.wanted()
        + (given.isEmpty() ? "" : ": " + given)
        + nobody(count.awaited());
  }

  private static String owned(Finding.Owned owned) {
    if (owned.owners().isEmpty()) {
      return "no changed file has an owner";
    }
    String files = Lists.files(owned.files(), owned.fileCount(), 2);
    return owned.approvedBy() == null
        ? files + ": none of " + Duties.owners(owned) + " yet" + nobody(owned.awaited())
        : files + ": " + Harmless.person(owned.approvedBy());
  }

  private String window(Finding.InWindow window) {
    String name = Lists.or(Harmless.codes(window.windows()));
    if (window.opens() != null) {
      return name + " opens " + Times.at(window.opens(), now, zone);
    }
    return switch (window.state()) {
      case MET ->
          window.closes() == null
              ? name + " is open"
              : name + " is open until " + Times.at(window.closes(), now, zone);
      case NOTED, WAIVED, WAITING, UNMET -> name + " does not open within a year";
    };
  }

  private String frozen(Finding.Frozen frozen) {
    String turns = frozen.turns() == null ? "" : Times.at(frozen.turns(), now, zone);
    if (frozen.names().isEmpty()) {
      return "no freeze in force" + (turns.isEmpty() ? "" : ", the next begins " + turns);
    }
    String names = Lists.and(frozen.names().stream().map(each -> Harmless.text(each, 80)).toList());
    return "frozen: " + names + (turns.isEmpty() ? ", for over a year" : ", until " + turns);
  }

  private String age(Finding.Age age) {
    if (age.reached() == null) {
      return "a draft: its " + Duties.wanted(age) + " do not run";
    }
    String reached = Times.at(age.reached(), now, zone);
    return switch (age.state()) {
      case MET -> "ready for review for " + Duties.wanted(age);
      case NOTED, WAIVED, WAITING, UNMET -> "ready for " + Duties.wanted(age) + " at " + reached;
    };
  }

  private static String mergeMethods(Finding.MergeMethods methods) {
    if (methods.allowed() == null) {
      return "GitHub does not tell how the repository may be merged";
    }
    return methods.allowed().isEmpty()
        ? "no way to merge is allowed"
        : "allowed: " + Lists.and(methods.allowed().stream().map(Duties::method).toList());
  }

  private String waived(Finding.Waived waived) {
    String until =
        waived.until() == null ? "" : " (until " + Times.at(waived.until(), now, zone) + ")";
    return "by "
        + Harmless.person(waived.by())
        + " because "
        + Harmless.text(waived.because(), 300)
        + until;
  }

  private static String nobody(Awaited awaited) {
    return awaited instanceof Awaited.Nobody(String why, String wayOut)
        ? ". Nobody can give it: "
            + Harmless.text(why, 300)
            + "; the way out: "
            + Harmless.text(wayOut, 300)
        : "";
  }
}

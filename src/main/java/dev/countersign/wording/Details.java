package dev.countersign.wording;

import dev.countersign.change.Login;
import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.Awaited;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// How something stands, in a phrase for the table of rules.
final class Details {
  private final Instant now;
  private final ZoneId zone;

  Details(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  String of(Finding finding) {
    return switch (finding) {
      case Finding.SectionReply(var state, var section, Reply reply) ->
          Harmless.text(section.title(), 80) + ": " + reply(reply);
      case Finding.Item item ->
          Harmless.text(item.item(), 120)
              + (item.ticked() ? ": ticked" : item.present() ? ": not ticked" : ": missing");
      case Finding.CheckRuns checks -> checks(checks);
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
              ? "nobody yet as " + seat.title() + nobody(seat.awaited())
              : "@" + seat.filledBy() + " as " + seat.title();
      case Finding.Owned owned -> owned(owned);
      case Finding.ChangesAsked asked -> "@" + asked.by() + " asks for changes";
      case Finding.InWindow window -> window(window);
      case Finding.Alternatives any ->
          String.join(
              "; or ",
              any.alternatives().stream()
                  .map(one -> String.join(", ", one.stream().map(this::of).toList()))
                  .toList());
      case Finding.Unknown(var state, String what) -> what;
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

  private static String checks(Finding.CheckRuns checks) {
    List<String> parts = new ArrayList<>();
    if (!checks.failed().isEmpty()) {
      parts.add(
          String.join(
              ", ",
              checks.failed().stream()
                  .map(one -> Harmless.code(one.check()) + " " + one.conclusion())
                  .toList()));
    }
    if (!checks.running().isEmpty()) {
      parts.add(String.join(", ", Duties.codes(checks.running())) + " running");
    }
    if (!checks.passed().isEmpty()) {
      parts.add(String.join(", ", Duties.codes(checks.passed())) + " ✓");
    }
    return parts.isEmpty()
        ? Harmless.code(checks.pattern()) + " not reported yet"
        : String.join(" · ", parts);
  }

  private static String files(Finding.FilesToo files) {
    if (files.reason() != null) {
      return "waived in the description: " + Harmless.text(files.reason(), 160);
    }
    return switch (files.state()) {
      case MET -> "changed too";
      case NOTED, WAIVED, WAITING, UNMET ->
          Lists.first(Duties.codes(files.causes()), files.causes().size(), 3)
              + " changed, and nothing of "
              + Lists.or(Duties.codes(files.wanted()));
    };
  }

  private static String headCount(Finding.HeadCount count) {
    String given = people(count.given());
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
    String files = Lists.first(Duties.codes(owned.files()), owned.fileCount(), 2);
    return owned.approvedBy() == null
        ? files + ": none of " + Lists.or(owned.owners()) + " yet" + nobody(owned.awaited())
        : files + ": @" + owned.approvedBy();
  }

  private String window(Finding.InWindow window) {
    String name = Lists.or(Duties.codes(window.windows()));
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

  private static String nobody(Awaited awaited) {
    return awaited instanceof Awaited.Nobody(String why, String wayOut)
        ? ". Nobody can give it: " + why + "; the way out: " + wayOut
        : "";
  }

  private static String people(List<Login> people) {
    return Lists.and(people.stream().map(person -> "@" + person).toList());
  }
}

package dev.countersign.wording;

import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Reply;
import dev.countersign.policy.Finding;
import dev.countersign.policy.Section;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the author must do about something that is not met: in a few words for the title, and in a
/// sentence.
final class Duties {
  private static final Set<String> QUESTIONS =
      Set.of("what", "why", "how", "who", "when", "where", "which");

  private Duties() {}

  /// A few words, as in `Add a rollback plan`; they stand alone in the merge box, so they hold no
  /// Markdown.
  static String brief(Finding finding) {
    return switch (finding) {
      case Finding.SectionReply(var state, Section section, Reply reply) -> brief(section, reply);
      case Finding.Item item -> "Tick \"" + Harmless.plain(item.item(), 40) + "\"";
      case Finding.CheckRuns checks -> "Mend " + Lists.and(failed(checks));
      case Finding.FilesToo files -> "Change " + Lists.or(files.wanted()) + " too";
      case Finding.BranchNamed branch -> "Rename the branch";
      case Finding.BasedOn base -> "Choose another base branch";
      case Finding.Reference reference -> reference.issue() ? "Link an issue" : "Name a ticket";
      case Finding.Conversations talk -> "Resolve " + Lists.count(talk.open(), "conversation");
      case Finding.ChangesAsked asked -> "Answer @" + asked.by() + "'s request for changes";
      case Finding.Alternatives any -> "Do one of " + any.alternatives().size() + " things";
      case Finding.Unknown unknown -> "Make the change readable";
      case Finding.HeadCount count -> "Get " + Lists.count(count.wanted(), "approval");
      case Finding.Seat seat -> "Get the approval of " + seat.title();
      case Finding.Owned owned -> "Get the approval of the code owners";
      case Finding.InWindow window -> "Wait for the window";
      case Finding.Frozen frozen -> "Wait for the end of the freeze";
      case Finding.Age age -> age.reached() == null ? "Mark it ready for review" : "Wait";
      case Finding.SizeWithin size -> "Split the change";
      case Finding.Messages messages -> Faults.brief(messages);
      case Finding.Migrations migrations -> "Mend the migrations";
      case Finding.ChangelogEntry entry ->
          (entry.entries() ? "Mend " : "Add to ") + Harmless.plain(entry.file(), 40);
      case Finding.Coverage coverage -> "Raise the coverage to " + coverage.atLeast() + " %";
      case Finding.MergeMethods methods -> "Have the ways to merge set";
      case Finding.VersionRaised raised -> Versions.brief(raised);
      case Finding.Excepted excepted -> "Nothing: it is excepted";
      case Finding.Waived waived -> "Nothing: it is waived";
    };
  }

  private static String brief(Section section, Reply reply) {
    return switch (reply) {
      case Reply.TooShort tooShort -> "Say more in \"" + section.title() + "\"";
      case Reply.NotOneOf other -> "Choose a value for \"" + section.title() + "\"";
      case Reply.Unread unread -> "Shorten the description";
      case Reply.Answered answered -> "Look at \"" + section.title() + "\"";
      case Reply.Missing missing -> add(section);
      case Reply.Empty empty -> add(section);
    };
  }

  private static String add(Section section) {
    String title = section.title();
    String first = title.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    if (QUESTIONS.contains(first) || title.endsWith("?") || title.endsWith("s")) {
      return "Answer \"" + title + "\"";
    }
    boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
    String noun =
        word ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title;
    return "Add " + ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /// A sentence that says what to do.
  static String sentence(Finding finding) {
    return switch (finding) {
      case Finding.SectionReply(var state, Section section, Reply reply) ->
          sentence(section, reply);
      case Finding.Item item ->
          (item.present()
                  ? "Tick the item \"" + Harmless.text(item.item(), 200) + "\""
                  : "Add and tick the item \"" + Harmless.text(item.item(), 200) + "\"")
              + " under *"
              + Harmless.text(item.section(), 100)
              + "*.";
      case Finding.CheckRuns checks ->
          "Mend "
              + Lists.and(
                  checks.failed().stream()
                      .map(one ->
                          Harmless.code(one.check())
                              + ", which concluded "
                              + Harmless.text(one.conclusion(), 40))
                      .toList())
              + ".";
      case Finding.FilesToo files -> filesToo(files);
      case Finding.BranchNamed branch ->
          "The branch "
              + Harmless.code(branch.branch())
              + " must be named like "
              + Lists.or(Harmless.codes(branch.wanted()))
              + ": open the pull request from a branch with such a name.";
      case Finding.BasedOn base ->
          "The pull request goes to "
              + Harmless.code(base.branch())
              + "; it must go to "
              + Lists.or(Harmless.codes(base.wanted()))
              + ". Change the base branch beside the title.";
      case Finding.Reference reference -> reference(reference);
      case Finding.Conversations talk ->
          "Resolve the " + Lists.count(talk.open(), "open conversation") + ".";
      case Finding.ChangesAsked asked ->
          Harmless.person(asked.by())
              + " asks for changes: make them and ask for another review, or have that review dismissed.";
      case Finding.Alternatives any ->
          "Do one of these: "
              + any.alternatives().stream()
                  .flatMap(List::stream)
                  .map(Duties::sentence)
                  .map(Duties::asPart)
                  .collect(Collectors.joining("; or "))
              + ".";
      case Finding.Unknown(var state, String what) -> Harmless.text(what, 300);
      case Finding.HeadCount count -> "Get " + Lists.count(count.wanted(), "approval") + ".";
      case Finding.Seat seat -> "Get the approval of the " + role(seat) + ".";
      case Finding.Owned owned -> "Get an approval of " + owners(owned) + ".";
      case Finding.InWindow window -> "Wait for the window.";
      case Finding.Frozen frozen -> "Wait for the end of the freeze.";
      case Finding.Age age ->
          age.reached() == null
              ? "Mark the pull request ready for review: it must have been so for "
                  + wanted(age)
                  + ", and a draft's time does not run."
              : "Wait until it has been ready for review for " + wanted(age) + ".";
      case Finding.Messages messages -> Faults.sentence(messages);
      case Finding.Migrations migrations -> Faults.sentence(migrations);
      case Finding.ChangelogEntry entry -> Faults.sentence(entry);
      case Finding.Coverage coverage ->
          "Raise the coverage to "
              + coverage.atLeast()
              + " %, as a percentage in the title or summary of "
              + Harmless.code(coverage.pattern())
              + " must say: "
              + Faults.percentages(coverage)
              + ".";
      case Finding.SizeWithin size ->
          "Split the change into smaller ones: it has "
              + counts(size)
              + ", generated files left out.";
      case Finding.MergeMethods methods -> "Have an administrator " + mergeMethods(methods) + ".";
      case Finding.VersionRaised raised -> Versions.sentence(raised);
      case Finding.Excepted excepted -> "Nothing: it is excepted.";
      case Finding.Waived waived -> "Nothing: it is waived.";
    };
  }

  private static String sentence(Section section, Reply reply) {
    String title = "*" + Harmless.text(section.title(), 100) + "*";
    return switch (reply) {
      case Reply.Missing missing -> "Add the section " + title + hint(section) + ".";
      case Reply.Empty(String why) ->
          "Answer the section "
              + title
              + hint(section)
              + (why.startsWith("says") ? ". Now it " : ". Now it holds ")
              + Harmless.text(why, 200)
              + ".";
      case Reply.TooShort(int words, int wanted) ->
          "Say more in the section "
              + title
              + ": "
              + wanted
              + " words at least, now "
              + words
              + ".";
      case Reply.NotOneOf(String given, List<String> wanted) ->
          "The section "
              + title
              + " must say "
              + Lists.or(Harmless.codes(wanted))
              + ", not "
              + Harmless.code(given)
              + ".";
      case Reply.Unread unread ->
          "The description is too long to be read whole: shorten it, so that "
              + title
              + " is found.";
      case Reply.Answered answered -> "The section " + title + " is answered.";
    };
  }

  private static String hint(Section section) {
    String template = section.template();
    if (!section.oneOf().isEmpty()) {
      return ": one of " + Lists.or(Harmless.codes(section.oneOf()));
    }
    if (template == null || template.isBlank()) {
      return "";
    }
    String first =
        template.strip().lines().findFirst().orElse("").replaceAll("<!--|-->", "").strip();
    String plain = first.replaceAll("\\.$", "");
    return plain.isEmpty()
        ? ""
        : ": "
            + Harmless.text(
                plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1), 200);
  }

  private static String filesToo(Finding.FilesToo files) {
    String causes = Lists.files(files.causes(), files.causes().size(), 3);
    String waiver =
        files.waiver() == null
            ? ""
            : ", or say in the description why not: "
                + Harmless.code(files.waiver() + ": not needed because …");
    return "Change a file of "
        + Lists.or(Harmless.codes(files.wanted()))
        + " as well, since "
        + causes
        + " changed"
        + waiver
        + ".";
  }

  /// What an administrator has to set.
  static String mergeMethods(Finding.MergeMethods methods) {
    return "leave "
        + method(methods.wanted())
        + " as the only way to merge, in the repository's settings under Pull Requests";
  }

  /// How long it must have been ready.
  static String wanted(Finding.Age age) {
    return Harmless.text(age.wanted(), 40);
  }

  /// Each limit and what there is.
  static String counts(Finding.SizeWithin size) {
    return Lists.and(size.counts().stream().map(each -> Harmless.text(each, 100)).toList());
  }

  static String method(MergeMethod method) {
    return switch (method) {
      case SQUASH -> "squash merging";
      case MERGE -> "merge commits";
      case REBASE -> "rebase merging";
    };
  }

  private static String reference(Finding.Reference reference) {
    String pattern =
        reference.pattern() == null
            ? ""
            : (reference.issue() ? ", or name" : "Name")
                + " a ticket that matches "
                + Harmless.code(reference.pattern())
                + " in title or description";
    return (reference.issue()
            ? "Say in the description which issue it closes, as in `Closes #12`"
            : "")
        + pattern
        + ".";
  }

  /// A role's title.
  static String role(Finding.Seat seat) {
    return Harmless.text(seat.title(), 80);
  }

  /// The owners of files, one of whom is enough.
  static String owners(Finding.Owned owned) {
    return Lists.or(owned.owners().stream().map(Harmless::owner).toList());
  }

  private static String asPart(String sentence) {
    String part = sentence.replaceAll("\\.$", "");
    return part.isEmpty()
        ? part
        : part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1);
  }

  private static List<String> failed(Finding.CheckRuns checks) {
    return checks.failed().stream().map(one -> Harmless.plain(one.check(), 40)).toList();
  }
}

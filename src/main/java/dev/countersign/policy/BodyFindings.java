package dev.countersign.policy;

import dev.countersign.change.PullRequest;
import dev.countersign.change.Reply;
import dev.countersign.change.Tick;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How requirements of the description stand.
record BodyFindings(Case asked, Description description) {
  private static final Pattern CLOSING =
      Pattern.compile(
          "\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \\t]{1,8}"
              + "(?:[\\w.-]{1,100}/[\\w.-]{1,100})?#[1-9]\\d{0,8}\\b",
          Pattern.CASE_INSENSITIVE);

  List<Finding> sections(List<String> ids) {
    return ids.stream().map(id -> section(asked.policy().section(id))).toList();
  }

  private Finding section(Section section) {
    Reply reply = description.reply(section);
    return new Finding.SectionReply(state(reply instanceof Reply.Answered), section, reply);
  }

  List<Finding> checklist(Requirement.Checklist wanted) {
    List<Tick> ticks = description.ticks(asked.policy().section(wanted.section()));
    return wanted.items().stream().map(item -> item(wanted.section(), item, ticks)).toList();
  }

  /// An item that stands there twice must be ticked each time.
  private static Finding item(String section, String item, List<Tick> ticks) {
    List<Tick> found = ticks.stream().filter(tick -> tick.sameWords(item)).toList();
    boolean ticked = !found.isEmpty() && found.stream().allMatch(Tick::ticked);
    return new Finding.Item(state(ticked), section, item, !found.isEmpty(), ticked);
  }

  Finding linked(Requirement.Linked wanted) {
    String found = wanted.issue() ? closing() : null;
    if (found == null && wanted.pattern() != null) {
      found = matching(wanted);
    }
    String pattern = wanted.pattern() == null ? null : wanted.pattern().pattern();
    return new Finding.Reference(state(found != null), wanted.issue(), pattern, found);
  }

  private @Nullable String closing() {
    if (!asked.change().closes().isEmpty()) {
      return asked.change().closes().stream().sorted().findFirst().orElseThrow();
    }
    PullRequest pull = asked.change().pull();
    Matcher matcher = CLOSING.matcher(pull.title() + "\n" + VisibleText.of(pull.body()));
    return matcher.find() ? matcher.group() : null;
  }

  private @Nullable String matching(Requirement.Linked wanted) {
    PullRequest pull = asked.change().pull();
    return wanted.pattern() == null
        ? null
        : wanted.pattern().in(pull.title()).certain()
            ? "the title"
            : wanted.pattern().in(VisibleText.of(pull.body())).certain() ? "the description" : null;
  }

  static State state(boolean met) {
    return met ? State.MET : State.UNMET;
  }
}

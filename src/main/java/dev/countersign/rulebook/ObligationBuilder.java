package dev.countersign.rulebook;

import dev.countersign.calendar.Term;
import dev.countersign.change.NameGlobs;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Obligation.Closing;
import dev.countersign.policy.Obligation.Item;
import dev.countersign.policy.Obligation.Owner;
import dev.countersign.policy.Obligation.Reminder;
import dev.countersign.policy.Obligation.Start;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Obligations out of trees whose shape is right.
record ObligationBuilder(ConditionBuilder conditions) {

  Obligation obligation(Node entry) {
    return new Obligation(
        Take.text(entry, "obligation", ""),
        conditions.under(entry, "when"),
        Start.valueOf(Take.text(entry, "starts", "merge").toUpperCase(Locale.ROOT)),
        Take.text(entry, "environment"),
        due(Take.text(entry, "due")),
        owner(Take.text(entry, "owner", "author")),
        Take.texts(entry, "confirm_by"),
        Take.flag(entry, "issue", false),
        Take.text(entry, "template", ""),
        Take.items(Take.at(entry, "checklist")).stream().map(this::item).toList(),
        closes(entry),
        reminders(entry));
  }

  private static @Nullable Term due(@Nullable String text) {
    return text == null ? null : Term.of(text);
  }

  private static Owner owner(String text) {
    return switch (text) {
      case "author" -> new Owner.Author();
      case "merger" -> new Owner.Merger();
      default -> new Owner.InRole(text);
    };
  }

  private Item item(Node entry) {
    return entry instanceof Node.Text(String text, _, _)
        ? new Item(text, Condition.always())
        : new Item(Take.text(entry, "item", ""), conditions.under(entry, "when"));
  }

  /// Where nothing is said of what closes it: the command, and its issue where it has one.
  private static List<Closing> closes(Node entry) {
    List<Closing> closes =
        Take.items(Take.at(entry, "closes")).stream()
            .flatMap(each -> closings(each).stream())
            .toList();
    return closes.isEmpty() ? List.of(new Closing.Command(), new Closing.IssueClosed()) : closes;
  }

  private static List<Closing> closings(Node entry) {
    if (entry instanceof Node.Text(String word, _, _)) {
      return List.of(
          switch (word) {
            case "issue_closed" -> new Closing.IssueClosed();
            case "pull_request" -> new Closing.PullRequest();
            default -> new Closing.Command();
          });
    }
    return Take.fields(entry).fields().stream()
        .<Closing>map(field ->
            field.name().equals("check")
                ? new Closing.CheckPasses(new NameGlobs(Take.texts(field.value())))
                : new Closing.ApprovalBy(Take.texts(field.value())))
        .toList();
  }

  /// Where nothing is said of reminders: when it is due.
  private static List<Reminder> reminders(Node entry) {
    List<Reminder> reminders =
        Take.texts(entry, "remind").stream().map(ObligationBuilder::reminder).toList();
    return reminders.isEmpty() ? List.of(new Reminder.Due()) : reminders;
  }

  private static Reminder reminder(String text) {
    return switch (text) {
      case "due" -> new Reminder.Due();
      case "daily" -> new Reminder.Daily();
      default -> new Reminder.Part(Integer.parseInt(text.replace("%", "")));
    };
  }
}

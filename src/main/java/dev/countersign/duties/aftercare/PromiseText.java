package dev.countersign.duties.aftercare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import dev.countersign.change.NameGlobs;
import dev.countersign.policy.Condition;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Obligation.Closing;
import dev.countersign.policy.Obligation.Owner;
import dev.countersign.policy.Obligation.Reminder;
import dev.countersign.policy.Promise;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Promises as they are kept, so that a policy that changes changes nothing of what is owed.
final class PromiseText {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private PromiseText() {}

  /// A promise, in the policy's own words.
  ///
  /// @param owner `author`, `merger`, a role, or a login after `@`
  /// @param closes words, and what else counts after a colon
  private record Kept(
      String name,
      String starts,
      @Nullable String environment,
      @Nullable String due,
      String owner,
      List<String> confirmBy,
      boolean issue,
      String template,
      List<String> checklist,
      List<List<String>> closes,
      List<String> remind) {}

  static String write(List<Promise> promises) {
    try {
      return JSON.writeValueAsString(promises.stream().map(PromiseText::kept).toList());
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("promises that cannot be written", bug);
    }
  }

  static List<Promise> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<Kept>>() {}).stream()
          .map(PromiseText::promise)
          .toList();
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("what was kept are no promises", bug);
    }
  }

  private static Kept kept(Promise promise) {
    Obligation of = promise.obligation();
    return new Kept(
        of.name(),
        of.starts().name(),
        of.environment(),
        of.due() == null ? null : of.due().toString(),
        owner(of.owner()),
        of.confirmBy(),
        of.issue(),
        of.template(),
        promise.checklist(),
        of.closes().stream().map(PromiseText::closing).toList(),
        of.remind().stream().map(PromiseText::reminder).toList());
  }

  private static String owner(Owner owner) {
    return switch (owner) {
      case Owner.Author _ -> "author";
      case Owner.Merger _ -> "merger";
      case Owner.InRole(String role) -> role;
      case Owner.Named(Login login) -> "@" + login;
    };
  }

  private static List<String> closing(Closing closing) {
    return switch (closing) {
      case Closing.IssueClosed _ -> List.of("issue_closed");
      case Closing.Command _ -> List.of("command");
      case Closing.PullRequest _ -> List.of("pull_request");
      case Closing.CheckPasses(NameGlobs names) -> after("check", names.patterns());
      case Closing.ApprovalBy(List<String> roles) -> after("approval_by", roles);
    };
  }

  private static List<String> after(String word, List<String> more) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(word), more.stream()).toList();
  }

  private static String reminder(Reminder reminder) {
    return switch (reminder) {
      case Reminder.Part(int percent) -> percent + "%";
      case Reminder.Due _ -> "due";
      case Reminder.Daily _ -> "daily";
    };
  }

  private static Promise promise(Kept kept) {
    Obligation obligation =
        new Obligation(
            kept.name(),
            Condition.always(),
            Obligation.Start.valueOf(kept.starts().toUpperCase(Locale.ROOT)),
            kept.environment(),
            kept.due() == null ? null : Term.of(kept.due()),
            ownerOf(kept.owner()),
            kept.confirmBy(),
            kept.issue(),
            kept.template(),
            List.of(),
            kept.closes().stream().map(PromiseText::closingOf).toList(),
            kept.remind().stream().map(PromiseText::reminderOf).toList());
    return new Promise(obligation, kept.checklist());
  }

  private static Owner ownerOf(String text) {
    return switch (text) {
      case "author" -> new Owner.Author();
      case "merger" -> new Owner.Merger();
      default ->
          text.startsWith("@")
              ? new Owner.Named(new Login(text.substring(1)))
              : new Owner.InRole(text);
    };
  }

  private static Closing closingOf(List<String> words) {
    List<String> more = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "issue_closed" -> new Closing.IssueClosed();
      case "pull_request" -> new Closing.PullRequest();
      case "check" -> new Closing.CheckPasses(new NameGlobs(more));
      case "approval_by" -> new Closing.ApprovalBy(more);
      default -> new Closing.Command();
    };
  }

  private static Reminder reminderOf(String text) {
    return switch (text) {
      case "due" -> new Reminder.Due();
      case "daily" -> new Reminder.Daily();
      default -> new Reminder.Part(Integer.parseInt(text.replace("%", "")));
    };
  }
}

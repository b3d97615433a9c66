package dev.countersign.duties.aftercare;

import dev.countersign.change.Login;
import dev.countersign.forge.NewIssue;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Aftercare.Owed;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.duty.Circle;
import dev.countersign.policy.duty.Duty;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people read of an obligation: its issue, its reminders, how it ended.
///
/// @param zone in which times are told
record DutyWords(PullId pull, Circle circle, ZoneId zone) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

  NewIssue issue(Duty duty) {
    Obligation obligation = duty.promise().obligation();
    StringBuilder body = new StringBuilder();
    body.append(
        "%s owes this for #%d%s.\n"
            .formatted(owners(duty.owners()), pull.number(), due(duty.due())));
    if (!obligation.template().isBlank()) {
      body.append("\n").append(obligation.template().strip()).append("\n");
    }
    if (!duty.promise().checklist().isEmpty()) {
      body.append("\n");
      duty.promise().checklist().forEach(item -> body.append("- [ ] ").append(item).append("\n"));
    }
    body.append("\n").append(closing(duty)).append("\n");
    return new NewIssue(title(duty.name()), body.toString(), duty.owners(), List.of());
  }

  String title(String name) {
    return name + " of #" + pull.number();
  }

  private String due(@Nullable Instant due) {
    return due == null ? "" : ", due " + TIME.format(due.atZone(zone)) + " (" + zone + ")";
  }

  /// Whose it is; nobody is asked by name that the role does not have.
  static String owners(List<Login> owners) {
    return owners.isEmpty()
        ? "Nobody is in the role that"
        : owners.stream().map(login -> "@" + login).collect(Collectors.joining(", "));
  }

  private String closing(Duty duty) {
    Obligation obligation = duty.promise().obligation();
    String ways =
        obligation.closes().stream()
            .map(way -> way(way, duty.name()))
            .collect(Collectors.joining("; "));
    String who =
        obligation.confirmBy().isEmpty()
            ? "its owner"
            : obligation.confirmBy().stream().map(this::role).collect(Collectors.joining(" or "));
    return "It is done by: " + ways + ". Who may say so: " + who + ".";
  }

  private String role(String id) {
    return circle.policy().roles().containsKey(id) ? circle.policy().role(id).title() : id;
  }

  private String way(Obligation.Closing way, String name) {
    return switch (way) {
      case Obligation.Closing.IssueClosed _ -> "closing this issue";
      case Obligation.Closing.Command _ ->
          "the comment `/done %s` and a note on #%d".formatted(name, pull.number());
      case Obligation.Closing.CheckPasses(var names) ->
          "a check that passes: " + String.join(", ", names.patterns());
      case Obligation.Closing.ApprovalBy(var roles) ->
          "an approving review of #%d by %s"
              .formatted(
                  pull.number(),
                  roles.stream().map(this::role).collect(Collectors.joining(" or ")));
      case Obligation.Closing.PullRequest _ -> "a merged pull request that names #" + pull.number();
    };
  }

  String reminder(Duty duty, boolean overdue) {
    return overdue
        ? "%s: *%s* is overdue since %s (%s)."
            .formatted(owners(duty.owners()), duty.name(), told(duty.due()), zone)
        : "%s: *%s* is due %s (%s)."
            .formatted(owners(duty.owners()), duty.name(), told(duty.due()), zone);
  }

  private String told(@Nullable Instant due) {
    return due == null ? "at no time" : TIME.format(due.atZone(zone));
  }

  String done(Owed owed) {
    return "*%s* is done%s, by %s."
        .formatted(owed.name(), late(owed) ? " late" : "", owed.doneBy());
  }

  static boolean late(Owed owed) {
    return owed.done() != null && owed.due() != null && owed.done().isAfter(owed.due());
  }
}

package dev.countersign.policy.duty;

import dev.countersign.change.Login;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Obligation.Closing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What closes one obligation, and who may.
public record Closer(Obligation obligation, List<Login> owners, Circle circle) {

  /// Whether somebody may say at a moment that it is done: who is then in a role that confirms it;
  /// where none does its owner, or who is then in the role that owns it.
  private boolean may(Login who, Instant moment) {
    return obligation.confirmBy().isEmpty()
        ? owners.contains(who) || owns(who, moment)
        : circle.in(obligation.confirmBy(), who, moment);
  }

  private boolean owns(Login who, Instant moment) {
    return obligation.owner() instanceof Obligation.Owner.InRole(String role)
        && circle.in(List.of(role), who, moment);
  }

  Optional<Duty.Done> closing(Happening happening) {
    return obligation.closes().stream()
        .map(way -> closing(way, happening))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Duty.Done> closing(Closing way, Happening happening) {
    return switch (way) {
      case Closing.IssueClosed _ -> byIssue(happening);
      case Closing.Command _ -> byCommand(happening);
      case Closing.CheckPasses(var names) ->
          happening instanceof Happening.Checked(var at, String name, String conclusion)
                  && conclusion.equals("success")
                  && names.matches(name)
              ? done(at, name, "check passed")
              : Optional.empty();
      case Closing.ApprovalBy(List<String> roles) ->
          happening instanceof Happening.Approved(var at, Login by) && approves(roles, by, at)
              ? done(at, by.value(), "approved")
              : Optional.empty();
      case Closing.PullRequest _ ->
          happening instanceof Happening.Followed(var at, String by)
              ? done(at, by, "merged")
              : Optional.empty();
    };
  }

  private Optional<Duty.Done> byIssue(Happening happening) {
    return happening instanceof Happening.IssueClosed(var at, Login by, String name)
            && is(name)
            && mayClose(by, at)
        ? done(at, String.valueOf(by), "issue closed")
        : Optional.empty();
  }

  private boolean mayClose(@Nullable Login by, Instant at) {
    return by != null && may(by, at);
  }

  private Optional<Duty.Done> byCommand(Happening happening) {
    return happening instanceof Happening.SaidDone(var at, Login by, String name, String note)
            && is(name)
            && may(by, at)
        ? done(at, by.value(), note)
        : Optional.empty();
  }

  private boolean approves(List<String> roles, Login by, Instant at) {
    return !by.equals(circle.author()) && circle.in(roles, by, at);
  }

  private boolean is(String name) {
    return obligation.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<Duty.Done> done(Instant at, String by, String note) {
    return Optional.of(new Duty.Done(at, by, note));
  }
}

package dev.countersign.policy.duty;

import dev.countersign.change.Login;
import dev.countersign.policy.Obligation;
import dev.countersign.policy.Obligation.Start;
import dev.countersign.policy.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of what a change promised: a pure function of its history.
public final class Duties {
  private final Circle circle;
  private final List<Happening> history;

  /// @param history what happened, in the order of time
  public Duties(Circle circle, List<Happening> history) {
    this.circle = circle;
    this.history = List.copyOf(history);
  }

  /// The obligations that were opened, each once, as they stand after all that happened.
  public List<Duty> of(List<Promise> promises) {
    return promises.stream().map(this::opened).flatMap(Optional::stream).toList();
  }

  private Optional<Duty> opened(Promise promise) {
    return history.stream()
        .filter(happening -> starts(promise.obligation(), happening))
        .findFirst()
        .map(start -> duty(promise, start));
  }

  private static boolean starts(Obligation obligation, Happening happening) {
    Start start = obligation.starts();
    return switch (happening) {
      case Happening.Merged(_, _, var reverts) ->
          start == Start.MERGE
              || (reverts != null && (start == Start.REVERT || start == Start.ROLLBACK));
      case Happening.Deployed(_, _, String environment, String state) ->
          start == Start.DEPLOYMENT && state.equals("success") && in(obligation, environment);
      case Happening.RolledBack(_, _, String environment) ->
          start == Start.ROLLBACK && in(obligation, environment);
      case Happening.Declared _ -> start == Start.DECLARATION;
      case Happening.Pushed _ -> start == Start.DIRECT_PUSH;
      case Happening.IssueClosed _,
          Happening.SaidDone _,
          Happening.Approved _,
          Happening.Checked _,
          Happening.Followed _ ->
          false;
    };
  }

  private static boolean in(Obligation obligation, String environment) {
    String wanted = obligation.environment();
    return wanted == null || wanted.equalsIgnoreCase(environment);
  }

  private Duty duty(Promise promise, Happening start) {
    Obligation obligation = promise.obligation();
    List<Login> owners = owners(obligation.owner(), start);
    Instant due =
        obligation.due() == null
            ? null
            : obligation
                .due()
                .after(start.at(), circle.policy().businessHours(), circle.policy().zone());
    Closer closer = new Closer(obligation, owners, circle);
    Duty.Done done =
        history.stream()
            .filter(happening -> !happening.at().isBefore(start.at()))
            .map(closer::closing)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
    return new Duty(promise, start.at(), due, owners, done);
  }

  private List<Login> owners(Obligation.Owner owner, Happening start) {
    return switch (owner) {
      case Obligation.Owner.Author _ -> List.of(author(start));
      case Obligation.Owner.Merger _ -> List.of(merger(start));
      case Obligation.Owner.InRole(String role) -> circle.everybody(role, start.at());
      case Obligation.Owner.Named(Login login) -> List.of(login);
    };
  }

  /// Who pushed past the pull requests is the author of what they pushed.
  private Login author(Happening start) {
    return start instanceof Happening.Pushed(_, Login by) ? by : circle.author();
  }

  private Login merger(Happening start) {
    Login merger = mergedBy();
    return merger == null ? author(start) : merger;
  }

  private @Nullable Login mergedBy() {
    return history.stream()
        .filter(Happening.Merged.class::isInstance)
        .map(happening -> ((Happening.Merged) happening).by())
        .findFirst()
        .orElse(null);
  }
}

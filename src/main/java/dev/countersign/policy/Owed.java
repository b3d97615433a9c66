package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import java.time.Instant;
import java.util.List;

/// What is still owed once an emergency is in force, to be answered afterwards.
///
/// @param what is owed
/// @param roles ids of the roles any of whose members owes it; none where people do
/// @param people who owe it themselves; none where roles do, or, of a completion, whoever the
///   author is
/// @param since when its time began
public record Owed(What what, List<String> roles, List<Login> people, Instant since, Term within) {
  public Owed {
    roles = List.copyOf(roles);
    people = List.copyOf(people);
  }

  /// Kinds of what is owed.
  public enum What {
    /// Somebody in a role confirms what another authorised.
    CONFIRMATION,
    /// The person named in a claim says whether they authorised it.
    ANSWER_TO_CLAIM,
    /// The change is completed.
    COMPLETION
  }
}

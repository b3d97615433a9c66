package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What is still owed once an emergency is in force, to be answered afterwards.
///
/// @param what is owed
/// @param roles ids of the roles any of whose members owes it; none where people do
/// @param people who owe it themselves; none where roles do, or, of a completion, whoever the
///   author is
/// @param since when its time began
public record Owed(What what, List<String> roles, List<Login> people, Instant since, Term within) {
  /// What an obligation to confirm an authorisation is called.
  public static final String CONFIRMING = "Confirm the emergency authorisation";

  private static final Pattern ANSWERING =
      Pattern.compile("Say whether [A-Za-z0-9_-]+ authorised the emergency");

  public Owed {
    roles = List.copyOf(roles);
    people = List.copyOf(people);
  }

  /// What the obligation of the person named in a claim is called.
  static String answering(Login named) {
    return "Say whether " + named + " authorised the emergency";
  }

  /// Whether an obligation is called so that it may be one of an emergency's.
  public static boolean isName(String name) {
    return name.equals(CONFIRMING) || ANSWERING.matcher(name).matches();
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

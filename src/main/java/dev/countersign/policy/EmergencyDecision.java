package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Review;
import dev.countersign.change.Reviewer;
import dev.countersign.policy.Emergency.Authority;
import dev.countersign.policy.Verdict.EmergencyStand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a declared emergency stands: in force where somebody who may authorises it by approving the
/// head commit.
///
/// @param ask who should be asked to authorise it
record EmergencyDecision(Emergency emergency, EmergencyStand stand, List<Reviewer> ask) {

  /// The emergency that is declared; null where none is.
  ///
  /// @param conditions those of a change of the emergency type
  static @Nullable EmergencyDecision of(Emergency emergency, Conditions conditions, Gaps gaps) {
    if (!declared(emergency, conditions.facts().asked(), gaps)) {
      return null;
    }
    List<ApprovalsDecision> asked = new ArrayList<>();
    List<String> awaited = new ArrayList<>();
    for (Authority authority : emergency.authorise()) {
      if (holds(authority, conditions, gaps)) {
        ApprovalsDecision decision = decide(authority, conditions.facts().asked());
        List<Login> given = authorised(decision);
        if (!given.isEmpty()) {
          EmergencyStand inForce = new EmergencyStand(true, given, List.of());
          return new EmergencyDecision(emergency, inForce, List.of());
        }
        asked.add(decision);
        awaited.addAll(titles(authority, conditions.facts().asked().policy()));
      }
    }
    List<Reviewer> ask = asked.isEmpty() ? List.of() : asked.getFirst().ask();
    List<String> roles = awaited.stream().distinct().toList();
    return new EmergencyDecision(emergency, new EmergencyStand(false, List.of(), roles), ask);
  }

  private static boolean declared(Emergency emergency, Case asked, Gaps gaps) {
    boolean declared = declared(emergency, asked);
    if (!declared) {
      labels(emergency, asked).forEach(label -> gaps.remark(undeclared(label)));
    }
    return declared;
  }

  /// Whether somebody who may declare an emergency did.
  static boolean declared(Emergency emergency, Case asked) {
    return labels(emergency, asked).stream().anyMatch(label -> mayDeclare(label, asked));
  }

  private static List<Label> labels(Emergency emergency, Case asked) {
    return asked.change().pull().labels().stream()
        .filter(label -> emergency.labels().stream().anyMatch(label.name()::equalsIgnoreCase))
        .toList();
  }

  private static boolean mayDeclare(Label label, Case asked) {
    Person by = label.by();
    return by != null && !label.ours() && asked.people().canWrite(by.login());
  }

  private static String undeclared(Label label) {
    Person by = label.by();
    String why =
        label.ours()
            ? "this app put it on itself"
            : by == null ? "who put it on is not known" : "@" + by.login() + " has no write access";
    return "The label %s declares no emergency: %s.".formatted(label.name(), why);
  }

  /// What is not known to hold authorises nothing.
  private static boolean holds(Authority authority, Conditions conditions, Gaps gaps) {
    if (authority.by().isEmpty() && authority.allOf().isEmpty()) {
      return false;
    }
    Held held = authority.when() == null ? Held.ALWAYS : conditions.ask(authority.when());
    gaps.note(held);
    return held.certain();
  }

  private static ApprovalsDecision decide(Authority authority, Case asked) {
    Change head = ofTheHead(asked.change());
    ApprovalsDesk desk = ApprovalsDesk.of(asked.policy(), head, asked.people(), null);
    return desk.decide(List.of(AppliedRule.of(rule(authority))));
  }

  private static Rule rule(Authority authority) {
    Requirement.Approvals wanted =
        authority.allOf().isEmpty()
            ? new Requirement.Approvals(1, Set.copyOf(authority.by()), List.of())
            : new Requirement.Approvals(0, Set.of(), authority.allOf());
    return new Rule(
        "Emergency authorisation",
        Condition.always(),
        List.of(wanted),
        null,
        List.of(),
        false,
        List.of(),
        false,
        true,
        new Place("", 1, 1));
  }

  /// Who authorises it, all that are needed; nobody where not all do. Somebody else's wish for
  /// changes does not stand against an authorisation.
  private static List<Login> authorised(ApprovalsDecision decision) {
    List<Login> given = new ArrayList<>();
    for (Finding finding :
        decision.stands().stream().flatMap(s -> s.findings().stream()).toList()) {
      switch (finding) {
        case Finding.HeadCount head when head.state() == State.MET -> given.addAll(head.given());
        case Finding.Seat seat when seat.state() == State.MET && seat.filledBy() != null ->
            given.add(seat.filledBy());
        case Finding.ChangesAsked _ -> {}
        case Finding _ -> {
          return List.of();
        }
      }
    }
    return given;
  }

  private static List<String> titles(Authority authority, Policy policy) {
    List<String> roles = authority.allOf().isEmpty() ? authority.by() : authority.allOf();
    return roles.stream().map(role -> policy.role(role).title()).toList();
  }

  /// The change as if only approvals of its head commit had been given.
  private static Change ofTheHead(Change change) {
    List<Review> reviews =
        change.reviews().stream()
            .filter(review ->
                review.opinion() != Review.Opinion.APPROVED
                    || change.head().equals(review.commit()))
            .toList();
    return change.withReviews(reviews);
  }
}

package dev.countersign.policy;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import dev.countersign.change.Reviewer;
import dev.countersign.policy.Emergency.Authority;
import dev.countersign.policy.EmergencyStand.Answer;
import dev.countersign.policy.EmergencyStand.Authorisation;
import dev.countersign.policy.EmergencyStand.Claim;
import dev.countersign.policy.EmergencyStand.Declaration;
import dev.countersign.policy.EmergencyStand.Seat;
import dev.countersign.policy.EmergencyStand.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The desk at which the ways to authorise a declared emergency are weighed, made once for a
/// judgement.
final class EmergencyDesk {
  /// How long the person named in a claim has, where the way says nothing of confirming.
  static final Term ANSWER = new Term(24, Term.Unit.HOURS);

  private final Case asked;
  private final EmergencySteps steps;
  private final EmergencyWords words;
  private final RoleMembers members;
  private final ApprovalsDesk approvals;

  EmergencyDesk(Case asked, EmergencySteps steps, EmergencyWords words) {
    this.asked = asked;
    this.steps = steps;
    this.words = words;
    this.members = new RoleMembers(asked.policy(), asked.people());
    this.approvals = ApprovalsDesk.of(asked.policy(), words.asReviews(), asked.people(), null);
  }

  /// A way that is satisfied, and by whom.
  record Satisfied(Authority way, List<Authorisation> by) {
    Instant at() {
      return by.stream().map(Authorisation::at).max(Instant::compareTo).orElseThrow();
    }
  }

  /// Whether a way is open. What is not known to hold opens none.
  boolean open(Authority way, Conditions conditions, Gaps gaps) {
    if (way.roles().isEmpty() || !steps.unavailable().containsAll(way.unavailable())) {
      return false;
    }
    Held held = way.when() == null ? Held.ALWAYS : conditions.ask(way.when());
    gaps.note(held);
    return held.certain();
  }

  /// Who satisfies a way, whether it is open or not; null where nobody does.
  @Nullable Satisfied satisfied(Authority way) {
    List<Login> given = way.roles().isEmpty() ? List.of() : given(decide(way));
    return given.isEmpty()
        ? null
        : new Satisfied(way, given.stream().map(words::authorisation).toList());
  }

  private ApprovalsDecision decide(Authority way) {
    return approvals.decide(List.of(AppliedRule.of(rule(way))));
  }

  private static Rule rule(Authority way) {
    Requirement.Approvals wanted =
        way.allOf().isEmpty()
            ? new Requirement.Approvals(1, Set.copyOf(way.by()), List.of())
            : new Requirement.Approvals(0, Set.of(), way.allOf());
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

  /// Who gives all that is needed; nobody where not all is. Somebody else's wish for changes does
  /// not stand against an authorisation.
  private static List<Login> given(ApprovalsDecision decision) {
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

  EmergencyStand inForce(Declaration declared, Satisfied by) {
    return new EmergencyStand(declared, by.by(), List.of(), words.claims(), owed(by, declared));
  }

  EmergencyStand awaiting(Declaration declared, List<Authority> open) {
    List<Owed> answers =
        words.claims().stream()
            .filter(each -> each.answer() == Answer.NONE)
            .map(each -> answer(each, ANSWER))
            .toList();
    return new EmergencyStand(
        declared, List.of(), open.stream().map(this::way).toList(), words.claims(), answers);
  }

  private Way way(Authority way) {
    return new Way(!way.allOf().isEmpty(), way.roles().stream().map(this::seat).toList());
  }

  private Seat seat(String role) {
    List<Login> able =
        members.known(role).stream().filter(who -> against(who, List.of(role)) == null).toList();
    return new Seat(asked.policy().role(role).title(), able);
  }

  /// Why somebody's authorisation would not count, as in `is the author`; null where it would.
  @Nullable String against(Login who, List<String> roles) {
    String barred =
        new dev.countersign.policy.Authority(asked.policy(), asked.change(), asked.people())
            .against(who, roles);
    if (barred != null) {
      return barred;
    }
    return asked.people().canWrite(who) ? null : "has no write access";
  }

  /// Who could authorise by the first way, and who is named in a claim.
  List<Reviewer> ask(List<Authority> open) {
    Stream<Reviewer> named =
        words.claims().stream()
            .filter(each -> each.answer() == Answer.NONE)
            .map(each -> (Reviewer) new Reviewer.User(each.named()))
            .filter(each -> !asked.change().requested().contains(each));
    Stream<Reviewer> first = open.isEmpty() ? Stream.of() : decide(open.getFirst()).ask().stream();
    return Stream.concat(named, first).distinct().toList();
  }

  List<Owed> owed(Satisfied satisfied, Declaration declared) {
    List<Owed> owed = new ArrayList<>();
    Emergency.Confirm confirm = satisfied.way().confirm();
    if (confirm != null) {
      owed.add(
          new Owed(
              Owed.What.CONFIRMATION, confirm.by(), List.of(), satisfied.at(), confirm.within()));
    }
    Term answer = confirm == null ? ANSWER : confirm.within();
    words.claims().stream()
        .filter(each -> each.answer() == Answer.NONE)
        .forEach(each -> owed.add(answer(each, answer)));
    Term complete = satisfied.way().completeWithin();
    if (complete != null) {
      Instant since = declared.at() == null ? satisfied.at() : declared.at();
      owed.add(new Owed(Owed.What.COMPLETION, List.of(), List.of(), since, complete));
    }
    return owed;
  }

  private static Owed answer(Claim claim, Term within) {
    return new Owed(
        Owed.What.ANSWER_TO_CLAIM, List.of(), List.of(claim.named()), claim.at(), within);
  }
}

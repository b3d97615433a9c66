package dev.countersign.wording;

import dev.countersign.calendar.Term;
import dev.countersign.change.Login;
import dev.countersign.policy.EmergencyStand;
import dev.countersign.policy.EmergencyStand.Authorisation;
import dev.countersign.policy.EmergencyStand.Claim;
import dev.countersign.policy.EmergencyStand.Declaration;
import dev.countersign.policy.EmergencyStand.Seat;
import dev.countersign.policy.EmergencyStand.Way;
import dev.countersign.policy.Owed;
import dev.countersign.policy.Policy;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How an emergency stands, a line for each step. Lines are Markdown.
record Emergencies(Policy policy) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final int WORDS = 200;

  List<String> lines(EmergencyStand stand) {
    List<String> lines = new ArrayList<>();
    lines.add(declared(stand.declared()));
    stand.claims().forEach(claim -> lines.add(claim(claim)));
    lines.add(stand.inForce() ? inForce(stand) : awaited(stand));
    stand.owed().forEach(owed -> lines.add(owed(owed)));
    return lines;
  }

  private String declared(Declaration declared) {
    String severity = declared.severity() == null ? "" : " " + text(declared.severity());
    String reason = declared.reason() == null ? "" : ", " + text(declared.reason());
    Login by = declared.by();
    return "An emergency is declared"
        + (by == null ? "" : " by " + Harmless.person(by))
        + (declared.at() == null ? " by a label" : " on " + at(declared.at()))
        + (severity + reason).replaceFirst("^,? ?", ": ").replaceFirst("^: $", "")
        + (declared.because().isEmpty() ? "" : " – " + text(declared.because()))
        + ".";
  }

  private String inForce(EmergencyStand stand) {
    List<String> by = stand.authorised().stream().map(this::authorised).toList();
    return "The emergency is in force, authorised by " + Lists.and(by) + ".";
  }

  private String authorised(Authorisation one) {
    Login claimedBy = one.claimedBy();
    String how = one.how().isEmpty() ? "" : " (" + Harmless.text(one.how(), 40) + ")";
    return Harmless.person(one.by())
        + " on "
        + at(one.at())
        + how
        + (one.note().isEmpty() ? "" : " – " + text(one.note()))
        + (claimedBy == null ? "" : ", as " + Harmless.person(claimedBy) + " says");
  }

  private static String awaited(EmergencyStand stand) {
    return stand.ways().isEmpty()
        ? "Nobody can authorise it now; the ordinary rules are a way to pass."
        : "It takes effect by a review that approves, or "
            + Harmless.code("/authorise")
            + ", of "
            + Lists.or(stand.ways().stream().map(Emergencies::way).distinct().toList())
            + "; until then the ordinary rules are a way to pass.";
  }

  private static String way(Way way) {
    List<String> seats = way.seats().stream().map(Emergencies::seat).toList();
    return way.all() ? Lists.and(seats) : Lists.or(seats);
  }

  private static String seat(Seat seat) {
    List<String> people = Harmless.people(seat.people());
    return "the "
        + Harmless.text(seat.title(), 80)
        + (people.isEmpty()
            ? " (nobody who could)"
            : " (" + Lists.first(people, people.size(), 3) + ")");
  }

  /// Who is awaited, for the title, in a few words.
  static List<String> brief(EmergencyStand stand) {
    return stand.ways().stream()
        .flatMap(way -> way.seats().stream())
        .distinct()
        .map(seat -> "the " + Harmless.plain(seat.title(), 40) + only(seat.people()))
        .toList();
  }

  private static String only(List<Login> people) {
    return people.size() == 1 ? " (@" + people.getFirst() + ")" : "";
  }

  private String claim(Claim claim) {
    String named = Harmless.person(claim.named());
    return "%s says that %s authorised it (%s, %s%s). "
            .formatted(
                Harmless.person(claim.by()),
                named,
                Harmless.text(claim.how(), 40),
                at(claim.at()),
                claim.note().isEmpty() ? "" : ": " + text(claim.note()))
        + switch (claim.answer()) {
          case CONFIRMED -> named + " confirms it.";
          case DENIED -> named + " denies it.";
          case NONE ->
              claim.counts() ? "It passes on that word for now." : "That lets nothing pass.";
        };
  }

  private String owed(Owed owed) {
    String by =
        "by " + at(owed.within().after(owed.since(), policy.businessHours(), policy.zone()));
    return switch (owed.what()) {
      case CONFIRMATION -> "Afterwards " + Lists.or(titles(owed)) + " must confirm it " + by + ".";
      case ANSWER_TO_CLAIM ->
          Lists.and(Harmless.people(owed.people()))
              + " must confirm it with "
              + Harmless.code("/authorise")
              + " or deny it with "
              + Harmless.code("/deny-authorisation")
              + " "
              + by
              + ".";
      case COMPLETION -> "It is to be completed " + by + ", " + within(owed.within()) + ".";
    };
  }

  private static String within(Term term) {
    return "within " + term;
  }

  private List<String> titles(Owed owed) {
    return owed.roles().stream()
        .map(role -> "the " + Harmless.text(policy.role(role).title(), 80))
        .toList();
  }

  private String at(Instant moment) {
    return moment.atZone(policy.zone()).format(FORM);
  }

  private static String text(String words) {
    return Harmless.text(words, WORDS);
  }
}

package dev.countersign.policy;

import dev.countersign.change.Command;
import dev.countersign.change.Login;
import dev.countersign.change.Ruling;
import dev.countersign.policy.EmergencyStand.Claim;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commands that are the steps of an emergency.
final class EmergencyCommands {
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?i)(?:by\\s+)?@?([a-z0-9][a-z0-9_-]{0,90})\\s+(?:via\\s+)?(phone|chat|in person)(?!\\S)(.*)");
  private static final Pattern WAY = Pattern.compile("(?i)(phone|chat|in person)(?!\\S)(.*)");
  private static final Pattern BECAUSE = Pattern.compile("(?i)^because(?!\\S)");
  private static final Wish NONE_DECLARED =
      new Wish.Unclear("No emergency is declared on this change.");

  private final Case asked;
  private final @Nullable Emergency emergency;

  EmergencyCommands(Case asked) {
    this.asked = asked;
    this.emergency = asked.policy().emergency();
  }

  Wish read(Command command, Saying by) {
    if (emergency == null) {
      return new Wish.Unclear("This policy knows no emergencies.");
    }
    String words = command.words();
    return switch (command.name()) {
      case "emergency" -> declaration(emergency, words);
      case "unavailable" -> unavailable(emergency, words);
      case "stand-down" -> standDown(emergency, words);
      case "deny-authorisation", "deny-authorization" -> denial(emergency, words, by);
      case "authorised-verbally", "authorized-verbally" -> claim(emergency, words, by);
      default -> authorisation(emergency, words, by);
    };
  }

  /// Who gives the command, and what was before them.
  record Saying(Login who, boolean ofHead) {}

  private static Wish declaration(Emergency emergency, String words) {
    Opening severity = Opening.of(words, emergency.severities());
    Opening reason = Opening.of(severity.rest(), emergency.reasons());
    if (!emergency.severities().isEmpty() && severity.name() == null) {
      return new Wish.Unclear(
          "A declaration needs its severity, one of %s: %s."
              .formatted(String.join(", ", emergency.severities()), form(emergency)));
    }
    if (!emergency.reasons().isEmpty() && reason.name() == null) {
      return new Wish.Unclear(
          "A declaration needs one of the policy's reasons, which are %s: %s."
              .formatted(String.join(", ", emergency.reasons()), form(emergency)));
    }
    String because = because(reason.rest());
    String subject = new EmergencySteps.Named(severity.name(), reason.name()).subject();
    return Spelling.plain(because).isEmpty()
        ? new Wish.Unclear(
            "A declaration needs to say what happened: %s.".formatted(form(emergency)))
        : new Wish.Tells(Ruling.Kind.EMERGENCY, new Clause(subject, because, null));
  }

  /// How an emergency is declared by a command.
  static String form(Emergency emergency) {
    return "/emergency "
        + (emergency.severities().isEmpty() ? "" : "<severity> ")
        + (emergency.reasons().isEmpty() ? "" : "<reason> ")
        + "<what happened>";
  }

  private static String because(String words) {
    return BECAUSE.matcher(words.strip()).replaceFirst("").strip();
  }

  private Wish unavailable(Emergency emergency, String words) {
    List<String> roles =
        emergency.authorise().stream()
            .flatMap(each -> each.unavailable().stream())
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      return new Wish.Unclear("Under this policy nothing turns on who is unavailable.");
    }
    String form = "/unavailable <role> because <reason>";
    return switch (Clause.read(words, said -> role(said, roles), asked.policy().zone())) {
      case Clause.Reading.Groundless _ -> new Wish.Unclear("It needs a reason: " + form + ".");
      case Clause.Reading.Timeless(String said) -> WaiverCommand.noTime(said);
      case Clause.Reading.Nameless(String said) ->
          new Wish.Unclear(
              "Nothing turns on whether %s is unavailable; there are %s."
                  .formatted(
                      said.isEmpty() ? "nobody" : Spelling.brief(said), String.join(", ", roles)));
      case Clause.Reading.Read(Clause clause) when clause.until() != null ->
          new Wish.Unclear(
              "It holds until the emergency is stood down or declared anew: leave out until.");
      case Clause.Reading.Read _ when steps(emergency).declaration() == null -> NONE_DECLARED;
      case Clause.Reading.Read(Clause clause) -> new Wish.Tells(Ruling.Kind.UNAVAILABLE, clause);
    };
  }

  private @Nullable String role(String said, Collection<String> roles) {
    return roles.stream()
        .filter(role ->
            Spelling.same(role, said) || Spelling.same(asked.policy().role(role).title(), said))
        .findFirst()
        .orElse(null);
  }

  private Wish standDown(Emergency emergency, String words) {
    String because = because(words);
    if (steps(emergency).declaration() == null) {
      return NONE_DECLARED;
    }
    return Spelling.plain(because).isEmpty()
        ? new Wish.Unclear("It needs a reason: /stand-down <reason>.")
        : new Wish.Tightens(Ruling.Kind.STAND_DOWN, new Clause("emergency", because, null));
  }

  private EmergencySteps steps(Emergency emergency) {
    return new EmergencySteps(emergency, asked);
  }

  private EmergencyDesk desk(Emergency emergency) {
    return new EmergencyDesk(asked, steps(emergency), words(emergency));
  }

  private EmergencyWords words(Emergency emergency) {
    return new EmergencyWords(asked, emergency, steps(emergency));
  }

  private Wish authorisation(Emergency emergency, String words, Saying by) {
    String against = against(emergency, by.who(), by);
    if (against != null) {
      return new Wish.Unclear(against);
    }
    Matcher way = WAY.matcher(words.strip());
    boolean said = way.matches();
    String how = said ? way.group(1).toLowerCase(java.util.Locale.ROOT) : "";
    String note = said ? way.group(2).strip() : words.strip();
    return new Wish.Counts(Ruling.Kind.AUTHORISATION, new Clause(how, note, null));
  }

  /// Why somebody's authorisation comes to nothing, as a sentence; null where it counts.
  private @Nullable String against(Emergency emergency, Login who, Saying by) {
    if (steps(emergency).declaration() == null) {
      return "No emergency is declared on this change.";
    }
    List<String> roles =
        EmergencyDecision.rolesNow(emergency, Judgement.conditions(emergency, new Facts(asked)));
    String against = desk(emergency).against(who, roles);
    if (against == null) {
      return by.ofHead()
          ? null
          : "It is not authorised: a newer commit was pushed; give the command again on that one.";
    }
    return "It is not authorised: @%s %s. %s.".formatted(who, against, may(emergency, roles));
  }

  private String may(Emergency emergency, List<String> roles) {
    RoleMembers members = new RoleMembers(asked.policy(), asked.people());
    EmergencyDesk desk = desk(emergency);
    List<Login> people =
        roles.stream()
            .flatMap(role -> members.known(role).stream())
            .distinct()
            .filter(who -> desk.against(who, roles) == null)
            .toList();
    if (roles.isEmpty()) {
      return "Nobody may authorise it now";
    }
    Stream<String> titles = roles.stream().map(role -> asked.policy().role(role).title());
    return "Who may: "
        + String.join(" or ", titles.toList())
        + (people.isEmpty()
            ? ", and there is nobody of them who could"
            : " (" + Words.people(people) + ")");
  }

  private Wish denial(Emergency emergency, String words, Saying by) {
    Stream<Login> named = words(emergency).claims().stream().map(Claim::named);
    Stream<Login> said = steps(emergency).since(Ruling.Kind.AUTHORISATION).map(Ruling::by);
    if (Stream.concat(named, said).noneMatch(by.who()::equals)) {
      return new Wish.Unclear(
          "Nobody says that @%s authorised an emergency here.".formatted(by.who()));
    }
    return new Wish.Counts(Ruling.Kind.DENIAL, new Clause("authorisation", because(words), null));
  }

  private Wish claim(Emergency emergency, String words, Saying by) {
    Matcher claim = CLAIM.matcher(words.strip());
    if (!claim.matches()) {
      return new Wish.Unclear(
          "It needs who, and how, one of %s: /authorised-verbally by @name via phone <note>."
              .formatted(String.join(", ", Arrays.asList("phone", "chat", "in person"))));
    }
    Login named = new Login(claim.group(1));
    if (named.equals(by.who())) {
      return new Wish.Unclear("What you authorise yourself is /authorise.");
    }
    String against = against(emergency, named, by);
    if (against != null) {
      return new Wish.Unclear(against);
    }
    String how = claim.group(2).toLowerCase(java.util.Locale.ROOT);
    return new Wish.Tells(
        Ruling.Kind.CLAIM,
        new Clause(EmergencyWords.subject(named, how), claim.group(3).strip(), null));
  }
}

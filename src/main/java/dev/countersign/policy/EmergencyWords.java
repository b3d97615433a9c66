package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.policy.EmergencyStand.Answer;
import dev.countersign.policy.EmergencyStand.Authorisation;
import dev.countersign.policy.EmergencyStand.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What people say to an emergency: by reviews, by commands, and as others say of them.
///
/// Only a yes to the head counts, whatever the policy says of approvals of earlier commits. A claim
/// weighs nothing against what the person named says: then their own word holds.
final class EmergencyWords {
  private final Case asked;
  private final Emergency emergency;
  private final EmergencySteps steps;
  private final List<Review> own;

  EmergencyWords(Case asked, Emergency emergency, EmergencySteps steps) {
    this.asked = asked;
    this.emergency = emergency;
    this.steps = steps;
    this.own = own();
  }

  private List<Review> own() {
    Stream<Review> reviews =
        asked.change().reviews().stream()
            .filter(each -> each.opinion() != Opinion.APPROVED || ofHead(each))
            .filter(each -> steps.afterStandDown(each.at()));
    Stream<Review> yes =
        steps
            .since(Ruling.Kind.AUTHORISATION)
            .filter(each -> each.head().equals(head()))
            .map(each -> said(each, each.by(), Opinion.APPROVED));
    Stream<Review> no =
        steps
            .since(Ruling.Kind.DENIAL)
            .map(each -> said(each, each.by(), Opinion.CHANGES_REQUESTED));
    return Stream.of(reviews, yes, no).flatMap(each -> each).toList();
  }

  private boolean ofHead(Review review) {
    return head().equals(review.commit());
  }

  private Sha head() {
    return asked.change().head();
  }

  private static Review said(Ruling ruling, Login who, Opinion opinion) {
    return new Review(
        -ruling.source().comment(),
        Person.of(who.value()),
        opinion,
        ruling.head(),
        ruling.source().at());
  }

  /// The change as if all of it had been said by reviews of the head.
  Change asReviews() {
    List<Review> all = new ArrayList<>(own);
    lastClaims().values().stream()
        .filter(each -> claim(each).counts())
        .forEach(each -> all.add(said(each, named(each), Opinion.APPROVED)));
    return asked.change().withReviews(all);
  }

  private Map<Login, Ruling> lastClaims() {
    Map<Login, Ruling> last = new LinkedHashMap<>();
    steps
        .since(Ruling.Kind.CLAIM)
        .filter(each -> asked.people().canWrite(each.by()))
        .forEach(each -> last.put(named(each), each));
    return last;
  }

  private static Login named(Ruling claim) {
    String subject = claim.subject();
    return new Login(subject.substring(0, subject.indexOf(' ')));
  }

  /// How somebody says that a person's word was given, the subject of a claim.
  static String subject(Login named, String how) {
    return named + " via " + how;
  }

  /// The last claim of each person's word.
  List<Claim> claims() {
    return lastClaims().values().stream().map(this::claim).toList();
  }

  private Claim claim(Ruling ruling) {
    Login named = named(ruling);
    Optional<Review> word = word(named);
    boolean against = word.filter(each -> against(each, ruling)).isPresent();
    Answer answer =
        word.map(each ->
                switch (each.opinion()) {
                  case APPROVED -> Answer.CONFIRMED;
                  case CHANGES_REQUESTED ->
                      each.at().isBefore(ruling.source().at()) && !denied(named)
                          ? Answer.NONE
                          : Answer.DENIED;
                  case COMMENTED, DISMISSED -> Answer.NONE;
                })
            .orElse(Answer.NONE);
    boolean counts =
        emergency.acceptClaims()
            && answer == Answer.NONE
            && !against
            && ruling.head().equals(head());
    String how = ruling.subject().substring(ruling.subject().indexOf(" via ") + 5);
    return new Claim(
        named, ruling.by(), ruling.source().at(), how, ruling.because(), counts, answer);
  }

  /// Whether what somebody said themselves stands against a claim of their word.
  private static boolean against(Review word, Ruling claim) {
    return word.opinion() == Opinion.CHANGES_REQUESTED || word.at().isAfter(claim.source().at());
  }

  /// What somebody last said themselves.
  private Optional<Review> word(Login who) {
    List<Review> words =
        own.stream()
            .filter(each -> each.by().login().equals(who))
            .filter(each -> each.opinion() != Opinion.COMMENTED)
            .sorted(java.util.Comparator.comparing(Review::at))
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(words.getLast());
  }

  private boolean denied(Login who) {
    return steps.since(Ruling.Kind.DENIAL).anyMatch(each -> each.by().equals(who));
  }

  /// How somebody's authorisation, which counts, was given.
  Authorisation authorisation(Login who) {
    Optional<Review> word = word(who).filter(each -> each.opinion() == Opinion.APPROVED);
    if (word.isPresent()) {
      Review review = word.get();
      Optional<Ruling> command =
          steps
              .since(Ruling.Kind.AUTHORISATION)
              .filter(each -> each.by().equals(who) && -each.source().comment() == review.id())
              .reduce((_, later) -> later);
      return new Authorisation(
          who,
          review.at(),
          command.map(Ruling::subject).orElse(""),
          command.map(Ruling::because).orElse(""),
          null);
    }
    Claim claim =
        claims().stream().filter(each -> each.named().equals(who)).findFirst().orElseThrow();
    return new Authorisation(who, claim.at(), claim.how(), claim.note(), claim.by());
  }
}

package dev.countersign.policy;

import dev.countersign.change.Label;
import dev.countersign.change.Person;
import dev.countersign.change.Ruling;
import dev.countersign.policy.EmergencyStand.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of an emergency that people took: who declared it, and what was said since.
///
/// What was said before it was stood down counts no more, and what commands said before it was
/// declared anew neither. A label declares it no more once it was stood down: when it was put on is
/// not known.
final class EmergencySteps {
  private final Emergency emergency;
  private final Case asked;
  private final List<Ruling> rulings;
  private final @Nullable Ruling stoodDown;
  private final @Nullable Ruling declaring;

  EmergencySteps(Emergency emergency, Case asked) {
    this.emergency = emergency;
    this.asked = asked;
    this.rulings = asked.change().rulings().stream().sorted(Ruling.ORDER).toList();
    this.stoodDown = last(of(Ruling.Kind.STAND_DOWN, null));
    this.declaring = last(of(Ruling.Kind.EMERGENCY, stoodDown).filter(each -> writes(each.by())));
  }

  private static @Nullable Ruling last(Stream<Ruling> rulings) {
    List<Ruling> all = rulings.toList();
    return all.isEmpty() ? null : all.getLast();
  }

  private Stream<Ruling> of(Ruling.Kind kind, @Nullable Ruling since) {
    return rulings.stream()
        .filter(each -> each.kind() == kind)
        .filter(each -> since == null || Ruling.ORDER.compare(each, since) > 0);
  }

  private boolean writes(dev.countersign.change.Login login) {
    return asked.people().canWrite(login);
  }

  /// The declaration that is in effect; null where none is.
  @Nullable Declaration declaration() {
    if (declaring != null) {
      Named named = Named.of(declaring.subject(), emergency);
      return new Declaration(
          declaring.by(),
          declaring.source().at(),
          named.severity(),
          named.reason(),
          declaring.because());
    }
    Optional<Label> label = labels().filter(each -> against(each) == null).findFirst();
    Person by = label.map(Label::by).orElse(null);
    return by == null ? null : new Declaration(by.login(), null, null, null, "");
  }

  private Stream<Label> labels() {
    return asked.change().pull().labels().stream()
        .filter(label -> emergency.labels().stream().anyMatch(label.name()::equalsIgnoreCase));
  }

  /// Why a label declares nothing; null where it does.
  private @Nullable String against(Label label) {
    Person by = label.by();
    if (stoodDown != null) {
      return "@%s stood it down; /emergency declares it again".formatted(stoodDown.by());
    }
    if (label.ours()) {
      return "this app put it on itself";
    }
    if (by == null) {
      return "who put it on is not known";
    }
    return writes(by.login()) ? null : "@" + by.login() + " has no write access";
  }

  /// What was said and comes to nothing, a sentence each.
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (declaration() == null) {
      labels()
          .forEach(label ->
              remarks.add(
                  "The label %s declares no emergency: %s."
                      .formatted(label.name(), against(label))));
      if (stoodDown != null) {
        remarks.add(
            "@%s stood the emergency down: %s.".formatted(stoodDown.by(), stoodDown.because()));
      }
      return remarks;
    }
    since(Ruling.Kind.AUTHORISATION)
        .filter(each -> !each.head().equals(asked.change().head()))
        .forEach(each ->
            remarks.add(
                "@%s's authorisation of %s does not count: only one of the newest commit does."
                    .formatted(each.by(), each.head().brief())));
    remarks.addAll(outdated());
    return remarks;
  }

  /// What was said of roles before the emergency was declared anew, and not since.
  private List<String> outdated() {
    Set<String> since = unavailable();
    return of(Ruling.Kind.UNAVAILABLE, stoodDown)
        .filter(each -> writes(each.by()) && !since.contains(each.subject()))
        .map(each ->
            "@%s's /unavailable %s does not count: the emergency was declared anew since. Say it again if it is so."
                .formatted(each.by(), each.subject()))
        .distinct()
        .toList();
  }

  /// What was said by a kind of command since the emergency was declared.
  Stream<Ruling> since(Ruling.Kind kind) {
    return of(kind, declaring == null ? stoodDown : declaring);
  }

  /// Whether something was said after the emergency was last stood down.
  boolean afterStandDown(java.time.Instant moment) {
    return stoodDown == null || moment.isAfter(stoodDown.source().at());
  }

  /// Ids of the roles of which somebody with write access says that nobody can be reached.
  Set<String> unavailable() {
    Set<String> roles = new TreeSet<>();
    since(Ruling.Kind.UNAVAILABLE)
        .filter(each -> writes(each.by()))
        .forEach(each -> roles.add(each.subject()));
    return roles;
  }

  /// A severity and a reason of the policy, as a declaration's subject names them.
  record Named(@Nullable String severity, @Nullable String reason) {
    String subject() {
      String both =
          String.join(", ", Stream.of(severity, reason).flatMap(Stream::ofNullable).toList());
      return both.isEmpty() ? "emergency" : both;
    }

    /// What a subject named, as far as the policy still knows it.
    static Named of(String subject, Emergency emergency) {
      for (String severity : emergency.severities()) {
        for (String reason : emergency.reasons()) {
          Named both = new Named(severity, reason);
          if (both.subject().equals(subject)) {
            return both;
          }
        }
      }
      return new Named(among(emergency.severities(), subject), among(emergency.reasons(), subject));
    }

    private static @Nullable String among(Set<String> names, String subject) {
      return names.contains(subject) ? subject : null;
    }
  }
}

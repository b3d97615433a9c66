package dev.countersign.policy;

import dev.countersign.change.Ruling;
import dev.countersign.policy.Declarations.Declared;
import dev.countersign.policy.Verdict.Reason;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which type a change is of, emergencies left aside.
///
/// @param declared the strictest type declared, null where it is this one or none is
record TypeDecision(ChangeType type, List<Reason> reasons, @Nullable String declared) {

  static TypeDecision of(Conditions conditions, Gaps gaps) {
    Facts facts = conditions.facts();
    List<ChangeType> types = facts.asked().policy().types();
    List<Held> held = types.stream().map(type -> held(type, conditions)).toList();
    Choice inferred = Choice.among(held, fallback(types), gaps);
    if (facts.description().partial()) {
      gaps.missed(Gap.BODY_LONG);
    }
    List<Declared> declared = known(facts, gaps);
    Declared strictest = declared.isEmpty() ? null : declared.getFirst();
    return strictest == null
        ? new TypeDecision(types.get(inferred.place()), reasons(inferred, facts), null)
        : with(strictest, inferred, facts, gaps);
  }

  /// The same where somebody set the type by a command.
  TypeDecision ruled(List<ChangeType> types, Rulings rulings) {
    int mildest = types.size() - 1;
    ToIntFunction<String> strictness =
        name -> place(types, name) < 0 ? -1 : mildest - place(types, name);
    Ruling ruling =
        rulings.deciding(Ruling.Kind.TYPE, strictness, strictness.applyAsInt(type.name()));
    return ruling == null
        ? this
        : new TypeDecision(
            types.get(place(types, ruling.subject())), List.of(Rulings.reason(ruling)), null);
  }

  private static TypeDecision with(Declared declared, Choice inferred, Facts facts, Gaps gaps) {
    List<ChangeType> types = facts.asked().policy().types();
    int place = place(types, declared.type());
    ChangeType found = types.get(inferred.place());
    String name = types.get(place).name();
    if (place < inferred.place()) {
      Reason reason = new Reason(declared.phrase(), List.of(), 0);
      return new TypeDecision(types.get(place), List.of(reason), null);
    }
    if (place > inferred.place()) {
      gaps.remark(
          "Declared as %s (%s): the stricter %s holds."
              .formatted(name, declared.phrase(), found.name()));
    }
    boolean same = place == inferred.place();
    return new TypeDecision(found, reasons(inferred, facts), same ? null : name);
  }

  private static List<Reason> reasons(Choice choice, Facts facts) {
    return choice.why().reasons(facts.files().list());
  }

  private static Held held(ChangeType type, Conditions conditions) {
    Condition when = type.when();
    return when == null ? Held.NEVER : conditions.ask(when);
  }

  private static int fallback(List<ChangeType> types) {
    return IntStream.range(0, types.size())
        .filter(at -> types.get(at).fallback())
        .findFirst()
        .orElse(types.size() - 1);
  }

  /// Declarations of types that the policy knows, the strictest first.
  private static List<Declared> known(Facts facts, Gaps gaps) {
    Policy policy = facts.asked().policy();
    Declarations declarations =
        new Declarations(policy, facts.asked().change().pull(), facts.description());
    List<Declared> all = declarations.all();
    all.stream()
        .filter(declared -> place(policy.types(), declared.type()) < 0)
        .forEach(declared -> gaps.remark(unknown(policy, declared)));
    return IntStream.range(0, policy.types().size())
        .boxed()
        .flatMap(at -> all.stream().filter(each -> place(policy.types(), each.type()) == at))
        .toList();
  }

  private static String unknown(Policy policy, Declared declared) {
    Emergency emergency = policy.emergency();
    if (emergency != null && Spelling.same(emergency.type(), declared.type())) {
      return emergency.labels().isEmpty()
          ? "That %s lifts nothing.".formatted(declared.phrase())
          : "That %s lifts nothing: to declare an emergency, somebody with write access puts on the label %s."
              .formatted(declared.phrase(), String.join(" or ", emergency.labels()));
    }
    return "That %s declares no type of this policy: %s."
        .formatted(
            declared.phrase(),
            String.join(", ", policy.types().stream().map(ChangeType::name).toList()));
  }

  private static int place(List<ChangeType> types, String name) {
    return IntStream.range(0, types.size())
        .filter(at -> Spelling.same(types.get(at).name(), name))
        .findFirst()
        .orElse(-1);
  }
}

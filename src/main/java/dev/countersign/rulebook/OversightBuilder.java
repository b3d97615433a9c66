package dev.countersign.rulebook;

import dev.countersign.calendar.Term;
import dev.countersign.policy.Board;
import dev.countersign.policy.Control;
import dev.countersign.policy.Oversight;
import dev.countersign.policy.PolicyReview;
import dev.countersign.policy.Protection;
import dev.countersign.policy.Rollback;
import dev.countersign.policy.ServiceLevels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a policy says around the judgement of a change, out of a tree whose shape is right.
final class OversightBuilder {
  private OversightBuilder() {}

  static Oversight oversight(Node root) {
    Node levels = Take.at(root, "sla");
    return new Oversight(
        named(Take.at(root, "branch_protection"), OversightBuilder::protection),
        new ServiceLevels(terms(Take.at(levels, "review")), terms(Take.at(levels, "approval"))),
        Take.has(root, "review") ? review(Take.at(root, "review")) : null,
        terms(Take.at(root, "retention")),
        named(Take.at(root, "controls"), OversightBuilder::control),
        Take.has(root, "cab") ? board(Take.at(root, "cab")) : null,
        Take.has(root, "rollback") ? rollback(Take.at(root, "rollback")) : null,
        Take.text(root, "change_ids"));
  }

  private static <T> Map<String, T> named(Node fields, Function<Node, T> read) {
    Map<String, T> named = new LinkedHashMap<>();
    Take.fields(fields)
        .fields()
        .forEach(field -> named.put(field.name(), read.apply(field.value())));
    return named;
  }

  private static Map<String, Term> terms(Node fields) {
    return named(fields, node -> term(String.join("", Take.texts(node))));
  }

  private static Term term(String text) {
    Term term = Term.of(text);
    if (term == null) {
      throw new IllegalStateException("no shape lets the duration " + text + " in");
    }
    return term;
  }

  private static @Nullable Term term(Node node, String key) {
    String text = Take.text(node, key);
    return text == null ? null : term(text);
  }

  private static Protection protection(Node node) {
    return new Protection(
        Take.has(node, "reviews") ? Take.whole(node, "reviews", 0) : null,
        Take.flag(node, "dismiss_stale"),
        Take.flag(node, "code_owners"),
        Take.texts(node, "checks"),
        Take.flag(node, "admins"),
        Take.flag(node, "force_push"),
        Take.flag(node, "deletion"));
  }

  private static PolicyReview review(Node node) {
    String next = Take.text(node, "next");
    return new PolicyReview(next == null ? null : Words.date(next), term(node, "every"));
  }

  private static Control control(Node node) {
    boolean all = Take.at(node, "rules") instanceof Node.Text;
    return new Control(
        all && Take.has(node, "rules"),
        all ? Set.of() : Set.copyOf(Take.texts(node, "rules")),
        Set.copyOf(Take.texts(node, "obligations")),
        Set.copyOf(Take.texts(node, "records")));
  }

  private static Board board(Node node) {
    Node meets = Take.at(node, "meets");
    String day = Take.text(meets, "day");
    return new Board(
        Take.text(node, "role", ""),
        Take.text(node, "chair"),
        day == null
            ? null
            : new Board.Meeting(
                Words.days(List.of(day)).iterator().next(), Words.time(Take.text(meets, "at", ""))),
        term(node, "emergency_within"));
  }

  private static Rollback rollback(Node node) {
    return new Rollback(
        term(node, "target"),
        Take.has(node, "approvals") ? RuleBuilder.approvals(Take.at(node, "approvals")) : null);
  }
}

package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who fills which role: the roles of all rules together where nobody may fill two, else of each
/// rule by itself.
final class Seating {
  private final IdentityHashMap<Ask, List<Seat>> rows = new IdentityHashMap<>();
  private int filled;

  /// A role of one requirement, and who fills it.
  ///
  /// @param holder whose approval fills it; null where nobody's does
  /// @param candidates who else could, along with all others that are or could be filled; nobody
  ///   where nobody could
  /// @param elsewhere people of the role who already fill another
  record Seat(String role, @Nullable Login holder, Set<Login> candidates, Set<Login> elsewhere) {}

  /// Who is in a role and may approve, and whose approval is there for a rule.
  ///
  /// @param separate whether nobody fills two roles, whatever the rules
  /// @param members who is in a role
  /// @param able who may approve
  /// @param given whose approval counts for a rule
  record Facts(
      boolean separate,
      Function<String, ? extends Set<Login>> members,
      Set<Login> able,
      Function<AppliedRule, ? extends Set<Login>> given) {
    Set<Login> givers(Ask ask, String role) {
      return both(members.apply(role), given.apply(ask.applied()));
    }

    Set<Login> able(String role) {
      return both(members.apply(role), able);
    }

    /// As if everybody who may had approved this moment.
    Facts everybodyAnew() {
      return new Facts(separate, members, able, rule -> able);
    }

    /// As if these had approved this moment too.
    Facts with(Set<Login> more) {
      return new Facts(separate, members, able, rule -> either(given.apply(rule), more));
    }

    private static Set<Login> either(Set<Login> one, Set<Login> other) {
      Set<Login> either = new TreeSet<>(one);
      either.addAll(other);
      return either;
    }

    private static Set<Login> both(Set<Login> one, Set<Login> other) {
      Set<Login> both = new TreeSet<>(one);
      both.retainAll(other);
      return both;
    }
  }

  /// How many seats are filled in requirements that hold something, without saying by whom.
  static int filled(List<Ask> asks, Facts facts) {
    return groups(asks, facts).stream().mapToInt(group -> SeatPlan.of(group, facts).filled()).sum();
  }

  /// Seats people for these requirements so that as many seats as possible are filled.
  static Seating of(List<Ask> asks, Facts facts) {
    Seating seating = new Seating();
    groups(asks, facts).forEach(group -> seating.take(SeatPlan.of(group, facts)));
    return seating;
  }

  private static Collection<List<Ask>> groups(List<Ask> asks, Facts facts) {
    return asks.stream()
        .collect(
            Collectors.groupingBy(
                ask -> facts.separate ? "" : ask.rule().name(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private void take(SeatPlan plan) {
    rows.putAll(plan.rows());
    filled += plan.filled();
  }

  /// The seats of one of the requirements, in the order of its roles.
  List<Seat> of(Ask ask) {
    return rows.getOrDefault(ask, List.of());
  }

  /// How many seats are filled in requirements that hold something.
  int filled() {
    return filled;
  }
}

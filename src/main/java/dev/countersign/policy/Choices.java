package dev.countersign.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways to meet what the rules ask of people, one alternative taken of each `any_of`.
///
/// @param firm what must be met in any case, and what is only shown
/// @param open for each `any_of` that is not settled otherwise, its alternatives of people
record Choices(List<Ask> firm, List<List<Ask>> open) {
  /// More ways are not tried: of what is left, each first alternative is taken.
  static final int MOST = 256;

  Choices {
    firm = List.copyOf(firm);
    open = List.copyOf(open);
  }

  static Choices of(Collection<AppliedRule> rules, Function<Requirement, List<String>> roles) {
    List<Ask> firm = new ArrayList<>();
    List<List<Ask>> open = new ArrayList<>();
    for (AppliedRule applied : rules) {
      for (Requirement requirement : applied.rule().require()) {
        List<Ask> asks =
            AppliedRule.leaves(requirement).stream()
                .filter(Ask::isOne)
                .map(one -> new Ask(applied, one, roles.apply(one), tier(applied, requirement)))
                .toList();
        boolean choice = asks.size() > 1 && asks.getFirst().tier() == Ask.CHOSEN;
        if (choice) {
          open.add(asks);
        } else {
          firm.addAll(asks);
        }
      }
    }
    return new Choices(firm, open);
  }

  private static int tier(AppliedRule applied, Requirement requirement) {
    if (requirement instanceof Requirement.AnyOf any && applied.settled().contains(any)) {
      return Ask.SPARE;
    }
    if (applied.rule().warnOnly()) {
      return Ask.WARNING;
    }
    return requirement instanceof Requirement.AnyOf ? Ask.CHOSEN : Ask.FIRM;
  }

  boolean askForOwners() {
    return Stream.concat(firm.stream(), open.stream().flatMap(List::stream))
        .anyMatch(ask -> ask.requirement() instanceof Requirement.CodeOwners);
  }

  /// Every way, the first alternatives first.
  List<List<Integer>> ways() {
    return waysLike(Collections.nCopies(open.size(), 0), choice -> true);
  }

  /// That way, and every other that differs from it only in the choices that may differ.
  List<List<Integer>> waysLike(List<Integer> like, IntPredicate mayDiffer) {
    List<List<Integer>> ways = new ArrayList<>(List.of(like));
    for (int choice = like.size() - 1; choice >= 0; choice--) {
      if (mayDiffer.test(choice)) {
        ways.addAll(others(ways, choice, MOST - ways.size()));
      }
    }
    return ways;
  }

  private List<List<Integer>> others(List<List<Integer>> ways, int choice, int most) {
    int taken = ways.getFirst().get(choice);
    List<List<Integer>> known = List.copyOf(ways);
    return IntStream.range(0, open.get(choice).size())
        .filter(other -> other != taken)
        .boxed()
        .flatMap(other -> known.stream().map(way -> with(way, choice, other)))
        .limit(most)
        .toList();
  }

  private static List<Integer> with(List<Integer> way, int choice, int taken) {
    List<Integer> other = new ArrayList<>(way);
    other.set(choice, taken);
    return List.copyOf(other);
  }

  /// What is asked, one way.
  List<Ask> asks(List<Integer> way) {
    List<Ask> asks = new ArrayList<>(firm);
    for (int choice = 0; choice < way.size(); choice++) {
      for (int alternative = 0; alternative < open.get(choice).size(); alternative++) {
        int tier = alternative == way.get(choice) ? Ask.CHOSEN : Ask.SPARE;
        asks.add(open.get(choice).get(alternative).at(tier));
      }
    }
    return asks;
  }

  /// The alternative taken of one choice, among what is asked one way.
  Ask taken(int choice, List<Integer> way, List<Ask> asks) {
    int before = open.subList(0, choice).stream().mapToInt(List::size).sum();
    return asks.get(firm.size() + before + way.get(choice));
  }
}

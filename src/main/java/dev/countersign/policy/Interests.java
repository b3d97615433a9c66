package dev.countersign.policy;

import dev.countersign.calendar.Freeze;
import dev.countersign.change.TeamName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which facts a policy asks about, so that nothing else needs to be read and no other event can
/// matter.
///
/// @param checks name patterns of checks that a rule asks for
/// @param labels name patterns of labels that can change a verdict, or that this app keeps
/// @param teams teams that a role or condition names
/// @param texts changed files whose content is looked at; what ends in `/` stands for all below
/// @param listed folders of the base branch whose files matter where the change touches them
/// @param calendars calendars, rotas and lists of who is away, on the base branch
/// @param release whether it matters what went in since the last release
/// @param permissions whether it matters who may do what on the repository
public record Interests(
    Set<String> checks,
    Set<String> labels,
    Set<TeamName> teams,
    Set<String> texts,
    Set<String> listed,
    Set<String> calendars,
    boolean permissions,
    boolean codeOwners,
    boolean dependencies,
    boolean folders,
    boolean sizes,
    boolean earlierDiffs,
    boolean release) {
  public Interests {
    checks = Set.copyOf(checks);
    labels = Set.copyOf(labels);
    teams = Set.copyOf(teams);
    texts = Set.copyOf(texts);
    listed = Set.copyOf(listed);
    calendars = Set.copyOf(calendars);
  }

  public static Interests of(Policy policy) {
    List<Condition> conditions = conditions(policy).toList();
    List<Requirement> requirements =
        policy.rules().stream()
            .flatMap(rule -> rule.require().stream())
            .flatMap(Interests::within)
            .toList();
    return new Interests(
        checks(requirements),
        labels(policy, conditions),
        teams(policy, conditions),
        texts(requirements),
        listed(requirements),
        calendars(policy),
        requirements.stream().anyMatch(Interests::asksForPeople)
            || policy.emergency() != null
            || conditions.stream().anyMatch(Interests::asksForRoles)
            || lifted(policy),
        requirements.stream().anyMatch(Requirement.CodeOwners.class::isInstance),
        conditions.stream().anyMatch(Interests::asksForDependencies)
            || requirements.stream().anyMatch(Requirement.VersionRaised.class::isInstance),
        conditions.stream().anyMatch(Condition.NewDirectory.class::isInstance),
        conditions.stream().anyMatch(Condition.Size.class::isInstance)
            || requirements.stream().anyMatch(Requirement.SizeWithin.class::isInstance),
        policy.approving().stale() != Approving.Stale.ANY_PUSH,
        requirements.stream().anyMatch(Requirement.VersionRaised.class::isInstance));
  }

  private static Set<String> texts(List<Requirement> requirements) {
    Set<String> texts = new TreeSet<>();
    for (Requirement requirement : requirements) {
      if (requirement instanceof Requirement.ChangelogEntry(String file)) {
        texts.add(file);
      } else if (requirement instanceof Requirement.Migrations migrations
          && !migrations.forbidden().isEmpty()) {
        texts.add(migrations.folder());
      }
    }
    return texts;
  }

  private static Set<String> listed(List<Requirement> requirements) {
    return requirements.stream()
        .filter(Requirement.Migrations.class::isInstance)
        .map(Requirement.Migrations.class::cast)
        .filter(Requirement.Migrations::sequential)
        .map(Requirement.Migrations::folder)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> calendars(Policy policy) {
    Stream<String> freezes =
        policy.freezes().stream()
            .map(Freeze::days)
            .filter(Freeze.Days.Listed.class::isInstance)
            .map(days -> ((Freeze.Days.Listed) days).file());
    Stream<String> rotas =
        policy.roles().values().stream().map(Role::schedule).filter(Objects::nonNull);
    return Stream.of(
            freezes,
            rotas,
            Stream.ofNullable(policy.holidaysFile()),
            Stream.ofNullable(policy.asking().awayFile()))
        .flatMap(part -> part)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether people may lift something because of their permission.
  private static boolean lifted(Policy policy) {
    return policy.roles().values().stream().anyMatch(role -> role.permission() != null)
        && (!policy.mayLower().isEmpty()
            || policy.freezes().stream().anyMatch(freeze -> !freeze.exceptionsBy().isEmpty())
            || policy.rules().stream().anyMatch(rule -> !rule.waivableBy().isEmpty()));
  }

  private static boolean asksForPeople(Requirement requirement) {
    return requirement instanceof Requirement.Approvals
        || requirement instanceof Requirement.Matrix
        || requirement instanceof Requirement.CodeOwners;
  }

  private static boolean asksForRoles(Condition condition) {
    return condition instanceof Condition.RoleEmpty
        || (condition instanceof Condition.Author author && !author.roles().isEmpty());
  }

  private static boolean asksForDependencies(Condition condition) {
    return condition instanceof Condition.Dependency
        || condition instanceof Condition.OnlyDependencies
        || condition instanceof Condition.Release;
  }

  private static Set<String> checks(List<Requirement> requirements) {
    Set<String> patterns = new TreeSet<>();
    for (Requirement requirement : requirements) {
      if (requirement instanceof Requirement.Checks checks) {
        Stream.concat(checks.patterns().stream(), checks.recommended().stream())
            .flatMap(globs -> globs.patterns().stream())
            .forEach(patterns::add);
      } else if (requirement instanceof Requirement.Coverage coverage) {
        patterns.addAll(coverage.check().patterns());
      }
    }
    return patterns;
  }

  /// Labels that a condition asks for, that declare a type or an emergency, or that this app puts
  /// on.
  private static Set<String> labels(Policy policy, List<Condition> conditions) {
    Set<String> patterns = new TreeSet<>();
    policy.types().forEach(type -> patterns.add("change: " + type.name()));
    policy.types().stream().map(ChangeType::label).filter(Objects::nonNull).forEach(patterns::add);
    policy.areas().values().stream()
        .map(Area::label)
        .filter(Objects::nonNull)
        .forEach(patterns::add);
    Emergency emergency = policy.emergency();
    if (emergency != null) {
      patterns.addAll(emergency.labels());
    }
    for (Condition condition : conditions) {
      if (condition instanceof Condition.Labelled labelled) {
        labelled.globs().patterns().forEach(glob -> patterns.add(glob.replaceFirst("^!", "")));
      }
    }
    return patterns;
  }

  private static Set<TeamName> teams(Policy policy, List<Condition> conditions) {
    Stream<TeamName> ofRoles =
        policy.roles().values().stream().flatMap(role -> role.teams().stream());
    Stream<TeamName> ofAuthors =
        conditions.stream()
            .filter(Condition.Author.class::isInstance)
            .flatMap(author -> ((Condition.Author) author).teams().stream());
    return Stream.concat(ofRoles, ofAuthors).collect(Collectors.toUnmodifiableSet());
  }

  /// Every condition that stands anywhere in the policy, those inside others among them.
  static Stream<Condition> conditions(Policy policy) {
    Stream<Condition> roots =
        Stream.of(
                policy.areas().values().stream().map(Area::when),
                policy.types().stream().map(ChangeType::when),
                policy.rules().stream().map(Rule::when),
                policy.guidance().stream().map(Guidance::when),
                policy.obligations().stream().flatMap(Interests::ofObligation),
                ofRisk(policy.risk()),
                ofEmergency(policy))
            .flatMap(part -> part)
            .filter(Objects::nonNull)
            .map(Condition.class::cast);
    return roots.flatMap(Interests::within);
  }

  private static Stream<Condition> ofObligation(Obligation obligation) {
    return Stream.concat(
        Stream.of(obligation.when()), obligation.checklist().stream().map(Obligation.Item::when));
  }

  private static Stream<Condition> ofRisk(Risk risk) {
    return switch (risk) {
      case Risk.Unrated unrated -> Stream.empty();
      case Risk.ByCondition byCondition -> byCondition.when().values().stream();
      case Risk.ByScore byScore ->
          byScore.factors().stream()
              .flatMap(factor -> Stream.of(factor.two(), factor.three()))
              .filter(Objects::nonNull)
              .map(Condition.class::cast);
    };
  }

  private static Stream<Condition> ofEmergency(Policy policy) {
    Emergency emergency = policy.emergency();
    return emergency == null
        ? Stream.empty()
        : emergency.authorise().stream()
            .map(Emergency.Authority::when)
            .filter(Objects::nonNull)
            .map(Condition.class::cast);
  }

  private static Stream<Condition> within(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> all) -> all.stream().flatMap(Interests::within);
      case Condition.AnyOf(List<Condition> any) -> any.stream().flatMap(Interests::within);
      case Condition.Not(Condition not) -> within(not);
      case Condition.Leaf _, Condition.InArea _, Condition.OfType _ -> Stream.of(condition);
      case Condition.OfRisk _, Condition.RiskAtLeast _ -> Stream.of(condition);
    };
  }

  private static Stream<Requirement> within(Requirement requirement) {
    return requirement instanceof Requirement.AnyOf(List<Requirement> alternatives)
        ? alternatives.stream().flatMap(Interests::within)
        : Stream.of(requirement);
  }
}

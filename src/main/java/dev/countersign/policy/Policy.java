package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.Window;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an organisation demands of every change.
///
/// @param id lower-case, digits, `-`
/// @param version as its owner writes it, empty where none is
/// @param owner the role that keeps it
/// @param observing whether checks only say what they would have said
/// @param check the summary check's name, perhaps with `{base}`
/// @param separateChecks rules that get a check of their own
/// @param types strictest first, the emergency type left out
/// @param holidaysFile a calendar file of further holidays on the base branch, null where there is
///   none
/// @param commitsFromTitle whether kinds and footers are read from the title and body, or from
///   every commit
/// @param mayLower roles that may set a lower type or risk than inferred
/// @param deployments what must hold for deployments to an environment, by its name
public record Policy(
    String id,
    String title,
    String version,
    @Nullable String owner,
    boolean observing,
    ZoneId zone,
    String check,
    List<String> separateChecks,
    Scope scope,
    BusinessHours businessHours,
    Map<String, Role> roles,
    Map<String, Area> areas,
    List<ChangeType> types,
    Risk risk,
    Map<String, Section> sections,
    List<Rule> rules,
    @Nullable Emergency emergency,
    Map<String, List<Window>> windows,
    List<Freeze> freezes,
    @Nullable String holidaysFile,
    Approving approving,
    Asking asking,
    boolean commitsFromTitle,
    List<String> mayLower,
    @Nullable SoleOperator soleOperator,
    Map<String, DeploymentGate> deployments,
    List<Guidance> guidance,
    Oversight oversight,
    List<Obligation> obligations,
    List<Place> sources) {
  public Policy {
    separateChecks = List.copyOf(separateChecks);
    roles = Ordered.map(roles);
    areas = Collections.unmodifiableMap(new LinkedHashMap<>(areas));
    types = List.copyOf(types);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    rules = List.copyOf(rules);
    windows = Ordered.map(windows);
    freezes = List.copyOf(freezes);
    mayLower = List.copyOf(mayLower);
    deployments = Ordered.map(deployments);
    guidance = List.copyOf(guidance);
    obligations = List.copyOf(obligations);
    sources = List.copyOf(sources);
  }

  /// The same policy with other roles.
  public Policy withRoles(Map<String, Role> others) {
    return new Policy(
        id,
        title,
        version,
        owner,
        observing,
        zone,
        check,
        separateChecks,
        scope,
        businessHours,
        others,
        areas,
        types,
        risk,
        sections,
        rules,
        emergency,
        windows,
        freezes,
        holidaysFile,
        approving,
        asking,
        commitsFromTitle,
        mayLower,
        soleOperator,
        deployments,
        guidance,
        oversight,
        obligations,
        sources);
  }

  /// The same policy that asks for reviews in another way.
  public Policy withAsking(Asking other) {
    return new Policy(
        id,
        title,
        version,
        owner,
        observing,
        zone,
        check,
        separateChecks,
        scope,
        businessHours,
        roles,
        areas,
        types,
        risk,
        sections,
        rules,
        emergency,
        windows,
        freezes,
        holidaysFile,
        approving,
        other,
        commitsFromTitle,
        mayLower,
        soleOperator,
        deployments,
        guidance,
        oversight,
        obligations,
        sources);
  }

  /// The name of the summary check for a base branch.
  public String checkFor(String baseBranch) {
    return check.replace("{base}", baseBranch);
  }

  /// The area of that name, which a valid policy has.
  public Area area(String name) {
    Area area = areas.get(name);
    if (area == null) {
      throw new IllegalStateException("a valid policy has the area " + name);
    }
    return area;
  }

  /// What must hold for deployments to an environment; null where the policy says nothing of it.
  /// GitHub does not tell names by their letter case.
  public @Nullable DeploymentGate gate(String environment) {
    return deployments.values().stream()
        .filter(gate -> gate.environment().equalsIgnoreCase(environment))
        .findFirst()
        .orElse(null);
  }

  /// The section of that id, which a valid policy has.
  public Section section(String id) {
    Section section = sections.get(id);
    if (section == null) {
      throw new IllegalStateException("a valid policy has the section " + id);
    }
    return section;
  }

  /// The windows of that name, which a valid policy has.
  public List<Window> window(String name) {
    List<Window> named = windows.get(name);
    if (named == null) {
      throw new IllegalStateException("a valid policy has the window " + name);
    }
    return named;
  }

  /// The role of that id, which a valid policy has.
  public Role role(String id) {
    Role role = roles.get(id);
    if (role == null) {
      throw new IllegalStateException("a valid policy has the role " + id);
    }
    return role;
  }
}

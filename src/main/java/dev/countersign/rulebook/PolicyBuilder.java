package dev.countersign.rulebook;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.Term;
import dev.countersign.calendar.Window;
import dev.countersign.change.Globs;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.TeamName;
import dev.countersign.policy.Approving;
import dev.countersign.policy.Area;
import dev.countersign.policy.Asking;
import dev.countersign.policy.ChangeType;
import dev.countersign.policy.Emergency;
import dev.countersign.policy.Guidance;
import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Role;
import dev.countersign.policy.Scope;
import dev.countersign.policy.Section;
import dev.countersign.policy.SoleOperator;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A policy out of a tree whose shape is right.
final class PolicyBuilder {
  private final Node root;
  private final String organisation;
  private final ConditionBuilder conditions;

  PolicyBuilder(Node root, String organisation) {
    this.root = root;
    this.organisation = organisation;
    this.conditions = new ConditionBuilder(organisation);
  }

  Policy policy(List<Place> sources) {
    boolean fromTitle = !Take.texts(Take.at(root, "commits"), "source").contains("commits");
    RuleBuilder rules = new RuleBuilder(conditions, fromTitle);
    return new Policy(
        Take.text(root, "policy", ""),
        Take.text(root, "title", ""),
        Take.text(root, "version", ""),
        Take.text(root, "owner"),
        Take.text(root, "mode", "enforce").equals("observe"),
        ZoneId.of(Take.text(root, "time_zone", "UTC")),
        Take.text(root, "check", "countersign"),
        Take.texts(root, "separate_checks"),
        scope(),
        businessHours(),
        named("roles", this::role),
        named("areas", this::area),
        types(),
        new RiskBuilder(conditions).risk(Take.at(root, "risk")),
        named("sections", PolicyBuilder::section),
        Take.items(Take.at(root, "rules")).stream().map(rules::rule).toList(),
        emergency(),
        windows(),
        Take.items(Take.at(root, "calendar", "freezes")).stream().map(this::freeze).toList(),
        Take.text(Take.at(root, "business_hours"), "holidays_ics"),
        approving(),
        asking(),
        fromTitle,
        Take.texts(root, "may_lower"),
        soleOperator(),
        named("deployments", DeploymentBuilder::gate),
        Take.items(Take.at(root, "guidance")).stream().map(this::guidance).toList(),
        OversightBuilder.oversight(root),
        Take.items(Take.at(root, "obligations")).stream()
            .map(new ObligationBuilder(conditions)::obligation)
            .toList(),
        sources);
  }

  private <T> Map<String, T> named(String key, Function<Node.Field, T> read) {
    Map<String, T> named = new LinkedHashMap<>();
    Take.fields(Take.at(root, key))
        .fields()
        .forEach(field -> named.put(field.name(), read.apply(field)));
    return named;
  }

  private Scope scope() {
    Node scope = Take.at(root, "scope");
    List<String> branches = Take.texts(scope, "branches");
    return new Scope(
        new Globs(branches.isEmpty() ? List.of("**") : branches),
        new Globs(Take.texts(scope, "except_branches")),
        new Globs(Take.texts(scope, "except_paths")));
  }

  private BusinessHours businessHours() {
    Node hours = Take.at(root, "business_hours");
    List<String> days = Take.texts(hours, "days");
    return new BusinessHours(
        Words.days(days.isEmpty() ? List.of("mon-fri") : days),
        LocalTime.parse(Take.text(hours, "from", "09:00")),
        LocalTime.parse(Take.text(hours, "to", "17:00")),
        Take.texts(hours, "holidays").stream().map(Words::date).collect(Collectors.toSet()));
  }

  private Role role(Node.Field field) {
    Node role = field.value();
    String permission = Take.text(role, "permission");
    return new Role(
        field.name(),
        Take.text(role, "title", field.name()),
        logins(Take.texts(role, "users")),
        Take.texts(role, "teams").stream().map(team -> TeamName.of(team, organisation)).toList(),
        permission == null ? null : Permission.valueOf(permission.toUpperCase(Locale.ROOT)),
        Take.text(role, "schedule"));
  }

  private static Set<Login> logins(List<String> texts) {
    return texts.stream().map(Login::new).collect(Collectors.toSet());
  }

  private Area area(Node.Field field) {
    Node area = field.value();
    return new Area(
        field.name(),
        area instanceof Node.Fields fields ? areaCondition(fields) : conditions.condition(area),
        Take.texts(area, "covers"),
        Take.text(area, "label"));
  }

  /// What stands beside `covers` and `label`; nothing holds of no change, so that an area of others
  /// is only those.
  private dev.countersign.policy.Condition areaCondition(Node.Fields area) {
    List<Node.Field> fields = new ArrayList<>(area.fields());
    fields.removeIf(field -> field.name().equals("covers") || field.name().equals("label"));
    return fields.isEmpty()
        ? new dev.countersign.policy.Condition.AnyOf(List.of())
        : conditions.all(fields);
  }

  private List<ChangeType> types() {
    List<Node.Field> types = WholeChecks.ordinaryTypes(root);
    Node.Field fallback = WholeChecks.fallbackOf(types);
    return types.stream()
        .map(type ->
            new ChangeType(
                type.name(),
                conditions.orNull(type.value(), "when"),
                type.equals(fallback),
                Take.text(type.value(), "label"),
                Take.text(type.value(), "lead_time")))
        .toList();
  }

  private static Section section(Node.Field field) {
    Node section = field.value();
    return new Section(
        field.name(),
        Take.text(section, "title", field.name()),
        Take.texts(section, "also"),
        Take.whole(section, "min_words", 3),
        Take.texts(section, "accept"),
        Take.texts(section, "one_of"),
        Take.text(section, "template"));
  }

  private @Nullable Emergency emergency() {
    if (!Take.has(root, "emergency")) {
      return null;
    }
    Node emergency = Take.at(root, "emergency");
    Node declare = Take.at(emergency, "declare");
    return new Emergency(
        Take.text(emergency, "type", ""),
        Set.copyOf(Take.texts(declare, "labels")),
        Set.copyOf(Take.texts(declare, "severities")),
        Set.copyOf(Take.texts(declare, "reasons")),
        Take.items(Take.at(emergency, "authorise")).stream().map(this::authority).toList(),
        Take.flag(emergency, "accept_claims", false));
  }

  private Emergency.Authority authority(Node entry) {
    return new Emergency.Authority(
        Take.texts(entry, "by"),
        Take.texts(entry, "all_of"),
        conditions.orNull(entry, "when"),
        Take.texts(entry, "unavailable"),
        confirm(entry),
        Term.of(Take.text(entry, "complete_within", "")));
  }

  private static Emergency.@Nullable Confirm confirm(Node entry) {
    Node confirm = Take.at(entry, "confirm");
    Term within = Term.of(Take.text(confirm, "within", ""));
    return within == null ? null : new Emergency.Confirm(Take.texts(confirm, "by"), within);
  }

  private Map<String, List<Window>> windows() {
    Map<String, List<Window>> windows = new LinkedHashMap<>();
    Take.fields(Take.at(root, "calendar", "windows"))
        .fields()
        .forEach(field ->
            windows.put(
                field.name(), Take.items(field.value()).stream().map(this::window).toList()));
    return windows;
  }

  private Window window(Node entry) {
    if (entry instanceof Node.Text) {
      BusinessHours hours = businessHours();
      return new Window(hours.days(), hours.from(), hours.to(), null, null, true);
    }
    return new Window(
        Words.days(Take.texts(entry, "days")),
        LocalTime.parse(Take.text(entry, "from", "")),
        LocalTime.parse(Take.text(entry, "to", "")),
        Take.text(entry, "risk_at_most"),
        Take.text(entry, "risk_at_least"),
        false);
  }

  private Freeze freeze(Node entry) {
    return new Freeze(
        Take.text(entry, "name", ""),
        days(entry),
        Set.copyOf(Take.texts(entry, "except")),
        Take.texts(entry, "exceptions_by"));
  }

  private static Freeze.Days days(Node entry) {
    String file = Take.text(entry, "ics");
    if (file != null) {
      return new Freeze.Days.Listed(file);
    }
    return Take.has(entry, "from")
        ? new Freeze.Days.Dates(
            Words.date(Take.text(entry, "from", "")), Words.date(Take.text(entry, "to", "")))
        : new Freeze.Days.LastBusinessDays(
            Take.whole(entry, "last_business_days", 1),
            Take.text(entry, "of", "").equals("quarter"));
  }

  private Approving approving() {
    Node approvals = Take.at(root, "approvals");
    Approving usual = Approving.usual();
    return new Approving(
        Approving.Stale.valueOf(
            Take.text(approvals, "stale", usual.stale().name()).toUpperCase(Locale.ROOT)),
        Take.flag(approvals, "contributors", usual.contributors()),
        Take.flag(approvals, "separate_roles", usual.separateRoles()),
        logins(Take.texts(approvals, "bots")));
  }

  private Asking asking() {
    Node reviewers = Take.at(root, "reviewers");
    Asking usual = Asking.usual();
    return new Asking(
        Take.text(reviewers, "request", "missing").equals("missing"),
        Take.text(reviewers, "how", "teams").equals("teams"),
        Take.flag(reviewers, "on_draft", usual.onDraft()),
        Take.whole(reviewers, "limit", usual.limit()),
        Take.text(reviewers, "spread", "least_loaded").equals("least_loaded"),
        Take.text(Take.at(reviewers, "away"), "file"),
        Set.of());
  }

  private @Nullable SoleOperator soleOperator() {
    Node operator = Take.at(root, "sole_operator");
    String user = Take.text(operator, "user");
    return user == null
        ? null
        : new SoleOperator(
            new Login(user),
            Take.text(operator, "risk_reference", ""),
            RuleBuilder.checklist(Take.at(operator, "checklist")));
  }

  private Guidance guidance(Node entry) {
    return new Guidance(
        conditions.under(entry, "when"),
        Take.text(entry, "for", "author").equals("reviewers"),
        Take.text(entry, "text", ""));
  }
}

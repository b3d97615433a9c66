package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Globs;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Project;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pull request of acme/shop on a small stage: who is who, what was pushed, who said what. By
/// default @bob wrote its one commit `b`, its head, in `src/a.rs`, and everybody on stage has write
/// access.
final class Scene {
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final Map<Login, Permission> permissions = new HashMap<>();
  private final Map<TeamName, People.Team> teams = new HashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final List<AppliedRule> rules = new ArrayList<>();
  private final List<Review> reviews = new ArrayList<>();
  private final Set<Reviewer> requested = new LinkedHashSet<>();
  private final Map<Sha, DiffPrint> earlier = new HashMap<>();
  private final Map<String, String> baseTexts = new HashMap<>();
  private final Set<String> baseUnread = new HashSet<>();
  private List<Commit> commits = new ArrayList<>();
  private List<FileChange> files = List.of(file("src/a.rs=1"));
  private Person author = Person.of("bob");
  private Approving approving = Approving.usual();
  private final Map<Reviewer, Integer> load = new HashMap<>();
  private Asking asking = Asking.usual();
  private Risk risk = new Risk.Unrated();
  private @Nullable String level;
  private boolean draft;
  private boolean filesComplete = true;
  private boolean commitsComplete = true;
  private String head = "b";

  Scene(String people) {
    words(people).forEach(name -> permission(name, Permission.WRITE));
    permission("bob", Permission.WRITE);
    commit("b", "bob");
  }

  static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }

  /// The commit whose id is that hexadecimal digit 40 times.
  static Sha sha(String digit) {
    return new Sha(digit.repeat(40));
  }

  Scene permission(String name, Permission permission) {
    permissions.put(new Login(name), permission);
    return this;
  }

  Scene author(String login) {
    author = Person.of(login);
    return this;
  }

  Scene team(String name, String members) {
    Set<Login> logins = new HashSet<>();
    words(members).forEach(member -> logins.add(new Login(member)));
    teams.put(TeamName.of(name, "acme"), new People.Team.Members(logins));
    return this;
  }

  /// A role of these users, and teams where a word has a `/`.
  Scene role(String id, String entries) {
    Set<Login> users = new HashSet<>();
    List<TeamName> ofTeams = new ArrayList<>();
    words(entries)
        .forEach(word -> {
          if (word.contains("/")) {
            ofTeams.add(TeamName.of(word, "acme"));
          } else {
            users.add(new Login(word));
          }
        });
    return role(new Role(id, id, users, ofTeams, null));
  }

  Scene role(Role role) {
    roles.put(role.id(), role);
    return this;
  }

  Scene rule(String name, Requirement... require) {
    return rule(name, "", require);
  }

  /// A rule that these files made apply.
  Scene rule(String name, String causes, Requirement... require) {
    return rule(named(name, require), causes);
  }

  Scene rule(Rule rule, String causes) {
    rules.add(new AppliedRule(rule, new HashSet<>(words(causes).toList()), Set.of()));
    return this;
  }

  Scene settled(String name, Requirement.AnyOf any) {
    rules.add(new AppliedRule(named(name, any), Set.of(), Set.of(any)));
    return this;
  }

  static Rule named(String name, Requirement... require) {
    return new Rule(
        name,
        Condition.always(),
        List.of(require),
        null,
        List.of(),
        false,
        List.of(),
        false,
        false,
        new Place("policy.yml", 1, 1));
  }

  static Rule waivable(Rule rule, String... roles) {
    return new Rule(
        rule.name(),
        rule.when(),
        rule.require(),
        null,
        List.of(),
        rule.warnOnly(),
        List.of(roles),
        false,
        false,
        rule.place());
  }

  static Rule warning(Rule rule) {
    return new Rule(
        rule.name(),
        rule.when(),
        rule.require(),
        null,
        List.of(),
        true,
        rule.waivableBy(),
        false,
        false,
        rule.place());
  }

  static Requirement approvals(int count, String... including) {
    return new Requirement.Approvals(count, Set.of(), List.of(including));
  }

  static Requirement approvalsFrom(int count, String from) {
    return new Requirement.Approvals(count, new HashSet<>(words(from).toList()), List.of());
  }

  static Requirement.AnyOf anyOf(Requirement... alternatives) {
    return new Requirement.AnyOf(List.of(alternatives));
  }

  Scene noCommits() {
    commits = new ArrayList<>();
    return this;
  }

  Scene commit(String id, String writers) {
    return commit(id, writers, null, null, false);
  }

  Scene commit(
      String id,
      String writers,
      @Nullable String committer,
      @Nullable String pusher,
      boolean merge) {
    Set<Person> people = new HashSet<>();
    Set<String> strangers = new HashSet<>();
    words(writers)
        .forEach(word -> {
          if (word.contains("@")) {
            strangers.add(word);
          } else {
            people.add(Person.of(word));
          }
        });
    commits.add(
        new Commit(sha(id), people, person(committer), person(pusher), "", true, strangers, merge));
    head = id;
    return this;
  }

  private static @Nullable Person person(@Nullable String login) {
    return login == null ? null : Person.of(login);
  }

  /// What is changed now, each `path=content`, `path=?` where too large to be sent, `path=` where
  /// there are no lines.
  Scene files(String... all) {
    files = Arrays.stream(all).map(Scene::file).toList();
    return this;
  }

  Scene file(FileChange file) {
    files = Stream.concat(files.stream(), Stream.of(file)).toList();
    return this;
  }

  /// What was changed at an earlier head.
  Scene earlier(String id, String... all) {
    earlier.put(sha(id), DiffPrint.of(Arrays.stream(all).map(Scene::file).toList(), sha(id)));
    return this;
  }

  private static FileChange file(String text) {
    String[] parts = text.split("=", 2);
    FileChange.Lines lines =
        switch (parts[1]) {
          case "?" -> new FileChange.Lines.Unsent(null);
          case "" -> new FileChange.Lines.None(null);
          default -> new FileChange.Lines.Hunks("@@ -1 +1 @@\n+" + parts[1]);
        };
    return new FileChange(parts[0], null, FileChange.Kind.MODIFIED, 1, 0, lines);
  }

  Scene approves(String who) {
    return review(who, Review.Opinion.APPROVED, head);
  }

  Scene approves(String who, String commit) {
    return review(who, Review.Opinion.APPROVED, commit);
  }

  Scene review(String who, Review.Opinion opinion, @Nullable String commit) {
    int number = reviews.size();
    reviews.add(
        new Review(
            number,
            Person.of(who),
            opinion,
            commit == null ? null : sha(commit),
            NOON.plusSeconds(number)));
    return this;
  }

  Scene requested(String names) {
    words(names)
        .forEach(name ->
            requested.add(
                name.contains("/")
                    ? new Reviewer.Team(TeamName.of(name, "acme"))
                    : new Reviewer.User(new Login(name))));
    return this;
  }

  Scene stale(Approving.Stale mode) {
    approving =
        new Approving(mode, approving.contributors(), approving.separateRoles(), approving.bots());
    return this;
  }

  Scene contributorsCount() {
    approving = new Approving(approving.stale(), true, approving.separateRoles(), approving.bots());
    return this;
  }

  Scene rolesTogether() {
    approving = new Approving(approving.stale(), approving.contributors(), false, approving.bots());
    return this;
  }

  Scene bots(String login) {
    approving =
        new Approving(
            approving.stale(),
            approving.contributors(),
            approving.separateRoles(),
            Set.of(new Login(login)));
    return this;
  }

  Scene asking(Asking other) {
    asking = other;
    return this;
  }

  Scene away(String people) {
    Set<Login> logins = new HashSet<>();
    words(people).forEach(name -> logins.add(new Login(name)));
    return asking(Asking.usual().without(logins));
  }

  Scene load(String person, int requests) {
    load.put(new Reviewer.User(new Login(person)), requests);
    return this;
  }

  Scene askingPeople() {
    return asking(new Asking(true, false, false, 3));
  }

  Scene risk(Risk other, @Nullable String decided) {
    risk = other;
    level = decided;
    return this;
  }

  Scene draft() {
    draft = true;
    return this;
  }

  Scene filesCut() {
    filesComplete = false;
    return this;
  }

  Scene commitsCut() {
    commitsComplete = false;
    return this;
  }

  Scene baseFile(String path, String text) {
    baseTexts.put(path, text);
    return this;
  }

  Scene baseUnread(String path) {
    baseUnread.add(path);
    return this;
  }

  List<AppliedRule> rules() {
    return rules;
  }

  List<Review> reviews() {
    return reviews;
  }

  List<Reviewer> requested() {
    return List.copyOf(requested);
  }

  List<String> members(Reviewer.Team team) {
    return teams.get(team.name()) instanceof People.Team.Members(var logins)
        ? logins.stream().map(Login::value).sorted().toList()
        : List.of();
  }

  ApprovalsDecision decide() {
    return ApprovalsDesk.of(policy(), change(), new People(permissions, teams), level)
        .decide(rules);
  }

  /// All that the desk says, as text.
  String says() {
    return SceneText.of(rules, decide());
  }

  private Change change() {
    PullRequest pull =
        new PullRequest(
            Repo.of("acme/shop"),
            7,
            "A change",
            "",
            author,
            new PullRequest.Branch(Repo.of("acme/shop"), "change", sha(head)),
            new PullRequest.Branch(Repo.of("acme/shop"), "main", sha("0")),
            false,
            draft,
            PullRequest.State.OPEN,
            NOON,
            List.of());
    return new Change(
        pull,
        new Files(files, filesComplete, List.of(), List.of()),
        commits,
        commitsComplete,
        reviews,
        requested,
        List.of(),
        0,
        List.of(),
        earlier,
        new BaseFiles(baseTexts, baseUnread, null),
        Project.unknown().withRequests(load),
        List.of());
  }

  private Policy policy() {
    Globs none = new Globs(List.of());
    return new Policy(
        "p",
        "A policy",
        "",
        null,
        false,
        ZoneId.of("UTC"),
        "countersign",
        List.of(),
        new Scope(none, none, none),
        hours(),
        roles,
        Map.of(),
        List.of(),
        risk,
        Map.of(),
        rules.stream().map(AppliedRule::rule).toList(),
        null,
        Map.of(),
        List.of(),
        null,
        approving,
        asking,
        true,
        List.of(),
        null,
        Map.of(),
        List.of(),
        Oversight.NONE,
        List.of(),
        List.of());
  }

  private static BusinessHours hours() {
    return new BusinessHours(
        Set.of(java.time.DayOfWeek.MONDAY), java.time.LocalTime.of(9, 0),
        java.time.LocalTime.of(17, 0), Set.of());
  }
}

package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Freeze;
import dev.countersign.calendar.Window;
import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.Commit;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Globs;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Project;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.dependencies.FileText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pull request before the judge. By default @bob's, of one commit, `feat: rotate keys`, from
/// `change` into `main`, without files; @dana, @eve and @bob have write access; the policy knows
/// the types significant (when nothing says when) and standard (the fallback), and has no rules. It
/// is noon of Tuesday 2026-03-03 in Sydney.
final class Hearing {
  static final Sha HEAD = sha("b");
  static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  final Map<String, Role> roles = new LinkedHashMap<>();
  final Map<String, Area> areas = new LinkedHashMap<>();
  final List<ChangeType> types = new ArrayList<>();
  final Map<String, Section> sections = new LinkedHashMap<>();
  final List<Rule> rules = new ArrayList<>();
  final Map<String, List<Window>> windows = new HashMap<>();
  final List<Freeze> freezes = new ArrayList<>();
  final List<Guidance> guidance = new ArrayList<>();
  final List<FileChange> files = new ArrayList<>();
  final List<FileText> texts = new ArrayList<>();
  final List<String> unreadTexts = new ArrayList<>();
  final List<Commit> commits = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  final List<Review> reviews = new ArrayList<>();
  final List<Check> checks = new ArrayList<>();
  final List<String> closes = new ArrayList<>();
  final Map<String, String> baseTexts = new HashMap<>();
  final Set<String> baseUnread = new HashSet<>();
  final Map<Login, Permission> permissions = new HashMap<>();
  final Map<TeamName, People.Team> teams = new HashMap<>();
  Scope scope = new Scope(globs("**"), globs(), globs());
  Risk risk = new Risk.Unrated();
  @Nullable Emergency emergency;
  @Nullable SoleOperator operator;
  final Map<String, DeploymentGate> deployments = new HashMap<>();
  Approving approving = Approving.usual();
  Asking asking = Asking.usual();
  Oversight oversight = Oversight.NONE;
  ZoneId zone = ZoneId.of("Australia/Sydney");
  Set<LocalDate> holidays = Set.of();
  boolean commitsFromTitle = true;
  boolean filesComplete = true;
  boolean commitsComplete = true;
  boolean fork;
  boolean draft;
  String title = "feat: rotate keys";
  String body = "";
  String author = "bob";
  String branch = "change";
  String into = "main";
  @Nullable String holidaysFile;
  Project project = Project.unknown();
  @Nullable Instant readyAt;
  int openConversations;
  @Nullable Set<String> folders = Set.of();
  Instant now = Instant.parse("2026-03-03T01:00:00Z");

  Hearing() {
    for (String name : List.of("bob", "dana", "eve")) {
      permissions.put(new Login(name), Permission.WRITE);
    }
  }

  static Sha sha(String digit) {
    return new Sha(digit.repeat(40));
  }

  static Globs globs(String... patterns) {
    return new Globs(List.of(patterns));
  }

  Hearing type(String name, @Nullable Condition when) {
    types.add(new ChangeType(name, when, when == null, "change: " + name, null));
    return this;
  }

  Hearing area(String name, Condition when, String... covers) {
    areas.put(name, new Area(name, when, List.of(covers), name));
    return this;
  }

  Hearing role(String id, String... users) {
    Set<Login> logins = new HashSet<>();
    for (String user : users) {
      logins.add(new Login(user));
    }
    roles.put(id, new Role(id, id, logins, List.of(), null));
    return this;
  }

  Hearing teamRole(String id, String team) {
    roles.put(id, new Role(id, id, Set.of(), List.of(TeamName.of(team, "acme")), null));
    return this;
  }

  Hearing section(String id, String title) {
    sections.put(id, new Section(id, title, List.of(), 3, List.of(), List.of(), null));
    return this;
  }

  Hearing rule(String name, Condition when, Requirement... require) {
    return rule(name, when, false, false, require);
  }

  Hearing rule(
      String name, Condition when, boolean warns, boolean inEmergency, Requirement... require) {
    rules.add(
        new Rule(
            name,
            when,
            List.of(require),
            null,
            List.of(),
            warns,
            List.of(),
            false,
            inEmergency,
            new Place("policy.yml", 1, 1)));
    return this;
  }

  Hearing file(String path) {
    return file(path, null, FileChange.Kind.MODIFIED, "@@ -1 +1 @@\n-old\n+new");
  }

  Hearing file(String path, @Nullable String from, FileChange.Kind kind, String patch) {
    return file(new FileChange(path, from, kind, 1, 1, new FileChange.Lines.Hunks(patch)));
  }

  Hearing file(FileChange file) {
    files.add(file);
    return this;
  }

  Hearing text(String path, @Nullable String before, @Nullable String after) {
    file(path);
    texts.add(new FileText(path, before, after));
    return this;
  }

  Hearing commit(String id, String writer, String message) {
    commits.add(
        new Commit(sha(id), Set.of(Person.of(writer)), null, null, message, true, Set.of(), false));
    return this;
  }

  Hearing label(String name, @Nullable String by) {
    labels.add(new Label(name, by == null ? null : Person.of(by), false));
    return this;
  }

  Hearing ourLabel(String name) {
    labels.add(new Label(name, Person.of("countersign[bot]"), true));
    return this;
  }

  Hearing approves(String who) {
    return review(who, Opinion.APPROVED, HEAD);
  }

  Hearing review(String who, Opinion opinion, Sha commit) {
    int number = reviews.size();
    reviews.add(
        new Review(number, Person.of(who), opinion, commit, now.minusSeconds(600 - number)));
    return this;
  }

  Hearing check(String name, @Nullable String conclusion) {
    checks.add(new Check(name, "ci", false, conclusion, "", ""));
    return this;
  }

  Hearing ownCheck(String name, String conclusion) {
    checks.add(new Check(name, "countersign", true, conclusion, "", ""));
    return this;
  }

  Hearing titled(String other) {
    title = other;
    return this;
  }

  Hearing body(String markdown) {
    body = markdown;
    return this;
  }

  Hearing filesCut() {
    filesComplete = false;
    return this;
  }

  Hearing at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Hearing window(String name, Window... all) {
    windows.put(name, List.of(all));
    return this;
  }

  static Window daily(String from, String to) {
    return new Window(WEEKDAYS, LocalTime.parse(from), LocalTime.parse(to), null, null, false);
  }

  Verdict verdict() {
    return new Judge().judge(policy(), change(), new People(permissions, teams), now);
  }

  /// The verdict as text.
  String says() {
    return HearingText.of(verdict());
  }

  Change change() {
    PullRequest pull =
        new PullRequest(
            Repo.of("acme/shop"),
            7,
            title,
            body,
            Person.of(author),
            new PullRequest.Branch(Repo.of("acme/shop"), branch, HEAD),
            new PullRequest.Branch(Repo.of("acme/shop"), into, sha("0")),
            fork,
            draft,
            PullRequest.State.OPEN,
            readyAt == null ? now.minusSeconds(3600) : readyAt,
            labels);
    List<Commit> all =
        commits.isEmpty() ? new Hearing().commit("b", author, title).commits : commits;
    return new Change(
        pull,
        new Files(files, filesComplete, texts, unreadTexts),
        all,
        commitsComplete,
        reviews,
        Set.of(),
        checks,
        openConversations,
        closes,
        Map.of(),
        new BaseFiles(baseTexts, baseUnread, folders),
        project,
        List.of());
  }

  Policy policy() {
    List<ChangeType> known =
        types.isEmpty()
            ? new Hearing()
                .type("significant", new Condition.AnyOf(List.of()))
                .type("standard", null)
                .types
            : types;
    return new Policy(
        "p",
        "A policy",
        "",
        null,
        false,
        zone,
        "countersign",
        List.of(),
        scope,
        new BusinessHours(WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0), holidays),
        roles,
        areas,
        known,
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
        List.of(),
        operator,
        deployments,
        guidance,
        oversight,
        List.of(),
        List.of());
  }
}

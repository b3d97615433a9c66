package dev.countersign.policy;

import dev.countersign.calendar.BusinessHours;
import dev.countersign.calendar.Hours;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The facts of one case, each worked out once, when it is first asked for.
final class Facts {
  private final Case asked;
  private final ChangedFiles files;
  private final Description description;
  private final RoleMembers members;
  private final Map<Condition, Held> known = new HashMap<>();
  private final SortedSet<Instant> turns = new TreeSet<>();
  private final FileConditions fileConditions;
  private final Calendars calendars;
  private final ChangeSize size;
  private @Nullable DependencyConditions dependencies;

  Facts(Case asked) {
    this.asked = asked;
    this.files = new ChangedFiles(asked.change().files());
    this.description = new Description(asked.change().pull().body());
    this.members = new RoleMembers(asked.policy(), asked.people());
    this.calendars = Calendars.of(asked);
    this.size = new ChangeSize(files, asked.change().base());
    this.fileConditions = new FileConditions(asked, files, size);
  }

  Case asked() {
    return asked;
  }

  ChangedFiles files() {
    return files;
  }

  Description description() {
    return description;
  }

  Calendars calendars() {
    return calendars;
  }

  ChangeSize size() {
    return size;
  }

  RoleMembers members() {
    return members;
  }

  /// When the same facts may lead to another verdict, as far as was asked.
  SortedSet<Instant> turns() {
    return turns;
  }

  void turnsAt(@Nullable Instant moment) {
    if (moment != null) {
      turns.add(moment);
    }
  }

  /// What a condition comes to that needs nothing but the case.
  Held held(Condition.Leaf condition) {
    Held already = known.get(condition);
    if (already != null) {
      return already;
    }
    Held held = ask(condition);
    known.put(condition, held);
    return held;
  }

  private Held ask(Condition.Leaf condition) {
    return switch (condition) {
      case Condition.OfFiles ofFiles -> ask(ofFiles);
      case Condition.OfPage ofPage -> ask(ofPage);
      case Condition.Author author -> people().author(author);
      case Condition.RoleEmpty(String role) -> people().roleEmpty(role);
      case Condition.OfSeverity(var severities) -> severity(severities);
      case Condition.InBusinessHours(boolean inside) -> as(inside, businessHours());
    };
  }

  private Held ask(Condition.OfFiles condition) {
    return switch (condition) {
      case Condition.Paths(var globs) -> fileConditions.paths(globs);
      case Condition.OnlyPaths(var globs) -> fileConditions.onlyPaths(globs);
      case Condition.Size size -> fileConditions.size(size);
      case Condition.NewDirectory(var glob) -> fileConditions.newDirectory(glob);
      case Condition.Database(boolean database) -> as(database, fileConditions.database());
      case Condition.Content content -> new LineConditions(files).content(content);
      case Condition.Dependency dependency -> dependencies().dependency(dependency);
      case Condition.Release(var bumps) ->
          new ReleaseConditions(asked.change(), files).release(bumps);
      case Condition.OnlyDependencies(boolean only) -> as(only, dependencies().only());
    };
  }

  private Held ask(Condition.OfPage condition) {
    TextConditions page = new TextConditions(asked.change().pull(), description);
    return switch (condition) {
      case Condition.Labelled(var globs) -> page.labelled(globs);
      case Condition.Title(var regex) -> page.title(regex);
      case Condition.BodyText(var regex) -> page.body(regex);
      case Condition.HeadBranch branch -> page.headBranch(branch);
      case Condition.BaseBranch branch -> page.baseBranch(branch);
      case Condition.Declares(String field, String value) -> page.declares(field, value);
      case Condition.Fork(boolean fork) -> as(fork, page.fork());
      case Condition.Draft(boolean draft) -> as(draft, page.draft());
      case Condition.Revert(boolean revert) -> as(revert, page.revert());
      case Condition.OfKind(var wanted) -> kinds().among(wanted);
      case Condition.Breaking(boolean breaking) -> as(breaking, kinds().breaking());
    };
  }

  private static Held as(boolean wanted, Held held) {
    return wanted ? held : held.not();
  }

  /// A label that declares an emergency names no severity, so that it may be of any.
  private Held severity(Set<String> severities) {
    Emergency emergency = asked.policy().emergency();
    EmergencyStand.Declaration declared =
        emergency == null ? null : new EmergencySteps(emergency, asked).declaration();
    if (declared == null) {
      return Held.no("no emergency is declared");
    }
    String severity = declared.severity();
    return severity == null
        ? Held.unknown(
            Ground.of("the emergency may be of severity " + String.join(" or ", severities)),
            Gap.SEVERITY_UNSAID)
        : Held.of(
            severities.contains(severity),
            "the emergency's severity is " + severity,
            "the emergency's severity is " + severity);
  }

  private PeopleConditions people() {
    return new PeopleConditions(asked, members);
  }

  private Kinds kinds() {
    return new Kinds(asked.change(), asked.policy().commitsFromTitle());
  }

  private DependencyConditions dependencies() {
    if (dependencies == null) {
      DependencyFacts facts = DependencyFacts.of(asked.change().files(), asked.change().base());
      dependencies = new DependencyConditions(asked.change().files(), files, facts);
    }
    return Objects.requireNonNull(dependencies);
  }

  private Held businessHours() {
    BusinessHours business = calendars.business();
    if (business == null) {
      return Held.unknown(
          Ground.of("it may be within business hours"),
          Gap.holidaysUnread(String.valueOf(asked.policy().holidaysFile())));
    }
    Hours hours = Hours.of(business, asked.policy().zone());
    turnsAt(hours.turns(asked.now()));
    return Held.of(
        hours.inside(asked.now()), "it is within business hours", "it is outside business hours");
  }
}

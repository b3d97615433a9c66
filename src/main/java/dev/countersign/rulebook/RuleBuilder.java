package dev.countersign.rulebook;

import dev.countersign.calendar.Term;
import dev.countersign.change.Globs;
import dev.countersign.change.MigrationName;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.change.Regex;
import dev.countersign.change.SqlDrops;
import dev.countersign.policy.Place;
import dev.countersign.policy.Requirement;
import dev.countersign.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules out of trees whose shape is right.
record RuleBuilder(ConditionBuilder conditions, boolean fromTitle) {

  Rule rule(Node node) {
    Node require = Take.at(node, "require");
    return new Rule(
        Take.text(node, "rule", ""),
        conditions.under(node, "when"),
        RuleShapes.requirements(require).stream().map(key -> requirement(require, key)).toList(),
        Take.text(node, "because"),
        Take.texts(node, "clauses"),
        Take.text(node, "severity", "block").equals("warn"),
        Take.texts(node, "waivable_by"),
        Take.flag(node, "overridable", false),
        Take.flag(node, "in_emergency", false),
        place(node.spot()));
  }

  static Place place(Spot spot) {
    return new Place(spot.source().name(), spot.line(), spot.endLine());
  }

  private Requirement requirement(Node require, String key) {
    Node value = Take.at(require, key);
    List<String> texts = Take.texts(value);
    return switch (key) {
      case "approvals" -> Take.has(value, "matrix") ? matrix(value) : approvals(value);
      case "code_owners" -> new Requirement.CodeOwners();
      case "conversations_resolved" -> new Requirement.ConversationsResolved();
      case "sections" -> new Requirement.Sections(texts);
      case "checklist" -> checklist(value);
      case "checks" -> checks(require);
      case "files" -> files(value);
      case "branch_name" -> new Requirement.BranchName(new Globs(texts));
      case "base" -> new Requirement.BaseBranch(new Globs(texts));
      case "linked" -> linked(value);
      case "window" -> new Requirement.InWindow(texts);
      case "no_freeze" -> new Requirement.NoFreeze();
      case "age", "lead_time" -> age(value);
      case "merge_method" ->
          new Requirement.MergedOnlyBy(
              MergeMethod.valueOf(texts.getFirst().toUpperCase(Locale.ROOT)));
      case "size" -> new Requirement.SizeWithin(ConditionBuilder.size(value));
      case "version" -> new Requirement.VersionRaised();
      case "commits" -> messages(value);
      case "changelog" -> new Requirement.ChangelogEntry(Take.text(value, "file", "CHANGELOG.md"));
      case "coverage" ->
          new Requirement.Coverage(
              new NameGlobs(Take.texts(value, "check")),
              Words.percent(Take.text(value, "at_least", "")));
      case "migrations" -> migrations(value);
      case "any_of" -> anyOf(value);
      default -> throw new IllegalStateException("no shape lets the requirement " + key + " in");
    };
  }

  private Requirement messages(Node value) {
    String reference = Take.text(value, "reference");
    return new Requirement.Messages(
        Take.has(value, "format"),
        Take.texts(value, "kinds").stream()
            .map(kind -> kind.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        Take.flag(value, "body", false),
        reference == null ? null : new Regex(reference),
        Take.text(value, "source", fromTitle ? "title" : "commits").equals("title"));
  }

  private static Requirement migrations(Node value) {
    String name = Take.text(value, "name");
    return new Requirement.Migrations(
        Take.text(value, "path", ""),
        name == null ? null : new MigrationName(name),
        Take.flag(value, "sequential", false),
        Take.flag(value, "append_only", false),
        Take.texts(value, "forbid").stream()
            .map(word -> word.equals("drop-table") ? SqlDrops.Kind.TABLE : SqlDrops.Kind.COLUMN)
            .collect(Collectors.toSet()));
  }

  private static Requirement age(Node value) {
    String text = String.join("", Take.texts(value));
    if (text.equals("true")) {
      return new Requirement.LeadTime();
    }
    Term wanted = Term.of(value instanceof Node.Fields ? Take.text(value, "at_least", "") : text);
    return new Requirement.Age(Objects.requireNonNull(wanted));
  }

  private Requirement anyOf(Node value) {
    return new Requirement.AnyOf(
        Take.items(value).stream()
            .map(each -> requirement(each, RuleShapes.requirements(each).getFirst()))
            .toList());
  }

  static Requirement.Approvals approvals(Node value) {
    List<String> including = Take.texts(value, "including");
    return new Requirement.Approvals(
        Take.whole(value, "count", Math.max(1, including.size())),
        Set.copyOf(Take.texts(value, "from")),
        including);
  }

  private static Requirement matrix(Node value) {
    Map<String, List<String>> roles = new LinkedHashMap<>();
    Take.fields(Take.at(value, "matrix"))
        .fields()
        .forEach(level -> roles.put(level.name(), Take.texts(level.value())));
    return new Requirement.Matrix(roles);
  }

  static Requirement.Checklist checklist(Node value) {
    return new Requirement.Checklist(Take.text(value, "section", ""), Take.texts(value, "items"));
  }

  private static Requirement checks(Node require) {
    return new Requirement.Checks(
        patterns(Take.texts(require, "checks")),
        Set.copyOf(Take.texts(require, "allow")),
        patterns(Take.texts(require, "recommended")));
  }

  /// One for each pattern that takes something in, with those after it that take something out.
  private static List<NameGlobs> patterns(List<String> texts) {
    List<NameGlobs> patterns = new ArrayList<>();
    for (int at = 0; at < texts.size(); at++) {
      if (!texts.get(at).startsWith("!")) {
        List<String> pattern = new ArrayList<>(List.of(texts.get(at)));
        texts.subList(at + 1, texts.size()).stream()
            .filter(each -> each.startsWith("!"))
            .forEach(pattern::add);
        patterns.add(new NameGlobs(pattern));
      }
    }
    return patterns;
  }

  private static Requirement files(Node value) {
    List<String> cause = Take.texts(value, "for");
    return new Requirement.FilesToo(
        new Globs(Take.texts(value, "changed")),
        new Globs(cause.isEmpty() ? List.of("**") : cause),
        Take.text(value, "waiver"));
  }

  private static Requirement linked(Node value) {
    String pattern = Take.text(value, "pattern");
    return new Requirement.Linked(
        Take.flag(value, "issue", false), pattern == null ? null : new Regex(pattern));
  }
}

package dev.countersign.rulebook;

import dev.countersign.change.Glob;
import dev.countersign.change.Globs;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Regex;
import dev.countersign.change.TeamName;
import dev.countersign.change.dependencies.Ecosystem;
import dev.countersign.change.dependencies.versions.Bump;
import dev.countersign.policy.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Conditions out of trees whose shape is right.
///
/// @param organisation whose teams are meant where a team is named without one
record ConditionBuilder(String organisation) {

  /// The condition under a key; holds of everything where there is none.
  Condition under(Node node, String key) {
    return Take.has(node, key) ? condition(Take.at(node, key)) : Condition.always();
  }

  @Nullable Condition orNull(Node node, String key) {
    return Take.has(node, key) ? condition(Take.at(node, key)) : null;
  }

  Condition condition(Node node) {
    return node instanceof Node.Items items ? any(items) : all(Take.fields(node).fields());
  }

  private Condition any(Node node) {
    return new Condition.AnyOf(Take.items(node).stream().map(this::condition).toList());
  }

  /// All of a map's keys; a single one stands for itself.
  Condition all(List<Node.Field> fields) {
    List<Condition> all = fields.stream().map(this::one).toList();
    return all.size() == 1 ? all.getFirst() : new Condition.All(all);
  }

  private Condition one(Node.Field field) {
    Node value = field.value();
    List<String> texts = Take.texts(value);
    return switch (field.name()) {
      case "any" -> any(value);
      case "all" -> new Condition.All(Take.items(value).stream().map(this::condition).toList());
      case "not" -> new Condition.Not(condition(value));
      case "declares" -> declares(value);
      case "dependencies" -> dependency(value);
      case "size" -> size(value);
      case "content" ->
          new Condition.Content(regex(value, "added"), regex(value, "removed"), in(value));
      case "author" -> author(value);
      case "paths" -> new Condition.Paths(new Globs(texts));
      case "only_paths" -> new Condition.OnlyPaths(new Globs(texts));
      case "area" -> new Condition.InArea(Set.copyOf(texts));
      case "type" -> new Condition.OfType(Set.copyOf(texts));
      case "risk" -> new Condition.OfRisk(Set.copyOf(texts));
      case "labels" -> new Condition.Labelled(new NameGlobs(texts));
      case "release" -> release(texts);
      case "severity" -> new Condition.OfSeverity(Set.copyOf(texts));
      case "kind" -> new Condition.OfKind(Set.copyOf(texts));
      default -> single(field.name(), texts.getFirst());
    };
  }

  private static Condition single(String key, String text) {
    boolean flag = text.equals("true");
    return switch (key) {
      case "risk_at_least" -> new Condition.RiskAtLeast(text);
      case "title" -> new Condition.Title(new Regex(text));
      case "body" -> new Condition.BodyText(new Regex(text));
      case "branch" -> new Condition.HeadBranch(new Glob(text));
      case "base" -> new Condition.BaseBranch(new Glob(text));
      case "new_directory" -> new Condition.NewDirectory(new Glob(text));
      case "role_empty" -> new Condition.RoleEmpty(text);
      case "breaking" -> new Condition.Breaking(flag);
      case "only_dependencies" -> new Condition.OnlyDependencies(flag);
      case "fork" -> new Condition.Fork(flag);
      case "draft" -> new Condition.Draft(flag);
      case "revert" -> new Condition.Revert(flag);
      case "business_hours" -> new Condition.InBusinessHours(flag);
      case "database" -> new Condition.Database(flag);
      default -> throw new IllegalStateException("no shape lets the condition " + key + " in");
    };
  }

  static Condition.Size size(Node value) {
    return new Condition.Size(bound(value, "files"), bound(value, "lines"));
  }

  private static Condition declares(Node value) {
    List<Condition> all =
        Take.fields(value).fields().stream()
            .<Condition>map(
                field -> new Condition.Declares(field.name(), Take.texts(field.value()).getFirst()))
            .toList();
    return all.size() == 1 ? all.getFirst() : new Condition.All(all);
  }

  private static Condition dependency(Node value) {
    return new Condition.Dependency(
        Take.flag(value, "added"),
        words(value, "bump", word -> Bump.valueOf(word.toUpperCase(Locale.ROOT))),
        Take.flag(value, "downgrade"),
        words(value, "ecosystem", ConditionBuilder::ecosystem),
        Take.flag(value, "dev"));
  }

  /// Any release is one of all parts.
  private static Condition release(List<String> texts) {
    return new Condition.Release(
        texts.contains("any")
            ? Set.of()
            : texts.stream()
                .map(word -> Bump.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet()));
  }

  private static Ecosystem ecosystem(String word) {
    return Arrays.stream(Ecosystem.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private Condition author(Node value) {
    return new Condition.Author(
        Set.copyOf(Take.texts(value, "users")),
        words(value, "teams", team -> TeamName.of(team, organisation)),
        Set.copyOf(Take.texts(value, "roles")),
        Take.flag(value, "bot"));
  }

  private static <T> Set<T> words(Node node, String key, Function<String, T> read) {
    return Take.texts(node, key).stream().map(read).collect(Collectors.toSet());
  }

  private static Condition.@Nullable Bound bound(Node node, String key) {
    String text = Take.text(node, key);
    return text == null ? null : Words.bound(text);
  }

  private static @Nullable Regex regex(Node node, String key) {
    String text = Take.text(node, key);
    return text == null ? null : new Regex(text);
  }

  private static Globs in(Node node) {
    List<String> globs = Take.texts(node, "in");
    return new Globs(globs.isEmpty() ? List.of("**") : globs);
  }
}

package dev.countersign;

import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `docs/clauses.md`, made of what five documents demand, the policies that stand for them, and the
/// scenarios that show each demand.
final class ClausesDocument {
  static final Path FILE = Path.of("docs/clauses.md");
  private static final Path POLICIES = Path.of("policies");
  private static final Path FACTS = Path.of("src/test/resources/clauses/clauses.yml");
  private static final Set<String> JUDGED = Set.of("classify", "enforce", "guide");
  private static final Set<String> HELD = Set.of("waiting", "failure", "action_required");
  private static final Pattern KEY = Pattern.compile("^([a-z_]+):");
  private static final Pattern RULE = Pattern.compile("^  - rule: (.+)");

  private final List<Shown> shown;

  private ClausesDocument(List<Shown> shown) {
    this.shown = shown;
  }

  /// A scenario, by the clauses that it names.
  ///
  /// @param owed whether it expects open obligations; null where it does not ask
  private record Shown(
      String name,
      List<String> clauses,
      @Nullable String check,
      @Nullable String deployment,
      @Nullable Boolean owed) {
    /// Whether it shows an obligation open, or none.
    boolean owes(boolean open) {
      return owed != null && owed == open;
    }

    boolean held() {
      return deployment == null
          ? check != null && HELD.contains(check)
          : !deployment.equals("approved");
    }

    boolean passes() {
      return deployment == null
          ? check != null && !HELD.contains(check)
          : deployment.equals("approved");
    }
  }

  /// A demand of a document.
  record Clause(String id, String section, List<String> acts, String says) {
    boolean judged() {
      return acts.stream().anyMatch(JUDGED::contains);
    }

    boolean owing() {
      return acts.contains("obligation");
    }

    String later() {
      return acts.stream()
          .filter(act -> !JUDGED.contains(act))
          .filter(act -> !act.equals("deploy") && !act.equals("obligation"))
          .collect(Collectors.joining(", "));
    }

    boolean deployed() {
      return acts.contains("deploy");
    }
  }

  /// A document's demands, and the policy that stands for it.
  record Seed(String title, String policy, List<Clause> clauses) {}

  static ClausesDocument read() throws IOException {
    List<Shown> shown = new ArrayList<>();
    for (Path file : scenarioFiles()) {
      for (Object scenario : list(map(yaml(file)), "scenarios")) {
        Map<?, ?> entry = map(scenario);
        Object check = map(entry.get("expect")).get("check");
        Object deployment = map(entry.get("expect")).get("deployment");
        shown.add(
            new Shown(
                String.valueOf(entry.get("scenario")),
                texts(entry, "clauses"),
                check == null ? null : check.toString(),
                deployment == null ? null : deployment.toString(),
                owed(map(entry.get("expect")))));
      }
    }
    return new ClausesDocument(shown);
  }

  private static @Nullable Boolean owed(Map<?, ?> expect) {
    return expect.get("obligations") instanceof List<?> open
        ? Boolean.valueOf(!open.isEmpty())
        : null;
  }

  private static List<Path> scenarioFiles() throws IOException {
    try (Stream<Path> files = Files.walk(POLICIES)) {
      return files.filter(file -> file.toString().endsWith(".scenarios.yml")).sorted().toList();
    }
  }

  static List<Seed> seeds() throws IOException {
    return map(yaml(FACTS)).values().stream().map(ClausesDocument::seed).toList();
  }

  private static Seed seed(Object node) {
    Map<?, ?> seed = map(node);
    return new Seed(
        String.valueOf(seed.get("title")),
        String.valueOf(seed.get("policy")),
        list(seed, "clauses").stream().map(ClausesDocument::clause).toList());
  }

  private static Clause clause(Object node) {
    Map<?, ?> clause = map(node);
    return new Clause(
        String.valueOf(clause.get("id")),
        String.valueOf(clause.get("section")),
        texts(clause, "act"),
        String.valueOf(clause.get("says")));
  }

  /// Clauses of the acts that are judged which no scenario shows held, or none shows passed.
  List<String> notShown() throws IOException {
    return seeds().stream()
        .flatMap(seed -> seed.clauses().stream())
        .filter(clause -> !isShown(clause) || (clause.deployed() && !isDeployed(clause)))
        .map(Clause::id)
        .toList();
  }

  String text() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (Seed seed : seeds()) {
      text.append(
          "\n## %s\n\n[%s](../%s)\n\n".formatted(seed.title(), seed.policy(), seed.policy()));
      text.append("| clause | demand | where in the policy | held | passes | state |\n");
      text.append("|---|---|---|---|---|---|\n");
      Written written = Written.read(Path.of(seed.policy()));
      seed.clauses().forEach(clause -> text.append(row(clause, written)));
    }
    return text.toString();
  }

  private static final String HEAD =
      """
      # What five documents demand, and where it is

      Made from the policies and their scenarios; `mvn test -Dtest=ClausesDocumentTest -Dcountersign.write=true` writes it anew.

      *Shown*: at least one scenario is held for the clause and one passes; of an obligation one shows it open and one nothing
      owed. *Read*: the policy says it and it is checked, and
      nothing acts on it yet. *Not there*: no policy says it yet.
      """;

  private String row(Clause clause, Written written) {
    return "| %s | %s: %s | %s | %s | %s | %s |\n"
        .formatted(
            clause.id(),
            cell(clause.section()),
            cell(clause.says()),
            cell(String.join(", ", written.where(clause.id()))),
            cell(names(clause, true)),
            cell(names(clause, false)),
            state(clause, written));
  }

  private static String cell(String text) {
    return text.isEmpty() ? "–" : text.replace("|", "\\|").replace("<", "&lt;");
  }

  private List<Shown> showing(Clause clause, boolean held) {
    return shown.stream()
        .filter(each -> each.clauses().contains(clause.id()))
        .filter(each -> (held ? each.held() : each.passes()) || each.owes(held))
        .toList();
  }

  private boolean owes(Clause clause, boolean open) {
    return shown.stream().anyMatch(each -> each.clauses().contains(clause.id()) && each.owes(open));
  }

  private String names(Clause clause, boolean held) {
    return showing(clause, held).stream().map(Shown::name).collect(Collectors.joining("; "));
  }

  private boolean isShown(Clause clause) {
    boolean judged = !clause.judged() || bothWays(clause, false);
    boolean owing = !clause.owing() || (owes(clause, true) && owes(clause, false));
    return judged && owing;
  }

  private boolean isDeployed(Clause clause) {
    return bothWays(clause, true);
  }

  private boolean bothWays(Clause clause, boolean deployment) {
    return Stream.of(true, false)
        .allMatch(held ->
            showing(clause, held).stream()
                .filter(shown -> held ? shown.held() : shown.passes())
                .anyMatch(shown -> (shown.deployment() != null) == deployment));
  }

  private String state(Clause clause, Written written) {
    List<String> states = new ArrayList<>();
    if (clause.judged() || clause.owing()) {
      states.add(isShown(clause) ? "shown" : "not there");
    }
    if (clause.deployed()) {
      states.add(isDeployed(clause) ? "deploy: shown" : "deploy: not there");
    }
    if (!clause.later().isEmpty()) {
      states.add("%s: %s".formatted(clause.later(), written.later(clause.id())));
    }
    return String.join("; ", states);
  }

  /// A policy's lines, and which of its keys nothing acts on yet.
  private record Written(List<String> lines, Set<String> idle) {
    static Written read(Path file) throws IOException {
      String text = Files.readString(file);
      PolicyReading reading = new Rulebook().read(new PolicyFile(file.toString(), text), "acme");
      if (!(reading instanceof PolicyReading.Valid valid)) {
        throw new IllegalStateException(file + " is no valid policy");
      }
      Set<String> idle =
          valid.warnings().stream()
              .filter(warning -> warning.message().contains("not acted on yet"))
              .map(warning -> warning.offending().replace(":", ""))
              .collect(Collectors.toSet());
      return new Written(text.lines().toList(), idle);
    }

    /// The rules and top-level keys that speak of a clause; a comment before a key is about it.
    Set<String> where(String clause) {
      Set<String> where = new LinkedHashSet<>();
      for (int at = 0; at < lines.size(); at++) {
        if (lines.get(at).contains(clause)) {
          where.add(place(at));
        }
      }
      return where;
    }

    private String place(int line) {
      if (lines.get(line).startsWith("#")) {
        return "`%s`".formatted(first(KEY, lines.subList(line, lines.size())));
      }
      List<String> above = lines.subList(0, line + 1).reversed();
      String key = first(KEY, above);
      return key.equals("rules") && !lines.get(line).contains("#")
          ? "rule *%s*".formatted(first(RULE, above))
          : "`%s`".formatted(key);
    }

    private static String first(Pattern pattern, List<String> lines) {
      return lines.stream()
          .map(pattern::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .findFirst()
          .orElse("");
    }

    String later(String clause) {
      Set<String> keys = where(clause);
      boolean acted = keys.stream().noneMatch(key -> idle.contains(key.replace("`", "")));
      return keys.isEmpty() ? "not there" : acted ? "in the policy" : "read";
    }
  }

  private static Object yaml(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(10_000).build();
    return new Load(settings).loadFromString(Files.readString(file));
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(Map<?, ?> map, String key) {
    return list(map, key).stream().map(String::valueOf).toList();
  }
}

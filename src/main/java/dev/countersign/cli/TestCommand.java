package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.scenarios.Scenario;
import dev.countersign.rulebook.scenarios.ScenarioResult;
import dev.countersign.rulebook.scenarios.Scenarios;
import dev.countersign.rulebook.scenarios.ScenariosReading;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `countersign test`.
@Command(
    name = "test",
    description = {
      "Runs policy scenarios: files named *.scenarios.yml, beside their policy. Needs no network.",
      "Exit status: 0 all pass, 1 some fail, 2 a file cannot be read."
    })
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Scenario files or folders of them; ./policies or . without any.")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML there, too.")
  private @Nullable String junit;

  @Option(names = "--json", description = "Print a result per scenario as JSON.")
  private boolean json;

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What became of one file: its results, or why it cannot be read.
  record Played(String file, List<ScenarioResult> results, List<Problem> problems) {
    Played {
      results = List.copyOf(results);
      problems = List.copyOf(problems);
    }

    long failed() {
      return results.stream().filter(result -> !result.passed()).count();
    }
  }

  @Override
  public Integer call() {
    List<Played> all =
        ScenarioFiles.below(terminal, paths.isEmpty() ? usual() : paths).stream()
            .map(this::play)
            .toList();
    if (json) {
      terminal.out().println(Json.print(json(all)));
    } else {
      print(all);
    }
    if (junit != null) {
      Texts.write(terminal.resolve(junit), junit, JUnitXml.of(all));
    }
    boolean unread = all.stream().anyMatch(played -> !played.problems().isEmpty());
    return unread ? Commands.CANNOT : all.stream().anyMatch(played -> played.failed() > 0) ? 1 : 0;
  }

  private List<String> usual() {
    return List.of(Files.isDirectory(terminal.resolve("policies")) ? "policies" : ".");
  }

  private Played play(String file) {
    return switch (Scenarios.read(
        Texts.file(terminal, file), ScenarioFiles.beside(terminal, file))) {
      case ScenariosReading.Read(List<Scenario> scenarios) ->
          new Played(file, scenarios.stream().map(Scenario::play).toList(), List.of());
      case ScenariosReading.Unreadable(List<Problem> problems) ->
          new Played(file, List.of(), problems);
    };
  }

  private void print(List<Played> all) {
    all.forEach(this::print);
    long scenarios = all.stream().mapToLong(played -> played.results().size()).sum();
    long failed = all.stream().mapToLong(Played::failed).sum();
    long unread = all.stream().filter(played -> !played.problems().isEmpty()).count();
    String sum =
        "%d %s: %d passed, %d failed%s."
            .formatted(
                scenarios,
                scenarios == 1 ? "scenario" : "scenarios",
                scenarios - failed,
                failed,
                unread == 0 ? "" : "; files that cannot be read: " + unread);
    terminal.out().println(failed + unread == 0 ? terminal.green(sum) : terminal.red(sum));
  }

  private void print(Played played) {
    played.problems().forEach(problem -> terminal.err().println(problem.print()));
    if (played.problems().isEmpty()) {
      terminal
          .out()
          .println(
              "%s: %d of %d passed"
                  .formatted(
                      played.file(),
                      played.results().size() - played.failed(),
                      played.results().size()));
    }
    played.results().stream().filter(result -> !result.passed()).forEach(this::print);
  }

  private void print(ScenarioResult failed) {
    Scenario scenario = failed.scenario();
    terminal.out().println();
    terminal
        .out()
        .println(
            terminal.red("✗ " + scenario.name())
                + "  (%s:%d%s)"
                    .formatted(
                        scenario.file(),
                        scenario.line(),
                        scenario.clauses().isEmpty()
                            ? ""
                            : "; " + String.join(", ", scenario.clauses())));
    terminal.out().println(indented(2, failed.sideBySide()));
    terminal.out().println();
    terminal.out().println(indented(4, whole(failed)));
    terminal.out().println();
  }

  private static String indented(int by, String text) {
    return text.lines()
        .map(line -> line.isBlank() ? "" : " ".repeat(by) + line)
        .collect(Collectors.joining("\n"));
  }

  /// The whole check as people would read it.
  static String whole(ScenarioResult result) {
    return result.title() + "\n\n" + result.summary();
  }

  private static ObjectNode json(List<Played> all) {
    ObjectNode root = Json.object();
    ArrayNode scenarios = root.putArray("scenarios");
    List<Problem> problems = new ArrayList<>();
    for (Played played : all) {
      played.results().forEach(result -> add(scenarios.addObject(), result));
      problems.addAll(played.problems());
    }
    root.set("problems", Json.problems(problems));
    return root;
  }

  private static void add(ObjectNode node, ScenarioResult result) {
    Scenario scenario = result.scenario();
    node.put("file", scenario.file())
        .put("line", scenario.line())
        .put("scenario", scenario.name())
        .put("passed", result.passed());
    node.set("clauses", Json.texts(scenario.clauses()));
    ArrayNode differences = node.putArray("differences");
    result
        .differences()
        .forEach(each ->
            differences
                .addObject()
                .put("what", each.what())
                .put("expected", each.expected())
                .put("actual", each.actual()));
    node.put("title", result.title()).put("summary", result.summary());
  }
}

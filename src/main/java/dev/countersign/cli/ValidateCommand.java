package dev.countersign.cli;

import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Rulebook;
import dev.countersign.rulebook.scenarios.Scenarios;
import dev.countersign.rulebook.scenarios.ScenariosReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `countersign validate`.
@Command(
    name = "validate",
    description = {
      "Says everything that is wrong in policy and scenario files, with line and column.",
      "Exit status: 0 all is well, 1 there are errors, 2 a file cannot be read."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policies, or *.scenarios.yml.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, github (annotations of a workflow step) or json; text without it.")
  private String format = "text";

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!List.of("text", "github", "json").contains(format)) {
      throw new CannotDo("--format is text, github or json, not %s.".formatted(format));
    }
    List<Problem> problems = new ArrayList<>();
    boolean unread = false;
    for (String file : files) {
      try {
        problems.addAll(problems(Texts.file(terminal, file)));
      } catch (CannotDo cannot) {
        terminal.err().println(cannot.sentence());
        unread = true;
      }
    }
    print(problems);
    boolean errors = problems.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
    return unread ? Commands.CANNOT : errors ? 1 : 0;
  }

  private List<Problem> problems(PolicyFile file) {
    if (file.name().endsWith(ScenarioFiles.ENDING)) {
      return switch (Scenarios.read(file, ScenarioFiles.beside(terminal, file.name()))) {
        case ScenariosReading.Read _ -> List.of();
        case ScenariosReading.Unreadable(List<Problem> problems) -> problems;
      };
    }
    return switch (new Rulebook().read(file, "organisation")) {
      case PolicyReading.Valid(var _, List<Problem> warnings) -> warnings;
      case PolicyReading.Invalid(List<Problem> problems) -> problems;
    };
  }

  private void print(List<Problem> problems) {
    switch (json ? "json" : format.toLowerCase(Locale.ROOT)) {
      case "json" ->
          terminal
              .out()
              .println(Json.print(Json.object().set("problems", Json.problems(problems))));
      case "github" -> problems.forEach(each -> terminal.out().println(each.githubAnnotation()));
      default -> problems.forEach(each -> terminal.out().println(each.print()));
    }
  }
}

package dev.countersign.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// The command line: finds the command that is asked for and runs it.
public final class Commands {
  /// The exit status where a command cannot do what was asked.
  static final int CANNOT = 2;

  private Commands() {}

  /// Runs a command line to its end.
  ///
  /// @return the exit status
  public static int run(String[] arguments, Terminal terminal, Servers servers) {
    Whole whole = new Whole();
    CommandLine line =
        new CommandLine(whole)
            .addSubcommand(new ServeCommand(servers))
            .addSubcommand(new SandboxCommand(servers))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new TestCommand(terminal))
            .addSubcommand(new ValidateCommand(terminal))
            .addSubcommand(new SchemaCommand(terminal))
            .addSubcommand(new ReplayCommand(terminal, servers))
            .addSubcommand(AuditCommand.line(terminal))
            .addSubcommand(new MigrateCommand(terminal))
            .addSubcommand(new WorkCommand(terminal))
            .addSubcommand(new HealthCommand(terminal));
    line.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((wrong, _) -> misused(wrong, terminal))
        .setExecutionExceptionHandler((failed, _, _) -> failed(failed, whole.verbose, terminal));
    return line.execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int misused(ParameterException wrong, Terminal terminal) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal
        .err()
        .println("%s. See `%s --help`.".formatted(withoutStop(wrong.getMessage()), command));
    return CANNOT;
  }

  private static String withoutStop(@Nullable String message) {
    return String.valueOf(message).strip().replaceFirst("\\.$", "");
  }

  private static int failed(Exception failed, boolean verbose, Terminal terminal) {
    String sentence =
        failed instanceof CannotDo cannot
            ? cannot.sentence()
            : "Countersign failed (%s); run it again with -v for the details, and report them."
                .formatted(failed);
    terminal.err().println(sentence);
    if (verbose) {
      failed.printStackTrace(terminal.err());
    }
    return CANNOT;
  }

  /// The program itself, which does nothing without a command.
  @Command(
      name = "countersign",
      description =
          "Holds pull requests until what your change-management policy demands is there.",
      mixinStandardHelpOptions = true,
      scope = ScopeType.INHERIT,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND")
  static final class Whole implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
        names = {"-v", "--verbose"},
        scope = ScopeType.INHERIT,
        description = "Show the details of a failure.")
    private boolean verbose;

    @Override
    public Integer call() {
      if (spec != null) {
        spec.commandLine().usage(spec.commandLine().getErr());
      }
      return CANNOT;
    }
  }

  /// The version, which the jar knows.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"countersign " + (version == null ? "(not run from its jar)" : version)};
    }
  }
}

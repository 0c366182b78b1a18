package dev.headroom.server;

import dev.headroom.model.text.TerminalWriter;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.server.wiring.Version;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The program. Exit codes: 0 ok, 1 the thing checked failed, 2 usage, 3 could not start, 4 ended
 * itself.
 */
@Command(
    name = "headroom",
    description = "Observability that starts from the promise: budgets, pages and runbooks.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Headroom.ThisVersion.class)
public final class Headroom {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_STARTED = 3;

  /** The server could go on only in part and ended itself; to be started again. */
  public static final int BROKEN = 4;

  private Headroom() {}

  public static void main(String[] arguments) {
    Clocks clocks = new Clocks(InstantSource.system(), System::nanoTime);
    System.exit(commandLine(clocks, writer(System.out), writer(System.err)).execute(arguments));
  }

  private static PrintWriter writer(PrintStream terminal) {
    return new PrintWriter(terminal, true, terminal.charset());
  }

  /** The program with all its commands, which print nothing that a terminal would obey. */
  static CommandLine commandLine(Clocks clocks, Writer out, Writer err) {
    return commands(clocks)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setOut(new PrintWriter(new TerminalWriter(out), true))
        .setErr(new PrintWriter(new TerminalWriter(err), true));
  }

  private static CommandLine commands(Clocks clocks) {
    return new CommandLine(new Headroom())
        .addSubcommand(new ServeCommand(clocks))
        .addSubcommand(new DemoCommand(clocks))
        .addSubcommand(new CheckCommand(clocks.wall()))
        .addSubcommand(
            new CommandLine(new RoutesCommand())
                .addSubcommand(new RoutesCommand.ShowRoutes())
                .addSubcommand(new RoutesCommand.TestRoutes(clocks.wall())))
        .addSubcommand(
            new CommandLine(new PageCommand())
                .addSubcommand(new PageCommand.SendTestPage(clocks.nanoTime()))
                .addSubcommand(new PageReportCommand()))
        .addSubcommand(new DrillCommand(clocks.nanoTime()))
        .addSubcommand(
            new CommandLine(new RulesCommand())
                .addSubcommand(new RulesCommand.ListVersions())
                .addSubcommand(new RulesCommand.ShowVersion())
                .addSubcommand(new DryRunCommand())
                .addSubcommand(new RulesCommand.RollBack())
                .addSubcommand(new RulesCommand.Promote())
                .addSubcommand(new RulesCommand.Resume()))
        .addSubcommand(new VersionCommand())
        .addSubcommand(new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new StartFailures());
  }

  /** For {@code --version}. */
  static final class ThisVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"headroom " + Version.ofThisBuild()};
    }
  }

  /** {@code headroom version}. */
  @Command(name = "version", description = "Prints version, commit and JDK.")
  static final class VersionCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      spec.commandLine().getOut().println("headroom " + Version.ofThisBuild());
      return OK;
    }
  }
}

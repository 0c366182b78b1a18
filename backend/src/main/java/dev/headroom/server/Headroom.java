package dev.headroom.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The program. Exit codes: 0 ok, 1 the thing checked failed, 2 usage, 3 could not start, 4 ended
 * itself.
 */
@Command(
    name = "headroom",
    description = "Observability that starts from the promise: budgets, pages and runbooks.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      CheckCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Headroom.ThisVersion.class)
public final class Headroom {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_STARTED = 3;

  /** The server could go on only in part and ended itself; to be started again. */
  static final int BROKEN = 4;

  private Headroom() {}

  public static void main(String[] arguments) {
    CommandLine commandLine =
        new CommandLine(new Headroom())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new StartFailures());
    System.exit(commandLine.execute(arguments));
  }

  /** For {@code --version}. */
  static final class ThisVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"headroom " + Version.ofThisBuild()};
    }
  }
}

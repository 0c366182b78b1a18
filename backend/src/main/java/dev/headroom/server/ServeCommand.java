package dev.headroom.server;

import dev.headroom.config.Config;
import dev.headroom.server.wiring.FatalErrorHandler;
import dev.headroom.server.wiring.Server;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.server.wiring.Server.DemoHooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom serve}. */
@Command(name = "serve", description = "Runs the server until it is told to stop.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServeOptions options = new ServeOptions();

  private final Clocks clocks;

  ServeCommand(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Config config = options.config();
    FatalErrorHandler fatal = ServerProcess.begin();
    Server server =
        Server.start(
            config, DemoHooks.NONE, new ReplayProgress(out, clocks.nanoTime()), fatal, clocks);
    out.printf(
        "Headroom is at %s/ (data in %s)%n", config.listen().url(), config.data().toAbsolutePath());
    out.flush();
    ServerProcess.untilStopped(server::close);
    return Headroom.OK;
  }
}

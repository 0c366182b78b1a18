package dev.headroom.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom serve}. */
@Command(name = "serve", description = "Runs the server until it is told to stop.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Config config = options.config();
    Server server = Server.start(config, Extras.NONE, new ReplayProgress(out));
    out.printf("Headroom is at %s/ (data in %s)%n", server.url(), config.data().toAbsolutePath());
    out.flush();
    untilStopped(server::close);
    return Headroom.OK;
  }

  /** Waits for SIGTERM or SIGINT, then closes; the process ends when closing is done. */
  static void untilStopped(Runnable close) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  close.run();
                  stopped.countDown();
                  // The JVM would end with 143; a stop that was asked for is a good end.
                  Runtime.getRuntime().halt(Headroom.OK);
                }));
    stopped.await();
  }
}

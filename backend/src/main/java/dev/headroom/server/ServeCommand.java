package dev.headroom.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom serve}. */
@Command(name = "serve", description = "Runs the server until it is told to stop.")
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final int CLOSE_SECONDS_MAX = 9;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Ending ending = Ending.ofThisProcess();
    Thread.setDefaultUncaughtExceptionHandler(ending);
    FileMask.set();
    Config config = options.config();
    Server server = Server.start(config, Extras.NONE, new ReplayProgress(out), ending);
    out.printf("Headroom is at %s/ (data in %s)%n", server.url(), config.data().toAbsolutePath());
    out.flush();
    untilStopped(server::close);
    return Headroom.OK;
  }

  /**
   * Waits for SIGTERM or SIGINT, then closes; the process ends when closing is done, and at the
   * latest when it has taken {@link #CLOSE_SECONDS_MAX}: what was acknowledged is in the log.
   */
  static void untilStopped(Runnable close) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  Thread.ofPlatform().daemon().name("stop-watch").start(ServeCommand::haltLate);
                  close.run();
                  stopped.countDown();
                  // The JVM would end with 143; a stop that was asked for is a good end.
                  Runtime.getRuntime().halt(Headroom.OK);
                }));
    stopped.await();
  }

  private static void haltLate() {
    try {
      Thread.sleep(Duration.ofSeconds(CLOSE_SECONDS_MAX));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("closing took {} s and is cut off; nothing acknowledged is lost", CLOSE_SECONDS_MAX);
    Runtime.getRuntime().halt(Headroom.OK);
  }
}

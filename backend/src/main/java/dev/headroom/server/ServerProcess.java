package dev.headroom.server;

import dev.headroom.disk.DataDirectory;
import dev.headroom.server.wiring.FatalErrorHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a process that runs a server begins and ends. */
final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final int CLOSE_SECONDS_MAX = 9;

  private ServerProcess() {}

  /**
   * Keeps what this process writes from others and ends it, with {@link Headroom#BROKEN}, on a
   * failure that leaves a part of it.
   */
  static FatalErrorHandler begin() {
    FatalErrorHandler fatal =
        new FatalErrorHandler(() -> Runtime.getRuntime().halt(Headroom.BROKEN));
    Thread.setDefaultUncaughtExceptionHandler(fatal);
    DataDirectory.maskFiles();
    return fatal;
  }

  /**
   * Waits for SIGTERM or SIGINT, then closes; the process ends when closing is done, and at the
   * latest when it has taken {@link #CLOSE_SECONDS_MAX}: what was acknowledged is in the log.
   */
  static void untilStopped(Runnable close) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  Thread.ofPlatform().daemon().name("stop-watch").start(() -> haltIfLate(closed));
                  close.run();
                  closed.countDown();
                  // The JVM would end with 143; a stop that was asked for is a good end.
                  Runtime.getRuntime().halt(Headroom.OK);
                }));
    closed.await();
  }

  private static void haltIfLate(CountDownLatch closed) {
    try {
      if (closed.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.warn("closing took {} s and is cut off; nothing acknowledged is lost", CLOSE_SECONDS_MAX);
    Runtime.getRuntime().halt(Headroom.OK);
  }
}

package dev.headroom.server.wiring;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process where it can go on only in part: without memory, or without one of the threads
 * that own something. Whoever runs it starts it again, and everything acknowledged is in the log.
 */
public final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FatalErrorHandler.class);

  /** Threads that own something; a name may go on after these beginnings. */
  private static final List<String> OWNERS =
      List.of(
          "wal",
          "follow-",
          "checkpoint",
          "evaluator",
          "notify",
          "state-upkeep",
          "logs-",
          "watch",
          "release");

  private final Runnable halting;

  /**
   * @param halting ends the process at once, without closing anything
   */
  public FatalErrorHandler(Runnable halting) {
    this.halting = halting;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    String name = thread.getName();
    if (isFatal(failure) || OWNERS.stream().anyMatch(name::startsWith)) {
      end("thread " + name + " ended", failure);
    } else {
      LOG.error("thread {} ended", name, failure);
    }
  }

  /** Ends the process if the failure leaves it without memory or with a broken JVM. */
  void endIfFatal(Throwable failure) {
    if (isFatal(failure)) {
      end("out of memory or worse", failure);
    }
  }

  private void end(String what, Throwable failure) {
    try {
      LOG.error("{}: the process ends and is to be started again", what, failure);
    } finally {
      halting.run();
    }
  }

  /** A stack that was too deep is one request's; everything else of this kind is everybody's. */
  private static boolean isFatal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof VirtualMachineError && !(each instanceof StackOverflowError)) {
        return true;
      }
    }
    return false;
  }
}

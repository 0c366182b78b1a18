package dev.headroom.notify;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one integration's worker go on whatever the state database cannot do, and says so once. */
final class DatabaseGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);

  private final String integration;
  private final NotifyMetrics metrics;
  private final Runnable tryAgain;
  private volatile @Nullable String failing;

  interface DatabaseWork {
    void run() throws IOException;
  }

  /**
   * @param tryAgain has the worker come back soon
   */
  DatabaseGuard(String integration, NotifyMetrics metrics, Runnable tryAgain) {
    this.integration = integration;
    this.metrics = metrics;
    this.tryAgain = tryAgain;
  }

  /** Why the state database does not take what is done; empty while it does. */
  Optional<String> failing() {
    return Optional.ofNullable(failing);
  }

  /** Whether it could be done; if not, it is tried again. */
  boolean attempt(DatabaseWork work) {
    try {
      work.run();
      return true;
    } catch (IOException | RuntimeException e) {
      // Nobody stands behind this thread: even a bug must not end deliveries for good.
      failed(e);
      return false;
    }
  }

  private void failed(Exception e) {
    metrics.failed();
    if (failing == null) {
      failing = String.valueOf(e.getMessage());
      LOG.error("deliveries to {} cannot be read or recorded; trying again", integration, e);
    }
    tryAgain.run();
  }

  /** All could be done. */
  void well() {
    if (failing != null) {
      failing = null;
      LOG.info("deliveries to {} are recorded again", integration);
    }
  }
}

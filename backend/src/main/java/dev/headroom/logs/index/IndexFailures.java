package dev.headroom.logs.index;

import io.prometheus.client.Counter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the disk fails and logs each kind once until it works again. */
final class IndexFailures {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFailures.class);

  private final Counter failures;
  private final Set<IndexOperation> failing = EnumSet.noneOf(IndexOperation.class);

  IndexFailures(Counter failures) {
    this.failures = failures;
  }

  synchronized void failed(IndexOperation operation, Throwable cause) {
    failures.labels(operation.name().toLowerCase(Locale.ROOT)).inc();
    if (failing.add(operation)) {
      LOG.warn("log index: {} failed", operation.name().toLowerCase(Locale.ROOT), cause);
    }
  }

  synchronized void worked(IndexOperation operation) {
    if (failing.remove(operation)) {
      LOG.info("log index: {} works again", operation.name().toLowerCase(Locale.ROOT));
    }
  }
}

package dev.headroom.wal;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports each damaged place of the log once, however often it is read. */
final class DamageLog {
  private static final Logger LOG = LoggerFactory.getLogger(DamageLog.class);

  /** Places told apart; beyond that many the log is past telling. */
  private static final int PLACES_MAX = 100_000;

  private final WalMetrics metrics;
  private final Set<Object> reported = new HashSet<>();

  DamageLog(WalMetrics metrics) {
    this.metrics = metrics;
  }

  /** Bytes of acknowledged records that can no longer be read. */
  void lost(long start, long end, String what) {
    if (isNew(start)) {
      metrics.damagedRecords.inc();
      LOG.error(
          "the log is damaged: {} at position {}, {} bytes are lost, later records are kept",
          what,
          start,
          end - start);
    }
  }

  /** A segment's header is damaged or contradicts its neighbour; its records are read anyway. */
  void header(String file, String what) {
    if (isNew(file)) {
      metrics.damagedRecords.inc();
      LOG.error("the log is damaged: {} {}", file, what);
    }
  }

  /** What a write that was cut off left at the very end: nobody was told it was durable. */
  void tornTail(long end) {
    metrics.tornTails.inc();
    LOG.warn("the log ends in an unfinished write at position {}; it is left out", end);
  }

  private synchronized boolean isNew(Object place) {
    return reported.size() < PLACES_MAX && reported.add(place);
  }
}

package dev.headroom.drill.run;

import dev.headroom.drill.record.PageOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each drill that ended counted once, by a push through the server's own port. What waits is on
 * disk with the end of its drill, also across a restart. On the thread of drills.
 */
final class PageOutcomes {
  /** How long a push that was not acknowledged waits for the next. */
  static final Duration RETRY = Duration.ofSeconds(10);

  /** After which a drill is too old to be counted. */
  static final Duration WAITS_MAX = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(PageOutcomes.class);

  private final DrillLedger ledger;
  private final DrilledServer server;
  private final DrillRunMetrics metrics;

  /** When to look for something that waits; never while nothing can. */
  private Instant nextAt = Instant.MIN;

  private boolean isFailing;

  PageOutcomes(DrillLedger ledger, DrilledServer server, DrillRunMetrics metrics) {
    this.ledger = ledger;
    this.server = server;
    this.metrics = metrics;
  }

  /** Something waits from now on. */
  void added() {
    nextAt = Instant.MIN;
  }

  /** Pushes what waits where that is due. */
  void look(Instant now) {
    if (now.isBefore(nextAt)) {
      return;
    }
    try {
      List<PageOutcome> waiting = ledger.outcomes();
      metrics.waiting(waiting.size());
      for (PageOutcome each : waiting) {
        push(each, now);
      }
      metrics.waiting(0);
      nextAt = Instant.MAX;
      isFailing = false;
    } catch (IOException e) {
      failed(e);
      nextAt = now.plus(RETRY);
    }
  }

  private void push(PageOutcome outcome, Instant now) throws IOException {
    if (now.isAfter(outcome.at().plus(WAITS_MAX))) {
      metrics.uncounted();
      LOG.warn(
          "the drill {} could not be counted for {} and never will", outcome.drill(), WAITS_MAX);
    } else {
      server.pushOutcome(outcome);
    }
    ledger.counted(outcome);
  }

  private void failed(IOException e) {
    metrics.failed();
    if (!isFailing) {
      LOG.warn("a drill that ended is not counted yet; tried again each {}", RETRY, e);
    }
    isFailing = true;
  }
}

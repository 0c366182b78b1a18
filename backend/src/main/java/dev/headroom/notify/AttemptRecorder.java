package dev.headroom.notify;

import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryRecords.Backlog;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.record.NotifyRecords;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes down how attempts at one integration's deliveries ended. What cannot be written stays in
 * the ledger, so that a full disk does not make the same page go out again and again. Not for use
 * by several threads.
 */
final class AttemptRecorder {
  private final String integration;
  private final Ledger ledger;
  private final DeliveryTools tools;

  AttemptRecorder(String integration, Ledger ledger, DeliveryTools tools) {
    this.integration = integration;
    this.ledger = ledger;
    this.tools = tools;
  }

  /** Each attempt is one transaction; those before one that fails are written. */
  void recordAll() throws IOException {
    for (AttemptResult result : ledger.unrecorded()) {
      tools.store().write(records -> write(records, result));
      ledger.recorded(result);
      if (result.status() != DeliveryStatus.PENDING) {
        Duration since = Duration.between(result.delivery().createdAt(), tools.clock().instant());
        tools.metrics().finished(integration, result.status(), since);
      }
      tools.listener().changed(result.delivery().incident());
    }
  }

  private static boolean write(NotifyRecords records, AttemptResult result) {
    boolean known = records.deliveries().record(result);
    if (known) {
      String incident = result.delivery().incident();
      AttemptEntry.of(result).ifPresent(entry -> records.timeline().append(incident, entry));
    }
    return known;
  }

  /** Brings the metrics of what is pending up to date. */
  void showBacklog() throws IOException {
    Backlog backlog = tools.store().readFirst(records -> records.deliveries().backlog(integration));
    tools.metrics().backlog(integration, backlog, ledger.pendingUnwritten());
  }
}

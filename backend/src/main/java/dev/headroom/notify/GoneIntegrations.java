package dev.headroom.notify;

import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.notify.send.Delivery;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of deliveries to integrations that {@code routing.yaml} does not name any more.
 *
 * @param store where they are
 */
record GoneIntegrations(
    StateStore<? extends NotifyRecords> store, InstantSource clock, NotifyMetrics metrics) {
  private static final Logger LOG = LoggerFactory.getLogger(GoneIntegrations.class);

  /**
   * Hands what successors can take to them and gives up what nobody has heard of: nothing waits
   * with somebody whom the files do not name any more, so that others hear of it.
   *
   * @param present ids of the integrations there are
   */
  void settle(List<String> present) {
    try {
      int givenUp = store.write(records -> settle(records.deliveries(), present));
      if (givenUp > 0) {
        LOG.warn("{} deliveries to receivers that are gone are given up", givenUp);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private int settle(DeliveryRecords deliveries, List<String> present) {
    Set<String> gone = deliveries.integrations();
    Map<String, String> successors = Successors.of(gone, present);
    successors.forEach(deliveries::reassign);
    Instant now = clock.instant();
    return gone.stream()
        .filter(each -> !present.contains(each) && !successors.containsKey(each))
        .mapToInt(each -> giveUp(deliveries, each, now))
        .sum();
  }

  /** What it has heard of it is still to hear the end of, should it come back. */
  private static int giveUp(DeliveryRecords deliveries, String integration, Instant now) {
    List<Delivery> unheard = deliveries.unheard(integration);
    for (Delivery each : unheard) {
      String reason = "receiver " + each.receiver() + " is not in routing.yaml any more";
      DeliveryAttempt none =
          new DeliveryAttempt(now, "rejected", OptionalInt.empty(), Duration.ZERO, reason);
      deliveries.record(
          new AttemptResult(each, none, DeliveryStatus.EXPIRED, each.nextAttemptAt()));
    }
    return unheard.size();
  }

  /** Ids of integrations that something is pending for; none where that cannot be read. */
  Set<String> pending() {
    try {
      return store.readFirst(records -> records.deliveries().pendingIntegrations());
    } catch (IOException e) {
      failed(e);
      return Set.of();
    }
  }

  private void failed(IOException e) {
    metrics.failed();
    LOG.error("what waits for receivers that are gone stays until the next reload", e);
  }
}

package dev.headroom.notify;

import dev.headroom.notify.pace.Pace;
import dev.headroom.notify.record.DeliveryRecords;
import dev.headroom.notify.record.ReceiverState;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An integration in use.
 *
 * @param receiver name of the receiver whose it is
 * @param limit of how fast it may be told; empty if there is none
 */
record ActiveIntegration(
    String receiver, Integration integration, Sender sender, Optional<RateLimit> limit) {
  String id() {
    return integration.id();
  }

  /**
   * How it stands.
   *
   * @param pace at which it is told; empty if it has not been told anything yet
   */
  ReceiverState state(Optional<Pace> pace, DeliveryRecords records, Instant at) {
    return new ReceiverState(
        receiver,
        integration.kind(),
        pace.map(Pace::isProbing).orElse(false),
        pace.map(Pace::isOverRate).orElse(false),
        limit,
        records.backlog(id()),
        waitsUntil(pace, records, at),
        records.lastAttempt(id(), true),
        records.lastAttempt(id(), false));
  }

  private Optional<Instant> waitsUntil(Optional<Pace> pace, DeliveryRecords records, Instant at) {
    return records.next(id(), Set.of(), Set.of(), 1).stream()
        .map(Delivery::nextAttemptAt)
        .map(due -> due.isAfter(at) ? due : pace.flatMap(Pace::overRateUntil).orElse(due))
        .filter(due -> due.isAfter(at))
        .findFirst();
  }
}

package dev.headroom.notify.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as people see it.
 *
 * @param id constant over attempts; the {@code webhook-id} of a signed webhook
 * @param incident what it is about
 * @param receiver name of the receiver
 * @param kind kind of integration: {@code webhook}, {@code pagerduty} and so on
 * @param event what is told: {@code opened}, {@code updated}, {@code acknowledged}, {@code
 *     resolved}
 * @param nextAttemptAt empty unless pending
 * @param attempts how often it was tried
 * @param latest the latest attempts, 20 at most, oldest first
 */
public record DeliveryReport(
    String id,
    String incident,
    String receiver,
    String kind,
    String event,
    DeliveryStatus status,
    Instant createdAt,
    Optional<Instant> nextAttemptAt,
    int attempts,
    List<DeliveryAttempt> latest) {
  public DeliveryReport {
    latest = List.copyOf(latest);
  }
}

package dev.headroom.notify;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.send.Delivery;
import java.util.Map;
import java.util.Optional;

/** What an attempt leaves in the incident's timeline. */
final class AttemptEntry {
  private AttemptEntry() {}

  /** A line where people should hear of it: the first failure and the end. */
  static Optional<TimelineEntry> of(AttemptResult result) {
    Delivery delivery = result.delivery();
    String error = result.made().error();
    String to =
        "%s (%s, %s)"
            .formatted(delivery.receiver(), delivery.kind().replace('_', ' '), delivery.event());
    return switch (result.status()) {
      case SENT -> entry(result, EntryKind.DELIVERED, "Delivered to " + to + ".");
      case REJECTED -> entry(result, EntryKind.DELIVERY_FAILED, "Refused by " + to + ": " + error);
      case EXPIRED ->
          entry(
              result,
              EntryKind.DELIVERY_FAILED,
              "Given up after %d attempts to reach %s: %s"
                  .formatted(delivery.attempts() + 1, to, error));
      case PENDING ->
          delivery.attempts() > 0
              ? Optional.empty()
              : entry(result, EntryKind.DELIVERY_DELAYED, to + " cannot be reached yet: " + error);
    };
  }

  private static Optional<TimelineEntry> entry(
      AttemptResult result, EntryKind kind, String description) {
    Delivery delivery = result.delivery();
    DeliveryAttempt made = result.made();
    Map<String, String> details =
        Map.of(
            "delivery", delivery.id(),
            "attempts", Integer.toString(delivery.attempts() + 1),
            "millis", Long.toString(made.took().toMillis()));
    return Optional.of(
        new TimelineEntry(made.at(), kind, delivery.receiver(), "", description, details));
  }
}

package dev.headroom.notify;

import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.TimelineEntry.Kind;
import dev.headroom.notify.DeliveryReport.Try;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from an attempt.
 *
 * @param made the attempt as it is recorded
 * @param status of the delivery from now on
 * @param nextAttemptAt when to try again, if it is pending
 */
record AttemptVerdict(Delivery delivery, Try made, DeliveryStatus status, Instant nextAttemptAt) {

  static AttemptVerdict of(
      Delivery delivery, Try made, Attempt attempt, RetrySchedule schedule, Duration expireAfter) {
    Instant endedAt = made.at().plus(made.took()).truncatedTo(ChronoUnit.MILLIS);
    boolean old = !endedAt.isBefore(delivery.createdAt().plus(expireAfter));
    return switch (attempt) {
      case Attempt.Sent _ -> new AttemptVerdict(delivery, made, DeliveryStatus.SENT, endedAt);
      case Attempt.Rejected _ ->
          new AttemptVerdict(delivery, made, DeliveryStatus.REJECTED, endedAt);
      case Attempt.Retry _ when old ->
          new AttemptVerdict(delivery, made, DeliveryStatus.EXPIRED, endedAt);
      case Attempt.Retry retry -> {
        Instant next = endedAt.plus(schedule.delay(delivery.attempts() + 1, retry.after()));
        yield new AttemptVerdict(delivery, made, DeliveryStatus.PENDING, next);
      }
    };
  }

  /** The delivery as it is after the attempt. */
  Delivery next() {
    return delivery.triedAgainAt(nextAttemptAt);
  }

  /** The same of a delivery that has got its row meanwhile. */
  AttemptVerdict of(Delivery row) {
    return new AttemptVerdict(row, made, status, nextAttemptAt);
  }

  /** For the incident's timeline, where people should hear of it: the first failure and the end. */
  Optional<TimelineEntry> entry() {
    String kind = delivery.kind().replace('_', ' ');
    String told = "%s (%s, %s)".formatted(delivery.receiver(), kind, delivery.event());
    return switch (status) {
      case SENT -> Optional.of(entry(Kind.DELIVERED, "Delivered to " + told + "."));
      case REJECTED ->
          Optional.of(entry(Kind.DELIVERY_FAILED, "Refused by " + told + ": " + made.error()));
      case EXPIRED ->
          Optional.of(
              entry(
                  Kind.DELIVERY_FAILED,
                  "Given up after %d attempts to reach %s: %s"
                      .formatted(delivery.attempts() + 1, told, made.error())));
      case PENDING ->
          delivery.attempts() > 0
              ? Optional.empty()
              : Optional.of(
                  entry(Kind.DELIVERY_DELAYED, told + " cannot be reached yet: " + made.error()));
    };
  }

  private TimelineEntry entry(Kind kind, String description) {
    Map<String, String> details =
        Map.of(
            "delivery", delivery.id(),
            "attempts", Integer.toString(delivery.attempts() + 1),
            "millis", Long.toString(made.took().toMillis()));
    return new TimelineEntry(made.at(), kind, delivery.receiver(), "", description, details);
  }
}

package dev.headroom.notify;

import dev.headroom.alerting.TimelineEntry;
import dev.headroom.notify.DeliveryReport.Try;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from an attempt.
 *
 * @param attempt as it is recorded
 * @param status of the delivery from now on
 * @param nextAttemptAt when to try again, if it is pending
 * @param entry for the incident's timeline, where people should hear of it: the first failure and
 *     the end
 */
record Verdict(
    Delivery delivery,
    Try attempt,
    DeliveryStatus status,
    Instant nextAttemptAt,
    Optional<TimelineEntry> entry) {

  static Verdict of(
      Delivery delivery,
      Attempt attempt,
      Instant startedAt,
      Instant endedAt,
      Duration took,
      RetrySchedule schedule,
      Duration expireAfter) {
    Instant at = startedAt.truncatedTo(ChronoUnit.MILLIS);
    return switch (attempt) {
      case Attempt.Sent _ -> {
        Try made = new Try(at, "sent", attempt.httpStatus(), took, "");
        yield ended(delivery, made, DeliveryStatus.SENT, endedAt);
      }
      case Attempt.Rejected(_, String reason) -> {
        Try made = new Try(at, "rejected", attempt.httpStatus(), took, reason);
        yield ended(delivery, made, DeliveryStatus.REJECTED, endedAt);
      }
      case Attempt.Retry(var http, String reason, Duration asked) -> {
        Try made = new Try(at, "retry", http, took, reason);
        if (!endedAt.isBefore(delivery.createdAt().plus(expireAfter))) {
          yield ended(delivery, made, DeliveryStatus.EXPIRED, endedAt);
        }
        Instant next = endedAt.plus(schedule.delay(delivery.attempts() + 1, asked));
        yield delayed(delivery, made, next, endedAt);
      }
    };
  }

  private static Verdict ended(
      Delivery delivery, Try made, DeliveryStatus status, Instant endedAt) {
    String told = delivery.receiver() + " (" + delivery.event() + ")";
    TimelineEntry entry =
        switch (status) {
          case SENT ->
              entry(
                  delivery,
                  made,
                  endedAt,
                  TimelineEntry.Kind.DELIVERED,
                  "Delivered to " + told + ".");
          case REJECTED ->
              entry(
                  delivery,
                  made,
                  endedAt,
                  TimelineEntry.Kind.DELIVERY_FAILED,
                  "Refused by " + told + ": " + made.error());
          case PENDING, EXPIRED ->
              entry(
                  delivery,
                  made,
                  endedAt,
                  TimelineEntry.Kind.DELIVERY_FAILED,
                  "Given up after %d attempts to reach %s: %s"
                      .formatted(delivery.attempts() + 1, told, made.error()));
        };
    return new Verdict(delivery, made, status, endedAt, Optional.of(entry));
  }

  private static Verdict delayed(Delivery delivery, Try made, Instant next, Instant endedAt) {
    Optional<TimelineEntry> entry =
        delivery.attempts() > 0
            ? Optional.empty()
            : Optional.of(
                entry(
                    delivery,
                    made,
                    endedAt,
                    TimelineEntry.Kind.DELIVERY_DELAYED,
                    "%s (%s) cannot be reached yet: %s"
                        .formatted(delivery.receiver(), delivery.event(), made.error())));
    return new Verdict(delivery, made, DeliveryStatus.PENDING, next, entry);
  }

  private static TimelineEntry entry(
      Delivery delivery, Try made, Instant at, TimelineEntry.Kind kind, String description) {
    Map<String, String> details =
        Map.of(
            "delivery", delivery.id(),
            "attempts", Integer.toString(delivery.attempts() + 1),
            "millis", Long.toString(made.took().toMillis()));
    return new TimelineEntry(at, kind, delivery.receiver(), "", description, details);
  }
}

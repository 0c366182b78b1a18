package dev.headroom.notify;

import dev.headroom.notify.pace.RetrySchedule;
import dev.headroom.notify.record.AttemptResult;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryStatus;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt at a delivery and decides what becomes of it. Safe for any number of threads.
 *
 * @param nanoTime monotonic time, for measuring
 * @param expireAfter age at which a delivery that fails is given up
 */
record AttemptMaker(
    RetrySchedule schedule, Duration expireAfter, InstantSource clock, LongSupplier nanoTime) {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptMaker.class);

  /** RFC 6585. */
  private static final OptionalInt TOO_MANY_REQUESTS = OptionalInt.of(429);

  /** Blocks as long as the sender does. */
  AttemptResult attempt(Delivery delivery, Sender sender) {
    Instant startedAt = clock.instant();
    long started = nanoTime.getAsLong();
    Attempt attempt = send(delivery, sender);
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - started);
    return result(
        delivery,
        attempt,
        new DeliveryAttempt(
            startedAt, attempt.outcome(), attempt.httpStatus(), took, attempt.reason()));
  }

  private static Attempt send(Delivery delivery, Sender sender) {
    try {
      return sender.send(delivery);
    } catch (RuntimeException bug) {
      // Its message may hold the address.
      String kind = bug.getClass().getName();
      LOG.error(
          "delivery {} to receiver {} could not be sent: {}",
          delivery.id(),
          delivery.receiver(),
          kind);
      return new Attempt.Retry(OptionalInt.empty(), "could not be sent: " + kind, Duration.ZERO);
    }
  }

  /**
   * Whether the receiver says when it takes more of what it had too much of: then exactly that is
   * waited, however often it was said, so that many pages to one place don't slow each other down.
   */
  private static boolean isPaced(Attempt.Retry retry) {
    return retry.httpStatus().equals(TOO_MANY_REQUESTS) && retry.after().isPositive();
  }

  private AttemptResult result(Delivery delivery, Attempt attempt, DeliveryAttempt made) {
    Instant endedAt = made.at().plus(made.took()).truncatedTo(ChronoUnit.MILLIS);
    boolean old = !endedAt.isBefore(delivery.createdAt().plus(expireAfter));
    return switch (attempt) {
      case Attempt.Sent sent ->
          new AttemptResult(delivery, made, DeliveryStatus.SENT, endedAt, sent.receipt());
      case Attempt.Rejected _ ->
          new AttemptResult(delivery, made, DeliveryStatus.REJECTED, endedAt);
      case Attempt.Retry _ when old ->
          new AttemptResult(delivery, made, DeliveryStatus.EXPIRED, endedAt);
      case Attempt.Retry retry -> {
        Duration wait =
            isPaced(retry) ? retry.after() : schedule.delay(delivery.attempts() + 1, retry.after());
        Instant next = endedAt.plus(wait);
        yield new AttemptResult(delivery, made, DeliveryStatus.PENDING, next);
      }
    };
  }
}

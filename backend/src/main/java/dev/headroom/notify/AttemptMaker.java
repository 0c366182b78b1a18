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

  private AttemptResult result(Delivery delivery, Attempt attempt, DeliveryAttempt made) {
    Instant endedAt = made.at().plus(made.took()).truncatedTo(ChronoUnit.MILLIS);
    boolean old = !endedAt.isBefore(delivery.createdAt().plus(expireAfter));
    return switch (attempt) {
      case Attempt.Sent _ -> new AttemptResult(delivery, made, DeliveryStatus.SENT, endedAt);
      case Attempt.Rejected _ ->
          new AttemptResult(delivery, made, DeliveryStatus.REJECTED, endedAt);
      case Attempt.Retry _ when old ->
          new AttemptResult(delivery, made, DeliveryStatus.EXPIRED, endedAt);
      case Attempt.Retry retry -> {
        Instant next = endedAt.plus(schedule.delay(delivery.attempts() + 1, retry.after()));
        yield new AttemptResult(delivery, made, DeliveryStatus.PENDING, next);
      }
    };
  }
}

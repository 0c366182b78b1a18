package dev.headroom.drill;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What came of a test page, by its incident and deliveries. Times are wall time since it was
 * written.
 *
 * @param legs of each receiver that was to hear of it
 * @param delivered until the first receiver had it; empty while none has
 * @param acknowledged until somebody acknowledged it; empty while nobody has
 */
public record TestPageReport(
    Incident incident,
    List<ReceiverLeg> legs,
    Optional<Duration> delivered,
    Optional<Duration> acknowledged,
    TestPageResult result) {
  /** How far it got; of several, the first that holds. */
  public enum TestPageResult {
    /** A receiver refused it, or did not have it when the test page ended. */
    FAILED,
    /** Somebody acknowledged it. */
    ACKNOWLEDGED,
    /** Nobody was told: a silence, a time interval, an inhibition, or no integration. */
    NOT_TOLD,
    /** It has not ended. */
    STANDING,
    /** All receivers had it, and nobody acknowledged it. */
    DELIVERED
  }

  /**
   * How one integration of a receiver was told.
   *
   * @param attempts how often it was tried
   * @param took until it had answered that it has it; empty if it has not
   */
  public record ReceiverLeg(
      String receiver, String kind, DeliveryStatus status, int attempts, Optional<Duration> took) {}

  /** Of a test page and all deliveries of its incident. */
  public static TestPageReport of(Incident incident, Collection<DeliveryReport> deliveries) {
    List<ReceiverLeg> legs =
        deliveries.stream()
            .filter(each -> each.event().equals("opened"))
            .map(each -> leg(each, incident.startedAt()))
            .toList();
    Optional<Duration> acknowledged =
        incident
            .acknowledgement()
            .map(Acknowledgement::at)
            .map(at -> since(incident.startedAt(), at));
    return new TestPageReport(
        incident,
        legs,
        legs.stream().flatMap(each -> each.took().stream()).min(Duration::compareTo),
        acknowledged,
        result(incident, legs));
  }

  private static ReceiverLeg leg(DeliveryReport delivery, Instant start) {
    Optional<Duration> took =
        delivery.latest().stream()
            .filter(each -> each.outcome().equals("sent"))
            .map(TestPageReport::end)
            .findFirst()
            .map(at -> since(start, at));
    return new ReceiverLeg(
        delivery.receiver(), delivery.kind(), delivery.status(), delivery.attempts(), took);
  }

  private static Instant end(DeliveryAttempt attempt) {
    return attempt.at().plus(attempt.took());
  }

  /** A clock that was set back makes nothing negative. */
  private static Duration since(Instant start, Instant end) {
    return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }

  private static TestPageResult result(Incident incident, List<ReceiverLeg> legs) {
    boolean ended = incident.resolution().isPresent();
    if (legs.stream().anyMatch(leg -> isMissed(leg.status(), ended))) {
      return TestPageResult.FAILED;
    }
    if (incident.acknowledgement().isPresent()) {
      return TestPageResult.ACKNOWLEDGED;
    }
    if (legs.isEmpty()) {
      return TestPageResult.NOT_TOLD;
    }
    return ended ? TestPageResult.DELIVERED : TestPageResult.STANDING;
  }

  private static boolean isMissed(DeliveryStatus status, boolean ended) {
    return switch (status) {
      case SENT -> false;
      case PENDING -> ended;
      case REJECTED, EXPIRED -> true;
    };
  }
}

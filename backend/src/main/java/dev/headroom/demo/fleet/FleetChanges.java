package dev.headroom.demo.fleet;

import dev.headroom.model.ChangeEvent;
import java.time.Duration;
import java.util.List;

/** What the fleet tells about its own changes. */
final class FleetChanges {
  private record Past(Duration ago, String kind, String service, String version, String summary) {
    ChangeEvent before(long nowMillis) {
      return new ChangeEvent(nowMillis - ago.toMillis(), kind, service, version, summary, "");
    }
  }

  private static final List<Past> PAST =
      List.of(
          new Past(
              Duration.ofMinutes(63),
              "deploy",
              RecommenderTelemetry.SERVICE,
              Recommender.VERSION,
              "Ten candidate sources instead of eight"),
          new Past(
              Duration.ofMinutes(41),
              "deploy",
              CheckoutTelemetry.SERVICE,
              Checkout.VERSION,
              "Retries of idempotent payment calls"),
          new Past(
              Duration.ofMinutes(18),
              "config",
              FeatureStoreTelemetry.SERVICE,
              FeatureStore.VERSION,
              "Cache of hot keys: 30 s to 45 s"));

  private FleetChanges() {}

  /** What changed before the fleet was switched on, as far back as its history goes. */
  static List<ChangeEvent> past(long nowMillis, Duration history) {
    return PAST.stream()
        .filter(past -> past.ago().compareTo(history) < 0)
        .map(past -> past.before(nowMillis))
        .toList();
  }

  /** A fault was switched. A deploy says only what a deploy says; finding out is the exercise. */
  static ChangeEvent of(Fault fault, long nowMillis) {
    boolean on = fault.since().isPresent();
    if (fault.name().equals(FaultKind.BAD_DEPLOY.faultName())) {
      return new ChangeEvent(
          nowMillis,
          on ? "deploy" : "rollback",
          fault.service(),
          on ? Checkout.NEW_VERSION : Checkout.VERSION,
          on ? "New coupon engine" : "Back to the version before",
          "");
    }
    String what = on ? "Fault injected: " : "Fault removed: ";
    return new ChangeEvent(nowMillis, "fault", fault.service(), "", what + fault.title(), "");
  }
}

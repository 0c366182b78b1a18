package dev.headroom.demo.fleet;

import dev.headroom.demo.simulation.Checkout;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.demo.simulation.FeatureStore;
import dev.headroom.demo.simulation.InjectedFaults.Fault;
import dev.headroom.demo.simulation.Recommender;
import dev.headroom.model.ChangeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  private static final String CONFIG = "config-211";
  private static final String NEW_CONFIG = "config-212";

  private FleetChanges() {}

  /** What changed before the fleet was switched on, as far back as its history goes. */
  static List<ChangeEvent> past(long nowMillis, Duration history) {
    return PAST.stream()
        .filter(past -> past.ago().compareTo(history) < 0)
        .map(past -> past.before(nowMillis))
        .toList();
  }

  /**
   * A fault was switched. A deploy or a configuration push says only what such a thing says;
   * finding out is the exercise. Nothing is said of others that are hidden.
   */
  static Optional<ChangeEvent> of(Fault fault, long nowMillis) {
    boolean on = fault.since().isPresent();
    if (fault.name().equals(FaultKind.BAD_DEPLOY.faultName())) {
      return Optional.of(
          on
              ? event(fault, nowMillis, "deploy", Checkout.NEW_VERSION, "New coupon engine")
              : event(
                  fault, nowMillis, "rollback", Checkout.VERSION, "Back to the version before"));
    }
    if (fault.name().equals(FaultKind.BAD_CONFIG.faultName())) {
      return Optional.of(
          on
              ? event(fault, nowMillis, "config", NEW_CONFIG, "Time-outs of all clients tidied up")
              : event(fault, nowMillis, "rollback", CONFIG, "Back to the configuration before"));
    }
    if (fault.hidden()) {
      return Optional.empty();
    }
    String what = on ? "Fault injected: " : "Fault removed: ";
    return Optional.of(event(fault, nowMillis, "fault", "", what + fault.title()));
  }

  private static ChangeEvent event(
      Fault fault, long nowMillis, String kind, String version, String summary) {
    return new ChangeEvent(nowMillis, kind, fault.service(), version, summary, "");
  }
}

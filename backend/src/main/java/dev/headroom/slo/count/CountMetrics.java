package dev.headroom.slo.count;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What counting says about itself. */
final class CountMetrics {
  private final Counter events;
  final Counter eventsIgnored;
  final Gauge definitionsGivenUp;
  final Counter definitionsForgotten;
  final Counter definitionsUnreadable;

  CountMetrics(CollectorRegistry registry) {
    events =
        Counter.build("headroom_slo_events_total", "Events counted, by objective and side.")
            .labelNames("slo", "side")
            .register(registry);
    eventsIgnored =
        Counter.build("headroom_slo_ignored_total", "Points not counted, by reason.")
            .labelNames("reason")
            .register(registry);
    definitionsGivenUp =
        Gauge.build(
                "headroom_slo_definitions_given_up",
                "Definitions no longer promised that are still counted, in case they come back.")
            .register(registry);
    definitionsForgotten =
        Counter.build(
                "headroom_slo_definitions_forgotten_total",
                "Definitions given up that are no longer counted, by reason.")
            .labelNames("reason")
            .register(registry);
    definitionsUnreadable =
        Counter.build(
                "headroom_slo_definitions_unreadable_total",
                "Definitions in the log that make no sense to this program.")
            .register(registry);
  }

  /** The events of one side of an objective that is in force. */
  Counter.Child events(String objective, TapSide side) {
    return events.labels(objective, side.label);
  }

  /** Says nothing more about counts that are gone. */
  void forget(String objective) {
    for (TapSide side : TapSide.values()) {
      events.remove(objective, side.label);
    }
  }

  /** The two sides of an indicator, as the label {@code side} tells them apart. */
  enum TapSide {
    EVENTS("events"),
    TOTAL("total");

    private final String label;

    TapSide(String label) {
      this.label = label;
    }
  }
}

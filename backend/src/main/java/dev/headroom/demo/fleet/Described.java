package dev.headroom.demo.fleet;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;

/** How an author of instruments describes them; a unit is spelled as the protocol spells it. */
final class Described {
  private Described() {}

  /** A count that only grows; nothing but how many, so without a unit. */
  static MetricMetadata counter(String metric, String help) {
    return counter(metric, "", help);
  }

  static MetricMetadata counter(String metric, String unit, String help) {
    return new MetricMetadata(metric, MetricKind.COUNTER, unit, help, metric);
  }

  /** How many there are now, so without a unit. */
  static MetricMetadata gauge(String metric, String help) {
    return gauge(metric, "", help);
  }

  static MetricMetadata gauge(String metric, String unit, String help) {
    return new MetricMetadata(metric, MetricKind.GAUGE, unit, help, metric);
  }

  static MetricMetadata histogram(String metric, String unit, String help) {
    return new MetricMetadata(metric, MetricKind.HISTOGRAM, unit, help, metric);
  }
}

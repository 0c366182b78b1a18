package dev.headroom.outside;

import java.time.Duration;

/**
 * Bounds of the alerts that others send.
 *
 * @param alertsMax how many are kept; beyond it new ones are refused
 * @param bytesMax how large those are that are kept, in bytes of their texts
 * @param resolveTimeout how long an alert fires that was posted without an end, and how long after
 *     a start an alert is believed whose time was up meanwhile
 */
public record OutsideConfig(int alertsMax, long bytesMax, Duration resolveTimeout) {
  public OutsideConfig {
    if (alertsMax < 1) {
      throw new IllegalArgumentException("alertsMax must be at least 1: " + alertsMax);
    }
    if (bytesMax < 1) {
      throw new IllegalArgumentException("bytesMax must be at least 1: " + bytesMax);
    }
    if (!resolveTimeout.isPositive()) {
      throw new IllegalArgumentException("resolveTimeout must be more than 0: " + resolveTimeout);
    }
  }

  /** 10,000 alerts, 64 MiB, and Alertmanager's own five minutes. */
  public static OutsideConfig defaults() {
    return new OutsideConfig(10_000, 64L << 20, Duration.ofMinutes(5));
  }
}

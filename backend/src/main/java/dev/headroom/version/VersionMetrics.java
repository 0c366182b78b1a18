package dev.headroom.version;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** What versions of the rules say about themselves. */
final class VersionMetrics {
  private final Gauge kept;
  private final Gauge bytes;
  private final Gauge decisions;
  final Gauge rolledBack;
  final Gauge unusable;
  final Gauge refused;
  final Counter pruned;
  final Counter unkept;

  VersionMetrics(CollectorRegistry registry) {
    kept = gauge(registry, "kept", "Versions of the rules that are kept.");
    gauge(registry, "kept_limit", "Most of them.").set(RuleVersions.VERSIONS_MAX);
    bytes = gauge(registry, "kept_bytes", "Texts of the versions that are kept, bytes.");
    gauge(registry, "kept_bytes_limit", "Most of them, bytes.").set(RuleVersions.KEPT_BYTES_MAX);
    decisions = gauge(registry, "decisions", "Who rolled back, promoted and resumed: kept ones.");
    gauge(registry, "decisions_limit", "Most of them.").set(RuleVersions.DECISIONS_MAX);
    rolledBack =
        gauge(registry, "rolled_back", "1 while a version is in force that was rolled back to.");
    unusable =
        gauge(
            registry,
            "unusable_problems",
            "Problems of the version that was rolled back to, which keep it out of force.");
    refused =
        gauge(registry, "refused_problems", "Problems of the files that are not put into force.");
    pruned =
        Counter.build("headroom_version_pruned_total", "Versions deleted to make room.")
            .register(registry);
    unkept =
        Counter.build("headroom_version_unkept_total", "Sets of rules too large to be kept.")
            .register(registry);
  }

  private static Gauge gauge(CollectorRegistry registry, String name, String help) {
    return Gauge.build("headroom_version_" + name, help).register(registry);
  }

  void count(int versions, long ofBytes, int decided) {
    kept.set(versions);
    bytes.set((double) ofBytes);
    decisions.set(decided);
  }
}

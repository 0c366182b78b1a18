package dev.headroom.demo.fleet;

import dev.headroom.demo.ShippedSlo;
import dev.headroom.demo.simulation.HomeTimeline;
import dev.headroom.demo.simulation.Recommender;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.demo.simulation.StreamPipeline;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * A shipped objective, and which of the fleet's events it counts, and as what.
 *
 * @param counted those it is about
 * @param bad of these
 */
record Watched(ShippedSlo slo, Predicate<Served> counted, Predicate<Served> bad) {
  /** All that are shipped. */
  static List<Watched> all() {
    return ShippedSlo.all().stream().map(Watched::of).toList();
  }

  static Watched of(String slo) {
    return of(ShippedSlo.named(slo));
  }

  BurnRecord record() {
    return new BurnRecord(BigDecimal.ONE.subtract(slo.target()), slo.minBad());
  }

  /** Adds what ended in one second. */
  void count(List<Served> served, BurnRecord record) {
    long total = 0;
    long wrong = 0;
    for (Served each : served) {
      if (counted.test(each)) {
        total++;
        wrong += bad.test(each) ? 1 : 0;
      }
    }
    record.second(total, wrong);
  }

  private static Watched of(ShippedSlo slo) {
    return switch (slo.name()) {
      case "checkout-latency" -> new Watched(slo, each -> true, above(200));
      case "recommender-latency" -> new Watched(slo, each -> !each.failed(), above(300));
      case "recommender-tail" -> new Watched(slo, each -> !each.failed(), above(1_000));
      case "recommender-quality" -> new Watched(slo, each -> true, went(Recommender.FALLBACK_WAY));
      case "feature-store-latency" -> new Watched(slo, each -> true, above(50));
      case "pipeline-delivery" -> new Watched(slo, went(StreamPipeline.DELIVERED), above(5_000));
      case "pipeline-partitions" -> new Watched(slo, went(StreamPipeline.WAITING), above(28_000));
      case "timeline-delivery" -> new Watched(slo, went(HomeTimeline.POST), above(5_000));
      case "host-timers" -> new Watched(slo, each -> true, above(10));
      case "profile-latency" -> new Watched(slo, each -> !each.failed(), above(100));
      case "profile-availability", "checkout-availability", "feature-store-availability" ->
          new Watched(slo, each -> true, Served::failed);
      default -> throw new AssertionError("nothing is known about " + slo.name());
    };
  }

  private static Predicate<Served> above(int millis) {
    return each -> each.millis() > millis;
  }

  private static Predicate<Served> went(String way) {
    return each -> each.way().equals(way);
  }
}

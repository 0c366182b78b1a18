package dev.headroom.demo.fleet;

import dev.headroom.demo.ShippedSlo;
import java.math.BigDecimal;
import java.util.List;

/**
 * A shipped objective, and which of the fleet's requests it counts as bad.
 *
 * @param badAboveMillis slower ones; {@link #FAILED} for those that failed
 */
record Watched(ShippedSlo slo, int badAboveMillis) {
  private static final int FAILED = -1;

  /** All that are shipped. */
  static List<Watched> all() {
    return ShippedSlo.all().stream()
        .map(slo -> new Watched(slo, badAboveMillis(slo.name())))
        .toList();
  }

  static Watched of(String slo) {
    return all().stream().filter(each -> each.slo.name().equals(slo)).findFirst().orElseThrow();
  }

  BurnRecord record() {
    return new BurnRecord(BigDecimal.ONE.subtract(slo.target()), slo.minBad());
  }

  /** Adds what ended in one second. */
  void count(List<Served> served, BurnRecord record) {
    record.second(served.size(), served.stream().filter(this::isBad).count());
  }

  private static int badAboveMillis(String slo) {
    return switch (slo) {
      case "checkout-latency" -> 200;
      case "recommender-latency" -> 300;
      case "feature-store-latency" -> 50;
      case "pipeline-delivery" -> 5_000;
      case "checkout-availability", "feature-store-availability" -> FAILED;
      default -> throw new AssertionError("nothing is known about " + slo);
    };
  }

  private boolean isBad(Served each) {
    return badAboveMillis == FAILED ? each.failed() : each.millis() > badAboveMillis;
  }
}

package dev.headroom.demo.fleet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Good and bad events of one objective, second by second, and which of the workbook's tiers fire
 * when windows are a sixtieth as long as written, or a multiple of that.
 */
final class BurnRecord {
  /** One pair of windows. */
  record Tier(String name, int longSeconds, int shortSeconds, BigDecimal factor) {}

  static final List<Tier> PAGE =
      List.of(
          new Tier("page 1h/5m", 60, 5, new BigDecimal("14.4")),
          new Tier("page 6h/30m", 360, 30, new BigDecimal("6")));
  static final List<Tier> ALL =
      List.of(
          PAGE.get(0),
          PAGE.get(1),
          new Tier("ticket 1d/2h", 1_440, 120, new BigDecimal("3")),
          new Tier("ticket 3d/6h", 4_320, 360, BigDecimal.ONE));

  private final BigDecimal budget;
  private final long minBad;
  private final int stretch;
  private final List<long[]> sums = new ArrayList<>(List.of(new long[2]));

  BurnRecord(BigDecimal budget, long minBad) {
    this(budget, minBad, 1);
  }

  /**
   * @param stretch how many times a sixtieth of the written windows is
   */
  BurnRecord(BigDecimal budget, long minBad, int stretch) {
    this.budget = budget;
    this.minBad = minBad;
    this.stretch = stretch;
  }

  /** Adds the next second. */
  void second(long total, long bad) {
    long[] last = sums.getLast();
    sums.add(new long[] {last[0] + total, last[1] + bad});
  }

  /** The most urgent of some tiers that fires now. */
  Optional<Tier> firing(List<Tier> tiers) {
    return tiers.stream()
        .filter(tier -> bad(tier.longSeconds() * stretch) >= minBad)
        .filter(tier -> burns(tier.longSeconds() * stretch, tier))
        .filter(tier -> burns(tier.shortSeconds() * stretch, tier))
        .findFirst();
  }

  /** What is missing of a window that is not full yet counts as time with nothing bad. */
  private boolean burns(int seconds, Tier tier) {
    long total = since(seconds, 0);
    int covered = Math.min(seconds, sums.size() - 1);
    BigDecimal allowed =
        tier.factor()
            .multiply(budget)
            .multiply(BigDecimal.valueOf(total))
            .multiply(BigDecimal.valueOf(seconds));
    BigDecimal bad = BigDecimal.valueOf(bad(seconds)).multiply(BigDecimal.valueOf(covered));
    return total > 0 && bad.compareTo(allowed) >= 0;
  }

  private long bad(int seconds) {
    return since(seconds, 1);
  }

  private long since(int seconds, int which) {
    int now = sums.size() - 1;
    return sums.get(now)[which] - sums.get(Math.max(0, now - seconds))[which];
  }
}

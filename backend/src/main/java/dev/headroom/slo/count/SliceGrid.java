package dev.headroom.slo.count;

import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.time.Duration;

/**
 * How time is cut: fine slices for the windows tiers look at, coarse ones for as long as the
 * objective's window lasts. A coarse slice is a whole number of fine ones, and every window a whole
 * number of coarse ones.
 *
 * @param fineMillis 10 s, fewer where windows are scaled, never under 1 s
 * @param fineRetentionMillis windows up to this long are summed from fine slices: 3 days
 * @param coarseMillis a minute
 */
record SliceGrid(long fineMillis, long fineRetentionMillis, long coarseMillis) {
  private static final long FINE_SECONDS = 10;

  static SliceGrid of(WindowScale scale) {
    int factor = scale.factor();
    return new SliceGrid(
        FINE_SECONDS % factor == 0 ? FINE_SECONDS * 1_000 / factor : 1_000,
        scale.apply(Duration.ofDays(3)).toMillis(),
        scale.apply(Duration.ofMinutes(1)).toMillis());
  }

  boolean isFine(Duration window) {
    return window.toMillis() <= fineRetentionMillis;
  }
}

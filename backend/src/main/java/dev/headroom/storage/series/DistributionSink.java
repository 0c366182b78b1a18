package dev.headroom.storage.series;

import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketDistribution;
import dev.headroom.model.distribution.ExponentialDistribution;
import dev.headroom.model.distribution.HdrLayout;

/** Takes distributions as they are kept, one after the other. */
public interface DistributionSink {
  /**
   * Takes HDR cells.
   *
   * @param layout in which the cells are numbered
   * @param digits of the coarsest layout they ever came in, if fewer than the layout's
   * @param sum of the values; not a number where they came in cells themselves
   * @param payload as {@code codec.CountRuns} spells it
   * @param overflow how many values lay beyond the dimension's largest
   */
  void add(HdrLayout layout, int digits, double sum, byte[] payload, long overflow);

  /** Takes HDR cells in any order; those with a count of 0 are skipped. */
  void add(HdrLayout layout, int digits, double sum, int[] cells, long[] counts, long overflow);

  void add(Unit unit, ExponentialDistribution distribution);

  void add(Unit unit, BucketDistribution distribution);
}

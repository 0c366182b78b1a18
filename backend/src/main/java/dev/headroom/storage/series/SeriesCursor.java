package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.HdrLayout;
import java.util.Set;

/**
 * One series, to be read. What is read of its data is that of one moment, the first read, however
 * often it is read. Owned by one thread.
 */
public sealed interface SeriesCursor {
  Labels labels();

  /** Time from which on anything is kept; {@link Long#MAX_VALUE} where nothing is. */
  long oldestMillis();

  /** Time of the newest point taken, kept or not; {@link Long#MIN_VALUE} before the first. */
  long newestMillis();

  /** A series of plain numbers: readings, or what increments add up to. */
  non-sealed interface NumberCursor extends SeriesCursor {
    /** Whether its name says that it only grows. */
    boolean isCounter();

    /** No fewer samples than there are in a range, known without reading them. */
    int samplesAtMost(TimeRange range);

    /**
     * The samples in a range. Increments are told as a counter's running total, with what it stood
     * at before the range; where a series has readings too, that total comes on top of them.
     */
    Samples samples(TimeRange range);
  }

  /** A series of observations or distributions. */
  non-sealed interface DistributionCursor extends SeriesCursor {
    /** What its first data came in. */
    Unit unit();

    /**
     * The units its data is told in: HDR cells in the dimension's base unit, all else as declared.
     */
    Set<Unit> units();

    /**
     * Reads what starts within a range: intervals and points alike.
     *
     * @return whether there was anything
     */
    boolean read(TimeRange range, DistributionSink sink);
  }

  /** Takes distributions as they are kept, one after the other. */
  interface DistributionSink {
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
}

package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
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
}

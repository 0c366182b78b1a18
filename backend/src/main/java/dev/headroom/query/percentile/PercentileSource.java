package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import java.util.Set;

/** One thing percentiles can be merged from. */
sealed interface PercentileSource permits StoredSource, ClassicSource {
  /** For messages. */
  String name();

  /** The units its values are told in; all of one dimension. */
  Set<Unit> units();

  Unit.Dimension dimension();

  long newestMillis();

  /**
   * Merges what it has in a stretch.
   *
   * @return whether it had anything
   */
  boolean mergeInto(HistogramMerge merge, TimeRange stretch);
}

/**
 * What is computed of series, the same for every engine: percentiles, heat maps, lines over time,
 * and which series there are.
 *
 * <p>Main flow: {@link dev.headroom.query.SeriesQueries} reads cursors of a {@link
 * dev.headroom.storage.series.SeriesSource}, cuts time into {@link dev.headroom.query.range.Steps},
 * merges distributions ({@code query.percentile}) and tells the growth of counters by the one rule
 * by which their points were counted ({@link dev.headroom.query.range.CounterGrowth}).
 *
 * <p>Questions and answers are immutable; readers run on their callers' threads and keep nothing.
 * This package must not know promises, runbooks or HTTP, nor where series are kept.
 */
@NullMarked
package dev.headroom.query;

import org.jspecify.annotations.NullMarked;

/**
 * One series in memory: what is still open, what is sealed, and what must be remembered to
 * understand its next point.
 *
 * <p>Main flow: a {@link dev.headroom.metrics.series.FloatSeries} collects samples and seals them
 * in chunks of 120; a {@link dev.headroom.metrics.series.DistributionSeries} counts observations
 * into the HDR cells of ten-second intervals and keeps bucketed distributions point by point. A
 * snapshot of either serves queries and checkpoints.
 *
 * <p>The applying thread alone changes a series; any thread may take a snapshot. The lock of a
 * series is held for an append or for copying references, never for decoding. This package must not
 * know which series exist, who watches them, or why data is dropped.
 */
@NullMarked
package dev.headroom.metrics.series;

import org.jspecify.annotations.NullMarked;

/**
 * Merging distributions and reading quantiles from what was merged.
 *
 * <p>Main flow: a {@link dev.headroom.metrics.histogram.HistogramMerge} takes in everything of one
 * span of time, each kind on its own and without loss; then {@link
 * dev.headroom.metrics.histogram.HistogramMerge#estimates} answers quantiles with the bounds the
 * kinds allow. {@link dev.headroom.metrics.histogram.Growth} tells what a cumulative distribution
 * has more or less than another; {@link dev.headroom.metrics.histogram.Spread} deals one out over a
 * stretch of time.
 *
 * <p>A merge belongs to one thread; all else is free of state. This package must not know series,
 * selectors or where distributions are kept.
 */
@NullMarked
package dev.headroom.metrics.histogram;

import org.jspecify.annotations.NullMarked;

/**
 * Arithmetic of distributions, by {@link dev.headroom.metrics.histogram.DistributionArithmetic}:
 * what a cumulative one grew by, how growth after a gap is spread, sums of any kind.
 *
 * <p>Stateless. This package must not know series, nor how percentiles are read.
 */
@NullMarked
package dev.headroom.metrics.histogram;

import org.jspecify.annotations.NullMarked;

/**
 * The one rule by which growth of cumulative data is counted, for counters, sums and distributions
 * alike.
 *
 * <p>Main flow: whoever applies a point asks the {@link dev.headroom.metrics.growth.GrowthRule}
 * what the first point of a stream means and the stream's {@link
 * dev.headroom.metrics.growth.BaseLine} what any later one means. The answer is a {@link
 * dev.headroom.metrics.growth.Decision}: nothing, the difference, or the whole. {@link
 * dev.headroom.metrics.growth.Senders} know who was heard when, which makes a new stream of a known
 * sender begin at zero. {@code docs/growth.md} tells each rule with an example.
 *
 * <p>Used by the applying thread, except for {@link dev.headroom.metrics.growth.Interleavings},
 * which any thread may read; a query has base lines of its own. This package must not know series,
 * taps or where anything is kept.
 */
@NullMarked
package dev.headroom.metrics.growth;

import org.jspecify.annotations.NullMarked;

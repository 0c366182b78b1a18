/**
 * Ranges of time cut into steps, and what a counter grew by in them.
 *
 * <p>Immutable. The rule by which a counter grows is that of {@code metrics.growth}, the same by
 * which its points were counted. This package must not know where series are kept.
 */
@NullMarked
package dev.headroom.query.range;

import org.jspecify.annotations.NullMarked;

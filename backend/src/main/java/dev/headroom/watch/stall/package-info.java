/**
 * Whether promises are evaluated.
 *
 * <p>{@link dev.headroom.watch.stall.EvaluatorWatch} says how it stands. It takes no lock that the
 * evaluator holds while it works.
 */
@NullMarked
package dev.headroom.watch.stall;

import org.jspecify.annotations.NullMarked;

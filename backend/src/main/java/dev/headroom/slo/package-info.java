/**
 * Objectives and what is left of them: counts per slice, error budget, burn rates, tiers.
 *
 * <p>Main flow: OpenSLO files are read into {@link dev.headroom.slo.Objective}s; each objective
 * taps the series its indicator names and adds good and bad events to time slices as they are
 * applied; the evaluator turns counts into an {@link dev.headroom.slo.Evaluation}: budget, burn per
 * window, exhaustion, the tier that fires. All of it is a pure function of the counts and the time
 * asked for, on whole numbers and decimals, never on rounded ratios.
 *
 * <p>Counts are added on the applying thread and read on the evaluating one. This package must not
 * know who is told about a breach, or how.
 */
@NullMarked
package dev.headroom.slo;

import org.jspecify.annotations.NullMarked;

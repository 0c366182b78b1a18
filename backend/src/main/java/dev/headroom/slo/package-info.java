/**
 * Objectives and what is left of them: counts per slice, error budget, burn rates, tiers.
 *
 * <p>Main flow: {@link dev.headroom.slo.openslo.OpenSlo} reads files into {@link
 * dev.headroom.slo.objective.Objective}s; where what they count differs from what is counted, the
 * log is told ({@link dev.headroom.slo.Objectives#unrecorded}), and {@link
 * dev.headroom.slo.Objectives} begins and ends counting where the log says so ({@code
 * CountedDefinitions}): it taps the series each indicator names and adds good and bad events to
 * time slices as they are applied; the {@link dev.headroom.slo.Evaluator} turns counts into an
 * {@link dev.headroom.slo.Evaluation}: budget, burn per window, exhaustion, the tier that fires.
 * All of it is a pure function of the counts and the time asked for, on whole numbers and decimals,
 * never on rounded ratios.
 *
 * <p>Counts are added on the applying thread, whole batches under a lock, and read on the
 * evaluating one. Events are counted at the time they carry; that a stamp is not absurdly far ahead
 * is the store's to check. This package must not know who is told about a breach, or how.
 */
@NullMarked
package dev.headroom.slo;

import org.jspecify.annotations.NullMarked;

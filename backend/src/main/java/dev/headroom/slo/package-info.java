/**
 * Objectives and what is left of them: error budget, burn rates, tiers, data that is missing.
 *
 * <p>Main flow: {@link dev.headroom.slo.openslo.OpenSlo} reads files into {@link
 * dev.headroom.slo.objective.Objective}s; where what they count differs from what is counted, the
 * log is told ({@link dev.headroom.slo.count.EventCounting#unrecorded}), and counting begins and
 * ends where the log says so. {@link dev.headroom.slo.Objectives} are those in force. The {@link
 * dev.headroom.slo.EvaluationLoop} decides when they are evaluated; the {@link
 * dev.headroom.slo.Evaluator} turns their counts into an {@link dev.headroom.slo.Evaluation}:
 * budget, burn per window, exhaustion, the tier that fires. An evaluation is a pure function of the
 * counts and the time asked for, on whole numbers and decimals, never on rounded ratios.
 *
 * <p>The loop runs on one thread of the server's; everything else may be read by any. Time comes in
 * from outside. This package must not know how events are counted, nor who is told about a breach,
 * or how.
 */
@NullMarked
package dev.headroom.slo;

import org.jspecify.annotations.NullMarked;

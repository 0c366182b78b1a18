/**
 * What other rules would have told in the last days: who, of what and when, beside what happened.
 *
 * <p>Main flow: {@link dev.headroom.trial.RuleTrial} walks through the time ({@code TrialRun}) with
 * a clock of its own: promises are evaluated by what was counted then, incidents of other sources
 * stand as they stood, and both go to an {@link dev.headroom.alerting.Alerting} of its own, over a
 * store that is thrown away ({@link dev.headroom.trial.ScratchStore}) and with nobody to tell
 * ({@code NobodyTold}). What that store holds in the end is the answer ({@link
 * dev.headroom.trial.TrialReport}), with the incidents that really were ({@code RealHistory}).
 *
 * <p>Threading: one trial at a time, on the thread that asks. This package must not know where
 * rules come from, nor write or send anything.
 */
@NullMarked
package dev.headroom.trial;

import org.jspecify.annotations.NullMarked;

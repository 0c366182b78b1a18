/**
 * The burn of a budget as a source of alerts: levels, figures, labels, texts.
 *
 * <p>Main flow: {@link dev.headroom.burn.BurnAlerts} makes an {@link
 * dev.headroom.alerting.source.AlertRound} of each {@link dev.headroom.slo.Evaluation}: a reading
 * for each tier, and an account that knows how to put it in labels, figures and sentences. {@link
 * dev.headroom.burn.BreachHistory} says when a breach began and how it went.
 *
 * <p>Immutable, for any thread. This package must not know who is told, nor what becomes of an
 * incident.
 */
@NullMarked
package dev.headroom.burn;

import org.jspecify.annotations.NullMarked;

/**
 * Silences: what people decided not to be told of for a while.
 *
 * <p>{@link dev.headroom.alerting.silence.Silences} keeps them and is what alerting asks about an
 * incident ({@link dev.headroom.alerting.incident.Muting}). A {@link
 * dev.headroom.alerting.silence.Silence} goes from planned to in force to ended and never back.
 *
 * <p>Nothing here knows how incidents change, nor who is told: alerting holds back, and pages when
 * nothing holds back any more.
 */
@NullMarked
package dev.headroom.alerting.silence;

import org.jspecify.annotations.NullMarked;

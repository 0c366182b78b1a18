/**
 * Alerts of others that are refused because there is no room for them.
 *
 * <p>{@link dev.headroom.watch.refusal.RefusedAlerts} is asked at each look how that stands. Not
 * for use by several threads.
 */
@NullMarked
package dev.headroom.watch.refusal;

import org.jspecify.annotations.NullMarked;

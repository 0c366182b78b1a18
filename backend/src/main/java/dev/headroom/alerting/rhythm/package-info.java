/**
 * When receivers hear of the alerts of a group: a part of the policy of alerting, and as pure.
 *
 * <p>{@link dev.headroom.alerting.rhythm.GroupRhythm} says whether the first of them still waits
 * for others, and what receivers do not know yet.
 */
@NullMarked
package dev.headroom.alerting.rhythm;

import org.jspecify.annotations.NullMarked;

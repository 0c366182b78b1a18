/**
 * Tells receivers again how incidents stand that forget it otherwise.
 *
 * <p>{@link dev.headroom.notify.resend.Resends} does so each minute, from what the state store says
 * they were told last. This is no delivery: it has no attempts and is counted only.
 */
@NullMarked
package dev.headroom.notify.resend;

import org.jspecify.annotations.NullMarked;

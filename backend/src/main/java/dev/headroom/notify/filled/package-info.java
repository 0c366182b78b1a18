/**
 * What {@code routing.yaml} has integrations say, filled in from incidents.
 *
 * <p>{@link dev.headroom.notify.filled.StepTexts} gives templates the alert of a step, and keeps
 * notes of those that cannot be filled in.
 *
 * <p>This package must not know kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.filled;

import org.jspecify.annotations.NullMarked;

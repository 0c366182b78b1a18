/**
 * What people read of a step of an incident, in words, whatever carries them.
 *
 * <p>{@link dev.headroom.notify.words.StepWords} makes them of a transition. Immutable values. This
 * package must not know any kind of receiver, nor how its texts are escaped.
 */
@NullMarked
package dev.headroom.notify.words;

import org.jspecify.annotations.NullMarked;

/**
 * Parts of secrets in what others answer, however they are written.
 *
 * <p>{@link dev.headroom.routing.fragment.SecretFragments} looks for them in a text and in what its
 * escapes stand for ({@code UnfoldedText}). Immutable values.
 */
@NullMarked
package dev.headroom.routing.fragment;

import org.jspecify.annotations.NullMarked;

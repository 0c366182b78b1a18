/**
 * Texts that many rooms read and write in one way: numbers, durations, moments, addresses, digests.
 *
 * <p>Everything is immutable and may be used from any thread.
 */
@NullMarked
package dev.headroom.model.text;

import org.jspecify.annotations.NullMarked;

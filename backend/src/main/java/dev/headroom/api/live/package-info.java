/**
 * Runs the live blocks of runbooks against the stores, bound to an incident or to now.
 *
 * <p>{@link dev.headroom.api.live.LiveBlocks} gives each block two seconds of its own on another
 * thread; a block that fails or is late says so and harms no other. Safe for several threads. This
 * package knows nothing of HTTP and writes to no store.
 */
@NullMarked
package dev.headroom.api.live;

import org.jspecify.annotations.NullMarked;

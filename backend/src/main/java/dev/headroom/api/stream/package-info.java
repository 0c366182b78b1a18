/**
 * Live events for those who watch: numbered, by topic, as server-sent events.
 *
 * <p>Main flow: whoever has news publishes to {@link dev.headroom.api.stream.LiveEvents}, on any
 * thread; the newest events are kept once for everybody. Each open stream reads on from its own
 * place whenever its client has taken what was written, on the client's event loop, so that a slow
 * client costs no more than a fast one. {@link dev.headroom.api.stream.SloFeed} turns evaluations
 * into what has changed for people.
 *
 * <p>This package asks no store and knows no resource.
 */
@NullMarked
package dev.headroom.api.stream;

import org.jspecify.annotations.NullMarked;

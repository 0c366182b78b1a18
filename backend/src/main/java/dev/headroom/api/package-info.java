/**
 * The read and admin side over HTTP: resources, live events, problem details.
 *
 * <p>Main flow: a resource reads and checks parameters on the event loop, asks a store on a virtual
 * thread (bounded in number), turns the answer into a view record and writes it as JSON. Whatever
 * goes wrong becomes a problem detail in one place, {@link dev.headroom.api.Answers}.
 *
 * <p>{@link dev.headroom.api.LiveEvents} keeps the newest events of each topic for clients that
 * come back. This package must not write to any store but through {@code alerting}'s own methods,
 * and knows nothing of how data came in.
 */
@NullMarked
package dev.headroom.api;

import org.jspecify.annotations.NullMarked;

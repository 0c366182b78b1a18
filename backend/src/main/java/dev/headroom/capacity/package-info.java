/**
 * Services as people declare them: who owns them, what they need, what counts as load and how much
 * of it they were built for, and how often they may page people.
 *
 * <p>Main flow: {@link dev.headroom.capacity.Services#read} reads {@code services.yaml} with
 * places; {@link dev.headroom.capacity.LoadReader} answers how much load there is and was, from the
 * series the file names.
 *
 * <p>Everything read is immutable and free to cross threads. Load is counted, never estimated: a
 * stretch of time without data has no load that anybody could tell. This package must not know
 * promises, incidents or HTTP.
 */
@NullMarked
package dev.headroom.capacity;

import org.jspecify.annotations.NullMarked;

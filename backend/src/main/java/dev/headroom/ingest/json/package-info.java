/**
 * The native pushes that are written in JSON: timings, log lines, changes.
 *
 * <p>Each decoder reads its body as a stream. An {@code ElementReader} reads one object to its end
 * whatever is wrong inside, keeps the first thing that is, and so leaves the elements after it
 * unharmed; only bytes that are no JSON, or JSON of the wrong shape, refuse the body as a whole.
 *
 * <p>Any number of threads may decode at a time. This package must not know HTTP, compression or
 * what becomes of the batch.
 *
 * <p>Log records come as loggers write them: {@code KnownKey} is the table of their keys, {@code
 * LogLevel} and {@code TraceContext} read what stands under them ({@code docs/log-formats.md}).
 */
@NullMarked
package dev.headroom.ingest.json;

import org.jspecify.annotations.NullMarked;

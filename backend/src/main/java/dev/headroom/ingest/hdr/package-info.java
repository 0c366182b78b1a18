/**
 * HdrHistogram's interval log, as its {@code HistogramLogWriter} writes it.
 *
 * <p>Main flow: {@link dev.headroom.ingest.hdr.IntervalLogDecoder} reads line by line; {@code
 * LogTimes} turns the log's relative times into absolute ones, {@code SeriesTag} the tag into
 * labels, {@code HistogramPayload} the encoded histogram straight into sparse cells. The payload is
 * read here and not by the library because the library sizes its arrays by what the header claims;
 * this reader allocates by what the payload holds.
 *
 * <p>A bad line is rejected by its number and leaves the others alone. Any number of threads may
 * decode at a time. This package must not know HTTP, compression of the body or what becomes of the
 * batch.
 */
@NullMarked
package dev.headroom.ingest.hdr;

import org.jspecify.annotations.NullMarked;

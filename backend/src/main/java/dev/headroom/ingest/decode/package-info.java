/**
 * What every push decoder speaks in: the body it is given, the batch it makes of it, the limits it
 * keeps and the two ways to say no.
 *
 * <p>A {@link dev.headroom.ingest.decode.Decoder} turns a {@link dev.headroom.ingest.decode.Body}
 * into {@link dev.headroom.ingest.decode.Decoded}. What is wrong with one series or record goes to
 * {@link dev.headroom.ingest.decode.Rejections} and leaves the rest alone; what is wrong with the
 * body as a whole ends in a {@link dev.headroom.ingest.decode.BodyException}.
 *
 * <p>Everything here is free of threads, clocks and HTTP; it knows {@code model} alone.
 */
@NullMarked
package dev.headroom.ingest.decode;

import org.jspecify.annotations.NullMarked;
